"""Readings as bytes: nothing is lost, nothing is believed."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atodds.mentions import NamesInDocument
from atodds.model import Claim, Document, Interval, Reading, Section, Span
from atodds.readings.codec import CodecError, content, pack, unpack

_TEXT = st.text(st.characters(), max_size=8)
_NUMBER = st.none() | st.integers(-9, 9**9) | st.floats(allow_nan=False)
st.register_type_strategy(Interval, st.builds(Interval, _NUMBER, _NUMBER, st.booleans(), _TEXT))

_READINGS = st.builds(
    Reading,
    path=_TEXT,
    claims=st.lists(st.from_type(Claim), max_size=3).map(tuple),
    kinds=st.lists(_TEXT, max_size=2).map(tuple),
    dates=st.none() | st.tuples(_TEXT, _TEXT),
    published=st.none() | st.dates(),
    proper=st.dictionaries(_TEXT, st.integers(0, 99), max_size=3),
    words=st.dictionaries(_TEXT, st.integers(0, 99), max_size=3),
    places=st.lists(_TEXT, max_size=2).map(tuple),
    names=st.none() | st.from_type(NamesInDocument),
    namings=st.lists(st.from_type(Claim), max_size=2).map(tuple),
)
READING = Reading("a.md", (), proper={"Zenda": 2, "Alder": 1})


def _at(reading: Reading, path: str) -> Reading:
    """The reading with all its claims in another file."""
    return replace(
        reading,
        path=path,
        claims=tuple(replace(c, path=path) for c in reading.claims),
        namings=tuple(replace(c, path=path) for c in reading.namings),
    )


@settings(max_examples=60, deadline=None)
@given(_READINGS)
def test_a_reading_comes_back_as_it_was_at_the_path_asked_for(reading: Reading) -> None:
    there = unpack(pack(reading), "elsewhere/b.md")
    assert there == _at(reading, "elsewhere/b.md")
    assert repr(there.proper) == repr(dict(reading.proper)), "in the same order"
    assert hash(there.claims) == hash(_at(reading, "elsewhere/b.md").claims)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        pack(READING)[:-4],
        zlib.compress(b"[]"),
        zlib.compress(b"null"),
        zlib.compress(b'{"path": 1}'),
        zlib.compress(b"[" * 9),
        zlib.compress(content(READING).replace(b"null", b"[7]")),
        zlib.compress(json.dumps([[["x"] * 12], *[None] * 8]).encode()),
    ],
)
def test_other_bytes_are_no_reading(data: bytes) -> None:
    with pytest.raises(CodecError):
        unpack(data, "a.md")


def test_the_content_of_a_document_is_all_but_where_it_lies_and_what_lies_beside_it() -> None:
    document = Document("a.md", "One.", (Section(Span(0, 4), "body"),))
    assert content(document) == content(replace(document, path="b.md", copy_of="c.md"))
    for other in (
        replace(document, text="Two."),
        replace(document, sections=(Section(Span(0, 4), "title"),)),
        replace(document, publisher="Harbour Post"),
        replace(document, rendered="One!"),
    ):
        assert content(document) != content(other)
