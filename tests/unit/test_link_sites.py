"""Which claims of place are of one event: by streets, houses, hours and the people struck."""

from __future__ import annotations

from typing import Any

import pytest
from sample_claims import claim, rule

from atodds.link.features import features, probability
from atodds.link.site_features import disputed
from atodds.model import Claim, Relation, Site
from atodds.values import relation

MILL = Site("Mill Road and W. 15th St.", ("mill road", "west 15th street"))
MILL_16 = Site("Mill Road and W. 16th St.", ("mill road", "west 16th street"))
ELM = Site("Elm Street", ("elm street",))
ELM_ROAD = Site("Elm Road", ("elm road",))
BAR_ELM = Site("Elm Street", ("elm street",), name="red fox bar")
BAR_ROAD = Site("Elm Road", ("elm road",), name="red fox")
IN, OUT = Site("in a bar", outside=False, spot="bar"), Site("outside", outside=True, spot="bar")


def place(path: str, value: Site, measure: str = "scene", **fields: Any) -> Claim:
    fields.setdefault("events", "shooting")
    return claim(path, value, kind="location", measure=measure, **fields)


def linked(id: str, a: Claim, b: Claim) -> bool:
    return probability(features(rule(id), a, b, story=0.8)) >= 0.5


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"value": MILL}, {"value": MILL_16}, True),
        ({"value": MILL, "clock": ("14:20", "14:20")},
         {"value": MILL_16, "clock": ("14:40", "14:40")}, True),
        ({"value": MILL, "clock": ("14:20", "14:20")},
         {"value": MILL_16, "clock": ("04:35", "04:35")}, False),
        ({"value": MILL, "clock": ("23:50", "00:10")},
         {"value": MILL_16, "clock": ("00:05", "00:05")}, True),
        ({"value": MILL}, {"value": ELM}, False),
        ({"value": MILL, "clock": ("14:20", "14:20")},
         {"value": ELM, "clock": ("14:20", "14:20")}, False),
        ({"value": MILL, "population": "23"}, {"value": ELM, "population": "23"}, True),
        ({"value": MILL, "population": "23"}, {"value": MILL_16, "population": "31"}, False),
        ({"value": MILL, "population": "several"},
         {"value": MILL_16, "population": "23"}, False),
        ({"value": MILL, "entity": "ann lund", "subject": "Ann Lund"},
         {"value": ELM, "entity": "ann lund", "subject": "Ann Lund"}, True),
        ({"value": MILL, "entity": "ann lund", "subject": "Ann Lund"},
         {"value": MILL_16, "entity": "eva dahl", "subject": "Eva Dahl"}, False),
        ({"value": BAR_ELM}, {"value": BAR_ROAD, "events": ""}, True),
        ({"value": ELM}, {"value": ELM_ROAD, "events": ""}, False),
        ({"value": MILL, "path": "a"}, {"value": MILL_16, "path": "a"}, False),
        ({"value": MILL, "background": True}, {"value": MILL_16}, False),
    ],
)  # fmt: skip
def test_two_addresses_of_one_event(
    one: dict[str, Any], other: dict[str, Any], expected: bool
) -> None:
    days = {"dates": ("2019-03-03", "2019-03-03")}
    a = place(**{"path": "a", **days, **one})
    b = place(**{"path": "b", "at": 200, **days, **other})
    assert relation(a.value, b.value) is Relation.CONFLICT
    assert linked("place-of-event", a, b) is expected
    assert linked("place-of-event", b, a) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"entity": "ann lund", "subject": "Ann Lund"},
         {"entity": "ann lund", "subject": "Ann Lund"}, True),
        ({"entity": "ann lund", "subject": "Ann Lund"},
         {"entity": "eva dahl", "subject": "Eva Dahl"}, False),
        ({"population": "several"}, {"population": "several"}, True),
        ({"population": "several"}, {"population": ""}, False),
        ({"population": "several", "cues": frozenset({"several places"})},
         {"population": "several"}, False),
        ({"cues": frozenset({"event"})}, {"cues": frozenset({"event"})}, True),
        ({"cues": frozenset({"event"})}, {"population": "23"}, False),
        ({"population": "23", "predicate": "find"}, {"population": "31"}, False),
    ],
)  # fmt: skip
def test_in_and_out_of_one_house(
    one: dict[str, Any], other: dict[str, Any], expected: bool
) -> None:
    a, b = place("a", IN, "in or out", **one), place("b", OUT, "in or out", **other)
    assert linked("in-or-out", a, b) is expected
    assert linked("in-or-out", b, a) is expected


def test_nobody_unnamed_is_in_two_jails() -> None:
    one, other = Site("Elm Jail", name="elm jail"), Site("Mill Jail", name="mill jail")
    assert not linked("jail", place("a", one, "jail"), place("b", other, "jail"))


def test_a_street_alone_is_no_side_of_a_dispute_on_its_houses() -> None:
    street = place("a", Site("Mill Road", ("mill road",)))
    one = place("b", Site("18 Mill Road", ("mill road",), (18, 18)))
    other = place("c", Site("19 Mill Road", ("mill road",), (19, 19)))
    assert disputed((street, one, other)) == (one, other)
    assert disputed((street, one)) == (street, one)
