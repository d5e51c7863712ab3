"""The interval plot of a finding as inline SVG: who says what, on one axis, and when.

Drawn with svg.py in percentages across and pixels down, so that a plot fills its column at any
width while its letters keep their size. Colours come from the page's style sheet by class.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from textwrap import shorten

import svg
from markupsafe import Markup, escape

from atodds.model import Relation, Wording
from atodds.report.html.axis import Axis, Extent, Kind, Tick, axis, day, extents
from atodds.report.html.statements import Statement

ROW, FOOT = 44, 26
"""Pixels: the height of a statement's row, and of the ticks' labels below."""
_LABEL, _MARK = 15, 30
_RADIUS, _HALF = 6, 5
_LONGEST = 30
_NARROWEST, _LETTER = 220, 7.2
"""Pixels: the width of a plot on a phone, and of a letter of its labels."""
_TOLD = 12
"""How many statements the description for screen readers lists: all are in the text as well."""


def values(statements: Sequence[Statement], ident: str, relation: Relation) -> Markup:
    """What each statement allows, one below the other on a common axis."""
    lines = extents([s.value for s in statements])
    scale = axis(*lines) if lines else None
    if lines is None or scale is None:
        return _picture(list(_lanes(statements)), statements, ident, FOOT // 4)
    found = lines[1]
    drawn: list[svg.Element] = [
        *_shared(found, scale, len(statements)),
        *_grid(scale.ticks, len(statements)),
        *(_path(found, scale) if relation is Relation.REVISION else ()),
    ]
    for row, (statement, extent) in enumerate(zip(statements, found, strict=True)):
        drawn.append(_mark(row, statement, extent, scale))
    return _picture(drawn, statements, ident, FOOT)


def times(statements: Sequence[Statement]) -> Markup:
    """When each statement was made; empty unless two days are known.

    Hidden from screen readers: every date also stands beside its statement.
    """
    known = {s.as_of for s in statements if s.as_of is not None}
    if len(known) < 2:
        return Markup("")
    scale = axis(Kind.DAY, [Extent(d.toordinal(), d.toordinal()) for d in known])
    assert scale is not None
    first, last = min(known), max(known)
    labels = _ends(first, last)
    ends = [Tick(scale.at(d.toordinal()), at) for d, at in zip((first, last), labels, strict=True)]
    drawn: list[svg.Element] = list(_grid((), len(statements)))
    height = len(statements) * ROW
    for end, side in zip(ends, ("start", "end"), strict=True):
        drawn.append(svg.Line(x1=_at(end.at), x2=_at(end.at), y1=0, y2=height, class_=["grid"]))
        edge = 0.0 if side == "start" else 100.0
        drawn.append(_text(edge, height + 18, end.label, ["tick", side]))
    for row, statement in enumerate(statements):
        if statement.as_of is not None:
            at, y = _at(scale.at(statement.as_of.toordinal())), row * ROW + ROW / 2
            drawn.append(svg.Line(x1=_at(0), x2=at, y1=y, y2=y, class_=["since"]))
            drawn.append(svg.Circle(cx=at, cy=y, r=4, class_=[_side(statement)]))
    return _svg(drawn, height + FOOT, {"aria-hidden": "true"})


def _ends(first: date, last: date) -> tuple[str, str]:
    """Labels of the first and the last day, short enough to stand side by side."""
    if first.year == last.year:
        return day(first).rpartition(" ")[0], day(last)
    return day(first).partition(" ")[2], day(last).partition(" ")[2]


def _mark(row: int, statement: Statement, extent: Extent, scale: Axis) -> svg.Element:
    """A point, a bar, or an arrow towards the end that is open, with the words beside it."""
    y = row * ROW + _MARK
    low = 0.0 if extent.low is None else scale.at(extent.low)
    high = 100.0 if extent.high is None else scale.at(extent.high)
    parts: list[svg.Element] = [_title(f"{statement.source}: {statement.text}")]
    if extent.is_point:
        parts.append(svg.Circle(cx=_at(low), cy=y, r=_RADIUS))
    else:
        parts += _bar(low, high, extent, y)
    centre = (low + high) / 2
    anchor = _anchor(centre, text := _short(statement))
    edge = {"start": low, "middle": centre, "end": high}[anchor]
    nudge = {"start": -_RADIUS, "middle": 0, "end": _RADIUS}[anchor] if extent.is_point else 0
    parts.append(_text(edge, row * ROW + _LABEL, text, ["said", anchor], nudge))
    return _group(statement, parts)


def _bar(low: float, high: float, extent: Extent, y: int) -> Iterator[svg.Element]:
    if extent.low is not None and extent.high is not None:
        width = _at(round(high - low, 2))
        yield svg.Rect(x=_at(low), y=y - _HALF, width=width, height=2 * _HALF, rx=_HALF)
        return
    yield svg.Line(x1=_at(low), x2=_at(high), y1=y, y2=y, class_=["open"])
    for end, at, way in ((extent.low, low, -1), (extent.high, high, 1)):
        if end is None:
            head = [svg.M(-8 * way, -6), svg.L(0, 0), svg.L(-8 * way, 6)]
            yield _beside(at, y, svg.Path(d=head, class_=["head"]))
        else:
            yield svg.Circle(cx=_at(at), cy=y, r=_RADIUS)


def _lanes(statements: Sequence[Statement]) -> Iterator[svg.Element]:
    """Values without a line of their own, such as names: each different one in a lane."""
    keys = list(dict.fromkeys(_key(s) for s in sorted(statements, key=lambda s: s.side)))
    places = {key: (2 * lane + 1) * 50 / len(keys) for lane, key in enumerate(keys)}
    yield from _grid([Tick(at, "") for at in places.values()], len(statements))
    whole = Axis(0, 100)
    for row, statement in enumerate(statements):
        at = places[_key(statement)]
        yield _mark(row, statement, Extent(at, at), whole)


def _key(statement: Statement) -> str:
    value = statement.value
    return (isinstance(value, Wording) and value.key) or statement.text.casefold()


def _shared(found: Sequence[Extent], scale: Axis, rows: int) -> Iterator[svg.Element]:
    """A band over what all statements allow, where they allow something in common."""
    lows = [extent.low for extent in found if extent.low is not None]
    highs = [extent.high for extent in found if extent.high is not None]
    low = scale.at(max(lows)) if lows else 0.0
    high = scale.at(min(highs)) if highs else 100.0
    if len(found) < 2 or low > high:
        return
    height = rows * ROW
    if low == high:
        yield svg.Line(x1=_at(low), x2=_at(low), y1=0, y2=height, class_=["shared"])
    else:
        width = _at(round(high - low, 2))
        yield svg.Rect(x=_at(low), y=0, width=width, height=height, class_=["shared"])


def _path(found: Sequence[Extent], scale: Axis) -> Iterator[svg.Element]:
    """How the value moved from one statement to the next."""
    middles = [
        scale.at((e.low + e.high) / 2 if e.low is not None and e.high is not None else end)
        for e in found
        if (end := e.low if e.low is not None else e.high) is not None
    ]
    if len(middles) < len(found):
        return
    for row, (a, b) in enumerate(pairwise(middles)):
        top = row * ROW + _MARK
        yield svg.Line(x1=_at(a), x2=_at(b), y1=top, y2=top + ROW, class_=["moved"])


def _grid(ticks: Sequence[Tick], rows: int) -> Iterator[svg.Element]:
    height = rows * ROW
    for row in range(1, rows + 1):
        y = row * ROW - 0.5
        yield svg.Line(x1=_at(0), x2=_at(100), y1=y, y2=y, class_=["row"])
    for tick in ticks:
        yield svg.Line(x1=_at(tick.at), x2=_at(tick.at), y1=0, y2=height, class_=["grid"])
        if tick.label:
            anchor = "start" if tick.at < 6 else "end" if tick.at > 94 else "middle"
            yield _text(tick.at, height + 18, tick.label, ["tick", anchor])


def _picture(
    drawn: Sequence[svg.Element], statements: Sequence[Statement], ident: str, foot: int
) -> Markup:
    told = "; ".join(f"{s.source}: {s.text}" for s in statements[:_TOLD])
    more = len(statements) - _TOLD
    title = _title("Who says what, on one axis", f"{ident}-title")
    desc = svg.Desc(text=_safe(told + (f"; {more} more" if more > 0 else "")), id=f"{ident}-desc")
    named = {"role": "img", "aria-labelledby": f"{ident}-title {ident}-desc"}
    return _svg([title, desc, *drawn], len(statements) * ROW + foot, named)


def _svg(drawn: Sequence[svg.Element], height: float, extra: dict[str, str]) -> Markup:
    whole = svg.SVG(
        xmlns=None,
        width=svg.Length(100, "%"),
        height=height,
        elements=list(drawn),
        extra=extra | {"focusable": "false"},
    )
    # Every text in it went through `_safe`; svg.py itself escapes nothing.
    return Markup(whole.as_str())


def _group(statement: Statement, parts: list[svg.Element]) -> svg.Element:
    classes = ["mark", _side(statement)]
    if statement.note:
        classes.append("unsure")
    return svg.G(elements=parts, class_=classes)


def _anchor(at: float, text: str) -> str:
    """Where to hold a label so that it stays inside the narrowest plot, centred if it can be."""
    room = min(at, 100 - at) / 100 * _NARROWEST
    if room >= len(text) * _LETTER / 2:
        return "middle"
    return "start" if at < 50 else "end"


def _beside(at: float, y: float, drawn: svg.Element) -> svg.Element:
    """Something drawn in pixels around a place that is given in percent."""
    return svg.SVG(xmlns=None, x=_at(at), y=y, class_=["spot"], elements=[drawn])


def _text(at: float, y: float, text: str, classes: list[str], dx: float = 0) -> svg.Element:
    return svg.Text(x=_at(at), y=y, dx=dx or None, text=_safe(text), class_=classes)


def _title(text: str, ident: str | None = None) -> svg.Element:
    return svg.Title(text=_safe(text), id=ident)


def _side(statement: Statement) -> str:
    return f"side-{statement.side % 6}"


def _short(statement: Statement) -> str:
    text = shorten(statement.text, _LONGEST, placeholder=" …")
    return text if text != "…" else f"{statement.text[:_LONGEST]}…"


def _safe(text: str) -> str:
    return str(escape(text))


def _at(percent: float) -> svg.Length:
    return svg.Length(percent, "%")
