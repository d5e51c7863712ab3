"""Web pages: what of the file is the article, at the file's own offsets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.model import Document, Problem
from atodds.parse import paragraphs
from atodds.read import read_document

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Ferry sinks, nine saved | The Example Times</title>
<meta property="og:site_name" content="The Example Times">
<meta property="article:published_time" content="2021-08-31T22:10:00-05:00">
<link rel="canonical" href="https://www.example.org/ferry?a=1&amp;b=2">
<style>p { color: red } /* 41 people */</style>
<script>var dead = 42; if (a < b) { document.write("<p>43 died</p>"); }</script>
</head><body class="has-sidebar">
<header class="top"><a href="/">The Example Times</a></header>
<nav><ul><li><a href="/w">World: 44 dead</a></li>
<li><a href="/s">Sport</a></li></ul></nav>
<main><article class="story">
<header><h1>Ferry sinks off the coast, <em>nine</em> saved</h1></header>
<div class="social-share"><span>Share with 45 friends of yours now</span></div>
<p>The ferry sank off the northern
coast on Monday, and <a href="/46">at least <b>nine</b> people</a> were saved by a trawler.</p><p
 class="lead">The harbour master&rsquo;s brother said: &ldquo;We
owe &pound;300&nbsp;million.&rdquo;<br>
A court will hear the case.</p>
<figure><img alt="47 boats">
<figcaption>The trawler in the harbour on Monday.</figcaption></figure>
<p hidden>48 people were hidden.</p><p style="display: none">49 as well.</p>
<p>He had said it before.<sup>[50]</sup> <s>Fifty-one</s> Two were hurt.</p>
<ul><li>Divers went down.</li><li>They <a href="#">came back</a>.</li></ul>
<!-- 52 people -->
<aside>More: 53 dead in crash</aside>
</article>
<section class="related-stories">
<p>A bus with 54 people has left the road near the border</p></section>
</main>
<footer>Copyright 2021 The Example Times</footer>
</body></html>
"""


def page(text: str | bytes, path: str = "a.html") -> Document:
    found = read_document(path, text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, Document), found
    return found


def words(found: Document) -> str:
    return " ".join(found.prose.split())


def test_metadata() -> None:
    found = page(PAGE)
    assert found.title == "Ferry sinks off the coast, nine saved"
    assert found.publisher == "The Example Times"
    assert (found.published, found.published_from) == (date(2021, 8, 31), "header")
    assert found.url == "https://www.example.org/ferry?a=1&b=2"
    assert found.text == PAGE


def test_only_the_article_is_prose() -> None:
    assert words(page(PAGE)) == (
        "Ferry sinks off the coast, nine saved"
        " The ferry sank off the northern coast on Monday, and at least nine people were saved by a"
        " trawler. The harbour master ’s brother said: “We owe £300 million.” A court will hear the"
        " case. The trawler in the harbour on Monday. He had said it before. Two were hurt."
        " Divers went down. They came back ."
    )


def test_what_can_be_read_stands_at_its_place_in_the_file() -> None:
    found = page(PAGE)
    assert len(found.prose) == len(PAGE)
    for word in ("nine", "Monday", "million", "hurt"):
        at = found.prose.index(word)
        assert PAGE[at : at + len(word)] == word
    at = found.prose.index("£300")
    assert PAGE[at - 6 : at + 4] == "&pound;300"


def test_blocks_part_sentences_and_wrapped_lines_do_not() -> None:
    found = page(PAGE)
    parts = [" ".join(found.prose[start:end].split()) for start, end in paragraphs(found.prose)]
    assert parts[0] == "Ferry sinks off the coast, nine saved"
    assert parts[1].startswith("The ferry sank off the northern coast on Monday, and at least")
    assert parts[2].endswith("million.”")


def test_the_heading_is_the_title_section() -> None:
    found = page(PAGE)
    titles = [s.span for s in found.sections if s.role == "title"]
    assert [PAGE[span.start : span.end] for span in titles] == [
        "Ferry sinks off the coast,",
        "nine",
        "saved",
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<title>Nine saved - Example</title><link rel=canonical href=//example.org/a>",
            "Nine saved",
        ),
        ("<title>Nine saved</title><h1>Example</h1>", "Nine saved"),
        ("<TITLE >Nine &amp; one saved</TITLE>", "Nine & one saved"),
        ("<svg><title>Close</title></svg><title>Nine saved</title>", "Nine saved"),
        ('<meta property="og:title" content="Nine &quot;saved&quot;">', 'Nine "saved"'),
        ("", None),
    ],
)
def test_titles(head: str, title: str | None) -> None:
    found = page(f"<html>{head}<p>The ferry sank on Monday, he said.</p>")
    assert found.title == title


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2021-08-31">',
        '<meta itemprop="datePublished" content="August 31, 2021">',
        '<span itemprop="datePublished" datetime="2021-08-31T10:00"></span>',
        '<time datetime="2021-08-31T10:00">Tuesday</time>',
        '<script type="application/ld+json">{"a": 1, "datePublished": "2021-08-31"}</script>',
        "<p>Published August 31, 2021</p>",
    ],
)
def test_publication_dates(head: str) -> None:
    found = page(f"{head}<p>The ferry sank on Monday, he said.</p>")
    assert (found.published, found.published_from) == (date(2021, 8, 31), "header")
    assert "Published" not in found.prose


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Nine<p>were saved", "Nine were saved"),
        ("<div class='comments'><article><p>Nine were saved</article></div>", "Nine were saved"),
        (
            "<form class=search><p>Nine were saved by a trawler</p></form>",
            "Nine were saved by a trawler",
        ),
        ("<p>Nine</p></div></section><p>were saved</p></html>", "Nine were saved"),
        ("<p>a < b and 3 <4 but <b title='>'>nine</b></p>", "a < b and 3 <4 but nine"),
        ("<p>AT&amp;T &nothing &#8220;nine&#8221; &#x27;</p>", "AT &T &nothing “nine” '"),
        ("<p>Nine<!-- > 12 -->were<![CDATA[12]]>saved<?php 12 ?></p>", "Nine were saved"),
        ("<p>Nine were saved</p><script>if (1 < 2) 12", "Nine were saved"),
        ("<p>Nine were saved</p><p class='12", "Nine were saved"),
        ("<p>Nine were saved</p><a href=/12>Advertisement</a>", "Nine were saved"),
    ],
)
def test_odd_pages(body: str, expected: str) -> None:
    assert words(page(body)) == expected


def test_the_encoding_that_the_page_names() -> None:
    text = '<meta charset="iso-8859-2"><p>Kapitán Škoda said that nine were saved.</p>'
    assert "Škoda" in page(text.encode("iso-8859-2")).prose


def test_a_page_without_the_suffix_is_known_by_its_start() -> None:
    assert "<" not in page(PAGE, "page.txt").prose


def test_a_page_without_prose() -> None:
    found = read_document("a.html", b"<html><script>1</script></html>")
    assert isinstance(found, Problem)
    assert "no sentences" in found.message


TAGS = "<p> </p> <h1> </h1> <div class='share'> </div> <nav> <ul> <li> </ul> <a href='x'> </a> <br>"
ODD = "<script> </script> <!-- --> <title> </title> <b &rsquo; &#0; &nbsp; nine Nine. 12 < > ' \" ="


@given(st.lists(st.sampled_from([*TAGS.split(), *ODD.split(), " ", "\n", "\r\n", "\ud800"])))
def test_prose_has_the_length_of_the_file(pieces: list[str]) -> None:
    text = "".join(pieces) + "<p>Nine were saved."
    found = read_document("a.html", text.encode("utf-8", "replace"))
    if isinstance(found, Document):
        assert len(found.prose) == len(found.text)
        at = 0
        for section in sorted(found.sections, key=lambda s: s.span):
            assert at <= section.span.start < section.span.end <= len(found.text)
            at = section.span.end
