"""Addresses: which are read in a text, and how two of them stand to each other."""

from __future__ import annotations

import pytest

from atodds.extract.naming.addresses import find_addresses
from atodds.model import Relation, Site
from atodds.sites import site_relation

AGREEMENT, RECONCILABLE, CONFLICT = Relation.AGREEMENT, Relation.RECONCILABLE, Relation.CONFLICT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shot at 18 Mill St. in Lorne", ("18 Mill St.", ("mill street",), (18, 18))),
        ("shot at 18 Mill Street.", ("18 Mill Street", ("mill street",), (18, 18))),
        (
            "the 7100 block of S. Mill Road",
            ("7100 block of S. Mill Road", ("south mill road",), (7100, 7199)),
        ),
        ("the 500 block of General Lund Friday", ("500 block of General Lund",
                                                  ("general lund",), (500, 599))),
        ("the 2,300 block of Elm", ("2,300 block of Elm", ("elm",), (2300, 2399))),
        ("Mill Ave. and W. 15th St.", ("Mill Ave. and W. 15th St.",
                                       ("mill avenue", "west 15th street"), None)),
        ("at the corner of Elm and Mill", ("Elm and Mill", ("elm", "mill"), None)),
        ("at Fifth and Main streets", ("Fifth and Main streets",
                                       ("fifth street", "main street"), None)),
        ("Mill Road, between Elm and Oak Lane", ("Mill Road, between Elm and Oak Lane",
                                                 ("elm", "mill road", "oak lane"), None)),
        ("on Bay Island's Mill Road", ("Bay Island's Mill Road", ("mill road",), None)),
    ],
)  # fmt: skip
def test_addresses_of_a_text(text: str, expected: tuple[str, tuple[str, ...], object]) -> None:
    (found,) = find_addresses(text)
    assert (found.site.text, found.site.streets, found.site.number) == expected
    assert text[found.start : found.end] == found.site.text


@pytest.mark.parametrize(
    "text",
    ["The Supreme Court ruled.", "He fired 12 rounds.", "in a parking lot on the way to Lorne",
     "It has 24 blocks of flats.", "Drive slowly on the road."],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    assert find_addresses(text) == []


def site(text: str) -> Site:
    """The first address of a text; "~" before it says that it is only close by."""
    (found,) = find_addresses(text.removeprefix("~"))
    return Site(text, found.site.streets, found.site.number, text.startswith("~"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("18 Mill St.", "18 Mill Street", AGREEMENT),
        ("18 Mill St.", "19 Mill St.", CONFLICT),
        ("Mill Ave.", "Mill St.", CONFLICT),
        ("West Mill Road", "East Mill Road", CONFLICT),
        ("Mill Road", "West Mill Road", AGREEMENT),
        ("Fifth Avenue", "5th Ave.", AGREEMENT),
        ("Martin Luther King Jr. Drive", "King Drive", AGREEMENT),
        ("Martin Luther King Drive", "MLK Drive", AGREEMENT),
        ("Dr. Ann Lund Jr. Drive", "Lund Drive", AGREEMENT),
        ("77 Mill Road", "Mill Road", RECONCILABLE),
        ("1576 S. Mill Road", "the 1500 block of Mill Road", RECONCILABLE),
        ("1676 S. Mill Road", "the 1500 block of Mill Road", CONFLICT),
        ("1676 S. Mill Road", "~the 1500 block of Mill Road", RECONCILABLE),
        ("Mill Ave. and W. 15th St.", "15th Street and Mill Avenue", AGREEMENT),
        ("Mill Ave. and W. 15th St.", "Mill Ave. and W. 16th St.", CONFLICT),
        ("Mill Ave. and W. 15th St.", "~Mill Ave. and W. 16th St.", RECONCILABLE),
        ("Mill Ave. and W. 15th St.", "Mill Ave.", RECONCILABLE),
        ("Mill Ave. and W. 15th St.", "Oak Ave.", CONFLICT),
        ("Mill Ave. and W. 15th St.", "the 300 block of Oak Ave.", RECONCILABLE),
        ("Mill Road between Elm Lane and Oak Lane", "Oak Lane", RECONCILABLE),
    ],
)
def test_two_addresses(one: str, other: str, expected: Relation) -> None:
    assert site_relation(site(one), site(other)) is expected
    assert site_relation(site(other), site(one)) is expected
