"""Bringing sources in: from files, and from a server on this machine."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.add import AddResult, add_sources
from atodds.add.article import Article
from atodds.add.pdf import PdfError, pdf_paragraphs
from atodds.add.write import as_markdown, file_stem
from atodds.read import read_document, read_paths
from atodds.read.document import load_text

TODAY = date(2024, 5, 6)
PARAGRAPHS = (
    "The ferry sank off the northern coast on Monday, and at least nine people were saved.",
    "The harbour master said that his brother had been among those who were in the water.",
    "A court will hear on Friday whether the company had been warned about the bow door.",
)


def html(body: str = "", head: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>Nine saved from ferry</title>{head}</head><body>"
        f"<nav><a href='/'>World</a></nav><article><h1>Nine saved from ferry</h1>\n{text}\n{body}"
        "</article><footer>Copyright 2021 The Example</footer></body></html>"
    )


DATED = '<meta property="article:published_time" content="2021-08-31T10:00:00Z">'
SITE = '<meta property="og:site_name" content="The Example">'


class Site:
    """Pages to serve, by path: status, headers and body."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.delay = 0.0
        self.port = 0

    def __call__(
        self, path: str, body: str | bytes = b"", status: int = 200, **headers: str
    ) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html", **named}, data)
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(served.delay)
            status, headers, data = served.pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep the output of the tests clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AddResult]:
    """Add to `seeds` under the working directory, which is a new empty one."""
    monkeypatch.chdir(tmp_path)

    def _add(*sources: str, **options: object) -> AddResult:
        return add_sources(sources, Path("seeds"), today=TODAY, **options)  # type: ignore[arg-type]

    return _add


def refused(result: AddResult) -> str:
    assert result.written == ()
    assert len(result.problems) == 1
    assert "\n" not in result.problems[0].message
    return result.problems[0].message


def test_a_page(site: Site, add: Callable[..., AddResult]) -> None:
    url = site("/ferry?a=1", html(head=DATED + SITE))
    assert add(url) == AddResult(("seeds/2021-08-31-the-example.md",), ())
    assert Path("seeds/2021-08-31-the-example.md").read_text(encoding="utf-8") == (
        '---\ntitle: "Nine saved from ferry"\npublisher: "The Example"\npublished: 2021-08-31\n'
        f'url: "{url}"\nretrieved: 2024-05-06\n---\n\n' + "\n\n".join(PARAGRAPHS) + "\n"
    )


def test_what_is_added_can_be_checked(site: Site, add: Callable[..., AddResult]) -> None:
    add(site("/ferry", html(head=DATED + SITE)))
    documents, problems = read_paths(["seeds"])
    assert not problems
    assert [(d.title, d.publisher, d.published) for d in documents] == [
        ("Nine saved from ferry", "The Example", date(2021, 8, 31))
    ]
    assert "retrieved" not in documents[0].prose


def test_unseen_text_stays_behind(site: Site, add: Callable[..., AddResult]) -> None:
    body = "<p hidden>There were 41 more of them in the water, it was said in the town.</p>"
    body += "<p>He <s>was</s> is well.<sup>[2]</sup> The sea\nwas\ncalm.</p>"
    (path,) = add(site("/a", html(body, DATED))).written
    text = Path(path).read_text(encoding="utf-8")
    assert "41 more" not in text
    assert "He is well. The sea was calm." in text
    assert "Copyright" not in text


def test_redirects_are_followed(site: Site, add: Callable[..., AddResult]) -> None:
    final = site("/c", html(head=DATED))
    site("/b", status=302, Location="/c")
    result = add(site("/a", status=301, Location="/b"))
    assert result.written == ("seeds/2021-08-31-127-0-0-1.md",)
    assert f'url: "{final}"' in Path(result.written[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ({"status": 404}, "404 Not Found"),
        ({"status": 500}, "500"),
        ({"status": 302, "Location": "/a"}, "302"),
        ({"status": 302, "Location": "ftp://a.org/b"}, "no web address"),
        ({"body": b"\x00\x01\x02" * 99}, "binary"),
        ({"body": "<p>Nothing.</p>"}, "no article"),
        ({"body": ""}, "no article"),
        ({"body": "", "Content_Type": "text/plain"}, "no text"),
        ({"body": "{}", "Content_Type": "application/json"}, "application/json"),
        ({"body": html(head=DATED), "Content_Encoding": "br"}, "unknown encoding"),
        ({"body": html(head=DATED), "Content_Encoding": "gzip"}, "cannot be fetched"),
        ({"body": "x", "Content_Length": "99999999999"}, "larger than 10 MB"),
        ({"body": gzip.compress(bytes(30_000_000)), "Content_Encoding": "gzip"}, "larger than"),
        ({"body": b"x" * 20_000_000}, "larger than 10 MB"),
        ({"body": html()}, "--published"),
    ],
)
def test_pages_that_cannot_be_added(
    site: Site, add: Callable[..., AddResult], page: dict[str, str], says: str
) -> None:
    url = site("/a", **page)  # type: ignore[arg-type]
    assert says in refused(add(url))
    assert not Path("seeds").exists()


def test_a_page_without_end_is_refused(site: Site, add: Callable[..., AddResult]) -> None:
    url = site("/a", b"x" * 20_000_000, Content_Length="")
    assert "larger than 10 MB" in refused(add(url))


def test_a_server_that_does_not_answer(site: Site, add: Callable[..., AddResult]) -> None:
    site.delay = 1.0
    assert "took too long" in refused(add(site("/a", html(head=DATED)), timeout=0.1))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://[",
        "http://",
        "http://a b/",
        "http://\x1b[31m\n/",
        "ftp://a.org/b",
    ],
)
def test_addresses_that_lead_nowhere(
    add: Callable[..., AddResult], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    refused(add(url))


def test_compressed_and_differently_encoded_pages(
    site: Site, add: Callable[..., AddResult]
) -> None:
    text = html("<p>Captain Škoda was not there.</p>", DATED)
    packed = site("/a", gzip.compress(text.encode()), Content_Encoding="gzip")
    coded = site("/b", text.encode("iso-8859-2"), Content_Type="text/html; charset=iso-8859-2")
    result = add(packed, coded)
    assert len(result.written) == 2
    assert all("Škoda" in Path(p).read_text(encoding="utf-8") for p in result.written)


def test_a_page_in_another_language(site: Site, add: Callable[..., AddResult]) -> None:
    german = (
        "Die Fähre ist am Montag vor der Küste gesunken, sagte der Hafenmeister am Abend.",
        "Neun Menschen seien von einem Kutter aus dem Wasser gerettet worden, darunter Kinder.",
        "Das Gericht wird am Freitag hören, ob die Reederei vor der Bugklappe gewarnt wurde.",
    )
    assert "not in English" in refused(add(site("/a", html(head=DATED, paragraphs=german))))


def test_no_file_is_written_over(site: Site, add: Callable[..., AddResult]) -> None:
    first, second = site("/a", html(head=DATED)), site("/b", html(head=DATED))
    assert add(first).written == ("seeds/2021-08-31-127-0-0-1.md",)
    assert add(second).written == ("seeds/2021-08-31-127-0-0-1-2.md",)
    assert "there already, as seeds/2021-08-31-127-0-0-1.md" in refused(add(first + "#top"))


def test_one_failure_leaves_the_others_alone(site: Site, add: Callable[..., AddResult]) -> None:
    result = add(site("/none", status=404), site("/a", html(head=DATED)))
    assert len(result.written) == 1
    assert len(result.problems) == 1


def test_what_the_user_says_outweighs_the_page(site: Site, add: Callable[..., AddResult]) -> None:
    result = add(site("/a", html()), published=date(2020, 1, 2), publisher="Bérg & Son")
    assert result.written == ("seeds/2020-01-02-berg-son.md",)


def test_dates_that_the_text_only_mentions_are_not_its_own(
    site: Site, add: Callable[..., AddResult]
) -> None:
    body = "<p>It was the worst since another sank on March 4, 2013, in a storm.</p>"
    assert "--published" in refused(add(site("/a", html(body))))


def test_a_date_line_over_the_text(site: Site, add: Callable[..., AddResult]) -> None:
    dated = ("Published March 4, 2013", *PARAGRAPHS)
    assert add(site("/a", html(paragraphs=dated))).written == ("seeds/2013-03-04-127-0-0-1.md",)


def test_a_saved_page(add: Callable[..., AddResult]) -> None:
    link = '<link rel="canonical" href="https://www.example.org/a">'
    Path("saved.html").write_text(html(head=DATED + link), encoding="utf-8")
    (path,) = add("saved.html").written
    text = Path(path).read_text(encoding="utf-8")
    assert path == "seeds/2021-08-31-example-org.md"
    assert 'url: "https://www.example.org/a"' in text
    assert "retrieved" not in text


def test_a_text_file(add: Callable[..., AddResult]) -> None:
    text = "Nine saved from ferry\r\n\r\nPublished March 4, 2013\r\n\r\n" + "\r\n\r\n".join(
        PARAGRAPHS
    )
    Path("wire copy.txt").write_bytes(text.encode("utf-16"))
    assert add("wire copy.txt").written == ("seeds/2013-03-04-wire-copy.md",)
    found = read_document("a.md", Path("seeds/2013-03-04-wire-copy.md").read_bytes())
    assert getattr(found, "title", None) == "Nine saved from ferry"


def test_a_text_file_keeps_its_front_matter(add: Callable[..., AddResult]) -> None:
    Path("a.md").write_text(
        f"---\ntitle: 'Nine'\npublished: 2013-03-04\nurl: https://a.org/b\n---\n{PARAGRAPHS[0]}",
        encoding="utf-8",
    )
    (path,) = add("a.md").written
    assert Path(path).read_text(encoding="utf-8") == (
        '---\ntitle: "Nine"\npublished: 2013-03-04\nurl: "https://a.org/b"\n---\n\n'
        f"{PARAGRAPHS[0]}\n"
    )


@pytest.mark.parametrize("source", ["none.txt", ".", "\0", "x" * 5000, ""])
def test_files_that_are_none(add: Callable[..., AddResult], source: str) -> None:
    refused(add(source))


def test_a_folder_that_cannot_be_written(add: Callable[..., AddResult]) -> None:
    Path("seeds").write_text("a file", encoding="utf-8")
    Path("saved.html").write_text(html(head=DATED), encoding="utf-8")
    refused(add("saved.html"))


def test_without_the_extra(add: Callable[..., AddResult], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    Path("saved.html").write_text(html(head=DATED), encoding="utf-8")
    assert "pip install 'atodds[add]'" in refused(add("saved.html"))


def pdf(*pages: list[str], title: str = "Nine saved") -> bytes:
    """A PDF of these pages, a line of text a string."""
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(pages)))
    font = 3 + 2 * len(pages)
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    for i, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        content = f"BT /F1 12 Tf 50 700 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * i} 0 R"
            f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(f"<< /Title ({title}) /CreationDate (D:20220101000000Z) >>")
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()


def test_a_pdf(add: Callable[..., AddResult]) -> None:
    body = [
        "The ferry sank off the northern coast on Monday, and at least nine peo-",
        "ple were saved by a trawler that had come by on its way to the harbour",
        "of the town.",
        "A court will hear on Friday whether the company had been warned before",
    ]
    pages = [["The Example, page 1", *body], ["The Example, page 2", "the ship had left.", "2"]]
    pages.append(["The Example, page 3", "That is all that is known so far."])
    Path("a.pdf").write_bytes(pdf(*pages))
    assert "--published" in refused(add("a.pdf"))
    (path,) = add("a.pdf", published=date(2021, 8, 31)).written
    text = Path(path).read_text(encoding="utf-8")
    assert 'title: "Nine saved"' in text
    assert "at least nine people were saved by a trawler" in text
    assert "been warned before the ship had left." in text
    assert "page" not in text


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.4\n" + b"\xff" * 99, pdf([])])
def test_broken_and_empty_pdfs(data: bytes) -> None:
    with pytest.raises(PdfError) as error:
        pdf_paragraphs(data)
    assert "\n" not in str(error.value)


@given(st.text(), st.text(max_size=30))
def test_front_matter_that_is_written_is_read_back(title: str, publisher: str) -> None:
    article = Article((PARAGRAPHS[0],), title, publisher, date(2021, 8, 31), "https://a.org/'\"")
    loaded = load_text("a.md", as_markdown(article, TODAY))
    assert loaded.problems == ()
    assert loaded.document is not None
    assert loaded.document.published == date(2021, 8, 31)
    assert loaded.document.url == "https://a.org/'\""
    assert file_stem(article, "a").isascii()
