"""One name in several spellings, one statement in several words."""

from __future__ import annotations

from sample_claims import RULES, claim, reading

from atodds.link.story import Stories
from atodds.link.wordings import name_facts, quote_facts
from atodds.memo import Memo
from atodds.mentions import Entity, Mention, NamesInDocument
from atodds.model import Claim, Reading, Wording
from atodds.namewords import builtin_words

NAMES = "tavria demetriou lund ahl orlo"
SOLD = "They are selling our harbour for nothing at all"
NEARLY_SOLD = "They are almost selling our harbour for nothing at all"
SCHOOL = "We will rebuild the school before the winter comes"


def quoted(path: str, text: str, speaker: str = "ida lund", at: int = 0) -> Claim:
    return claim(
        path, Wording(text, text.lower()), at=at, kind="quote", measure="wording", text=text,
        entity=speaker,
    )  # fmt: skip


def quotes_at_odds(*claims: Claim, names: str = NAMES) -> list[tuple[Claim, ...]]:
    readings = [
        reading(path, [c for c in claims if c.path == path], names)
        for path in sorted({c.path for c in claims})
    ]
    found = quote_facts(
        RULES.by_id["quote-wording"], readings, Stories(readings, frozenset()), Memo()
    )
    return [fact.claims for fact in found]


def test_one_statement_in_two_wordings_is_one_fact() -> None:
    a, b = quoted("a.md", SOLD), quoted("b.md", NEARLY_SOLD)
    assert quotes_at_odds(a, b, quoted("b.md", SCHOOL, at=90)) == [(a, b)]


def test_two_statements_are_two() -> None:
    assert not quotes_at_odds(quoted("a.md", SOLD), quoted("b.md", SCHOOL))


def test_statements_of_other_stories_are_not_compared() -> None:
    readings = [
        reading("a.md", [quoted("a.md", SOLD)], "tavria orlo"),
        reading("b.md", [quoted("b.md", NEARLY_SOLD)], "lorne okafor"),
    ]
    rule, stories = RULES.by_id["quote-wording"], Stories(readings, frozenset())
    assert not list(quote_facts(rule, readings, stories, Memo()))


def test_documents_are_grouped_through_others() -> None:
    readings = [
        reading("a.md", names="tavria demetriou lund"),
        reading("x.md", names="lorne okafor brenner"),
        reading("b.md", names="tavria demetriou lund"),
    ]
    groups = Stories(readings, frozenset()).parts(0.35)
    assert groups == [[0, 2], [1]]


def named(path: str, *names: str) -> Reading:
    """A document that names people, each in a sentence with the same words beside it."""
    mentions, entities, claims = [], [], []
    for number, text in enumerate(names):
        start = number * 50
        key = text.lower()
        mentions.append(
            Mention(start, start + len(text), text, "person", key, number,
                    frozenset({"governor", "tavria"}), False, number)
        )  # fmt: skip
        entities.append(Entity(text, key, "person", (number,)))
        claims.append(
            claim(path, Wording(text, key), at=start, kind="name", measure="person", text=text)
        )
    return Reading(
        path,
        (),
        proper=dict.fromkeys(NAMES.split(), 1),
        names=NamesInDocument(tuple(mentions), tuple(entities)),
        namings=tuple(claims),
    )


def names_at_odds(*readings: Reading) -> list[set[str]]:
    found = name_facts(RULES.by_id["name-spelling"], readings, builtin_words(), Memo())
    return [{c.text for c in fact.claims} for fact in found]


def test_one_name_in_two_spellings_is_one_fact() -> None:
    assert names_at_odds(
        named("a.md", "Karolos Demetriou", "Ida Lund"),
        named("b.md", "Carolos Demetriou", "Ida Lund"),
    ) == [{"Karolos Demetriou", "Carolos Demetriou"}]


def test_two_people_of_one_family_are_no_spelling() -> None:
    assert not names_at_odds(
        named("a.md", "Karolos Demetriou"), named("b.md", "Maria Demetriou", "Karolos Demetriou")
    )


def test_a_surname_alone_is_no_spelling() -> None:
    assert not names_at_odds(named("a.md", "Karolos Demetriou"), named("b.md", "Demetriou"))


def test_documents_without_names_have_none_at_odds() -> None:
    assert not names_at_odds(reading("a.md"), named("b.md", "Karolos Demetriou"))
