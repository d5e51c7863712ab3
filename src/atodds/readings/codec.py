"""Frozen records to JSON and back: the shape that readings have in the cache and between processes.

Works by the records' types, so that a new field needs no change here. Where a document lies and
which others lie beside it is not of its content: fields named in `LEFT_OUT` are not written.
Nothing here keeps old shapes readable; whoever stores the bytes stores a key of the code with them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from atodds.model import Document, Reading

LEFT_OUT = frozenset({"path", "copy_of"})
"""`path` is given again when reading back; the others get their defaults."""

_READING: Any = Reading
_DOCUMENT: Any = Document
_Encode = Callable[[Any], Any]
_Decode = Callable[[Any, str], Any]
"""From what JSON gives and the document's path."""

_Codec = tuple[_Encode, _Decode] | None
"""None: the value is the same in JSON."""


class CodecError(ValueError):
    """Bytes that are no record of the type asked for."""


def pack(reading: Reading) -> bytes:
    """A reading, without its path and copy_of, as compressed JSON."""
    return zlib.compress(content(reading), 1)


def unpack(data: bytes, path: str) -> Reading:
    """The reading in `pack`'s bytes, of the document at `path`. CodecError if it is none."""
    try:
        value = json.loads(zlib.decompress(data))
        reading: Reading = _made(_codec(_READING))[1](value, path)
        return reading
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, zlib.error) as error:
        raise CodecError(str(error)) from error


def document_from(data: bytes, path: str) -> Document:
    """The document in `content`'s bytes. CodecError if it is none."""
    try:
        document: Document = _made(_codec(_DOCUMENT))[1](json.loads(data), path)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise CodecError(str(error)) from error
    return document


def content(record: Reading | Document) -> bytes:
    """All that a record holds but what `LEFT_OUT` names, as JSON in ASCII."""
    kind: Any = type(record)
    encode, _ = _made(_codec(kind))
    return json.dumps(encode(record), separators=(",", ":")).encode("ascii")


def _made(codec: _Codec) -> tuple[_Encode, _Decode]:
    return codec or (lambda value: value, lambda value, path: value)


@cache
def _codec(kind: Any) -> _Codec:
    """How values of a type are written and read; TypeError for types that no record here has."""
    origin, args = get_origin(kind), get_args(kind)
    if kind in (str, int, float, bool, NoneType) or origin is Literal:
        return None
    if kind is date:
        return date.isoformat, lambda value, path: date.fromisoformat(value)
    if origin in (Union, UnionType):
        return _union(args)
    if origin is tuple:
        return _tuple(args)
    if origin is frozenset:
        return _frozenset(_codec(args[0]))
    if origin is Mapping:
        return _mapping(_codec(args[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value, lambda value, path: kind(value)
    if is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"no way to write {kind!r} as JSON")


def _record(kind: Any) -> tuple[_Encode, _Decode]:
    """A list of the fields' values, in order."""
    every = fields(kind)
    hints = get_type_hints(kind)
    names = [f.name for f in every if f.name not in LEFT_OUT]
    changed = [
        (at, *codec) for at, name in enumerate(names) if (codec := _codec(hints[name])) is not None
    ]
    # Where the fields left out stand among the others, whether that is the path, and what else.
    filled = [(at, f.name == "path", f.default) for at, f in enumerate(every) if f.name in LEFT_OUT]

    def encode(value: Any) -> list[Any]:
        out = [getattr(value, name) for name in names]
        for at, write, _ in changed:
            out[at] = write(out[at])
        return out

    def decode(value: Any, path: str) -> Any:
        if len(value) != len(names):
            raise CodecError(f"{len(value)} fields for {kind.__name__}")
        values = list(value)
        for at, _, read in changed:
            values[at] = read(values[at], path)
        for at, is_path, default in filled:
            values.insert(at, path if is_path else default)
        return kind(*values)

    return encode, decode


def _union(args: tuple[Any, ...]) -> _Codec:
    """None stands for itself; of several records, each goes with its place among them."""
    kinds = [arg for arg in args if arg is not NoneType]
    codec = _codec(kinds[0]) if len(kinds) == 1 else _choice(kinds)
    if codec is None or len(kinds) == len(args):
        return codec
    write, read = codec
    return (
        lambda value: None if value is None else write(value),
        lambda value, path: None if value is None else read(value, path),
    )


def _choice(kinds: list[Any]) -> _Codec:
    codecs = [_record(kind) for kind in kinds]
    place = {kind: at for at, kind in enumerate(kinds)}

    def encode(value: Any) -> list[Any]:
        at = place[type(value)]
        return [at, codecs[at][0](value)]

    def decode(value: Any, path: str) -> Any:
        at, inner = value
        return codecs[at][1](inner, path)

    return encode, decode


def _tuple(args: tuple[Any, ...]) -> _Codec:
    if len(args) == 2 and args[1] is ...:
        write, read = _made(_codec(args[0]))
        return (
            lambda value: [write(item) for item in value],
            lambda value, path: tuple([read(item, path) for item in value]),
        )
    if any(_codec(arg) is not None for arg in args):
        raise TypeError("of tuples of several types, only plain ones can be written")
    return list, lambda value, path: tuple(value)


def _frozenset(item: _Codec) -> _Codec:
    if item is not None:
        raise TypeError("of sets, only those of plain values can be written")
    return sorted, lambda value, path: frozenset(value)


def _mapping(item: _Codec) -> _Codec:
    if item is not None:
        raise TypeError("of mappings, only those to plain values can be written")
    return dict, lambda value, path: value
