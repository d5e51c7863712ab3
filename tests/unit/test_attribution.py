"""Who says what: the speaker, the text that is put on them, and how far it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atodds.extract.speech.attribution import Cues, attribution_at, find_sources, modality_at
from atodds.extract.speech.cues import corrections_in
from atodds.extract.speech.source import Source
from atodds.model import Modality
from atodds.parse import parse
from atodds.rules import load_rules

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def cues() -> Cues:
    ruleset, _ = load_rules()
    return Cues.from_vocabulary(ruleset.vocabulary)


POLICE = "the Harbour Police"


def sources_of(nlp: Language, cues: Cues, text: str) -> list[Source]:
    return find_sources(parse(nlp, text), cues)


def speaker_of(nlp: Language, cues: Cues, text: str, words: str) -> str | None:
    """Whom `words` in `text` are put on."""
    start = text.index(words)
    found = attribution_at(sources_of(nlp, cues, text), start, start + len(words))
    return found.speaker if found is not None else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Police said 12 people drowned.", "12 people", "Police"),
        ("Twelve people drowned, police said.", "Twelve", "police"),
        ("Twelve people, police said, drowned in the lake.", "drowned", "police"),
        ("Twelve people drowned, police said on Monday.", "Twelve", "police"),
        ('"Nine boats sank," said Ada Stone, head of the union.', "Nine", "Ada Stone"),
        ("According to a hospital spokesman, nine were treated.", "nine", "a hospital spokesman"),
        ("Nine were treated, according to a hospital spokesman.", "Nine", "a hospital spokesman"),
        ("Officials in Brookfield said 40 homes burned.", "40", "Officials in Brookfield"),
        ("The ministry's claim that 40 homes burned is false.", "40", "The ministry"),
        ("In a statement, the Coast Guard said it saved 14 sailors.", "14", "the Coast Guard"),
        ("A statement from the ministry said 14 sailors died.", "14", "the ministry"),
        ("Ada Stone told Harbour Radio that five boats sank.", "five", "Ada Stone"),
        ("The governor was quoted as saying that 30 were missing.", "30", "The governor"),
        ("The man was described by police as about 40.", "40", "police"),
        ("Police identified the driver as Joel Reed, 34.", "34", "Police"),
        ("His aunt, Ada Stone, said he was 19.", "19", "Ada Stone"),
        ("The mayor, however, said the boy was 11.", "11", "The mayor"),
        ("The company, which owns six ships, said one had sunk.", "one", "The company"),
        ("Joel Reed, who said he saw four men, was taken home.", "four", "Joel Reed"),
        ("At the scene, police said, officers found three guns.", "three", "police"),
        ("Stone confirmed two deaths.", "two deaths", "Stone"),
        ("Police put the number of dead at 45.", "45", "Police"),
        (
            "According to the Harbour Police, Ada Stone and Joel Reed, 23, sank.",
            "23",
            POLICE,
        ),
        ("According to the mayor, Ada Stone, nine drowned.", "nine", "Ada Stone"),
        ("Police: Nine people were hurt in a fire", "Nine", "Police"),
        ("Nine hurt in market fire: police", "Nine", "police"),
        ('The mayor called it "a dark day for all nine of us".', "nine", "The mayor"),
        ("The mayor denied that 40 homes burned.", "40", "The mayor"),
    ],
)
def test_speaker(nlp: Language, cues: Cues, text: str, words: str, speaker: str) -> None:
    assert speaker_of(nlp, cues, text, words) == speaker


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Twelve people drowned.", "Twelve"),
        ("Police did not say how many of the 12 drowned.", "12"),
        ("The storm claimed 12 lives.", "12"),
        ("The company, which owns six ships, said one had sunk.", "six"),
        ("A doctor, 45, said the boy was ill.", "45"),
        ("The group agreed to send 40 trucks.", "40"),
        ("The crew added two sails.", "two"),
        ("The man accused of taking nine boats is Joel Reed, 34.", "34"),
        ("When the alarm rang at nine, police responded within minutes.", "nine"),
        ("Age: 34", "34"),
        ("Three boats sank. Police said nothing moved.", "Three"),
        ("Police were called at 9 p.m. by a neighbour.", "9 p.m."),
    ],
)
def test_the_documents_own_word(nlp: Language, cues: Cues, text: str, words: str) -> None:
    assert speaker_of(nlp, cues, text, words) is None


@pytest.mark.model
def test_two_speakers_share_a_sentence(nlp: Language, cues: Cues) -> None:
    text = "Witnesses said 12 people drowned, but police said nine did."
    assert speaker_of(nlp, cues, text, "12") == "Witnesses"
    assert speaker_of(nlp, cues, text, "nine") == "police"
    text = "Twelve people drowned, witnesses said, and nine were hurt, police said."
    assert speaker_of(nlp, cues, text, "Twelve") == "witnesses"
    assert speaker_of(nlp, cues, text, "nine") == "police"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        ("The Daily Ledger quoted an official as saying 30 had fled.", "an official", "Ledger"),
        ("Police said witnesses told them that 30 had fled.", "witnesses", "Police"),
        ("The chief was quoted by the Ledger as saying 30 had fled.", "The chief", "Ledger"),
    ],
)
def test_chain(nlp: Language, cues: Cues, text: str, speaker: str, chain: str) -> None:
    inner = [s for s in sources_of(nlp, cues, text) if s.holds(at := text.index("30"), at + 2)]
    found = min(inner, key=lambda s: s.scope.end - s.scope.start)
    assert found.speaker == speaker
    assert len(found.chain) == 1
    assert found.chain[0].endswith(chain)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Sheriff Ada Stone said two died. She said nine were hurt.", "nine", "Sheriff Ada Stone"),
        ("Sheriff Ada Stone said two died. Stone said nine were hurt.", "nine", "Ada Stone"),
        ("Carol Stone spoke. Mrs. Stone said nine were hurt.", "nine", "Carol Stone"),
        ("Police said two men fled. They said nine were hurt.", "nine", "Police"),
        (
            "His wife, Ada Reed, wept. Joel Reed ran home. He said it was 9.",
            "it was 9",
            "Joel Reed",
        ),
    ],
)
def test_pronouns_and_surnames(
    nlp: Language, cues: Cues, text: str, words: str, speaker: str
) -> None:
    found = speaker_of(nlp, cues, text, words)
    assert found is not None
    assert found.endswith(speaker)


@pytest.mark.model
def test_a_pronoun_without_anybody_stays(nlp: Language, cues: Cues) -> None:
    assert speaker_of(nlp, cues, "He said five of us walked home.", "five") == "He"


@pytest.mark.model
def test_a_quotation_without_a_cue_goes_to_its_neighbour(nlp: Language, cues: Cues) -> None:
    text = '"Two of us swam," Ada Stone said. "Nine others waited on the roof."'
    assert speaker_of(nlp, cues, text, "Nine") == "Ada Stone"
    text = 'Ada Stone said two of them swam.\n\n"Nine others waited on the roof all night."'
    assert speaker_of(nlp, cues, text, "Nine") == "Ada Stone"
    text = 'The board released this statement on Friday: "Nine of our people are missing."'
    assert speaker_of(nlp, cues, text, "Nine") == "The board"


@pytest.mark.model
def test_a_whole_quotation_is_put_on_its_speaker(nlp: Language, cues: Cues) -> None:
    text = '"We saw nine boats. Two of them sank. It was dark," Ada Stone said.'
    assert speaker_of(nlp, cues, text, "nine") == "Ada Stone"


@pytest.mark.model
def test_nobody_named(nlp: Language, cues: Cues) -> None:
    assert speaker_of(nlp, cues, "It was reported that 40 homes burned.", "40") == ""


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Police said on Monday that 12 people drowned.", "on Monday"),
        ("Twelve people drowned, police said Tuesday.", "Tuesday"),
        ("On Friday, police said 12 people drowned.", "On Friday"),
        ("Police said 12 people drowned on Monday.", None),
        ("Police said Monday's flood killed 12 people.", None),
    ],
)
def test_said_on(nlp: Language, cues: Cues, text: str, date: str | None) -> None:
    (source,) = sources_of(nlp, cues, text)
    found = text[slice(*source.said_on)] if source.said_on is not None else None
    assert found == date


@pytest.mark.model
def test_spans_are_those_of_the_text(nlp: Language, cues: Cues) -> None:
    text = "Title\n\n  Twelve people\ndrowned, police  said on Monday.\n\nThe end."
    (source,) = sources_of(nlp, cues, text)
    assert text[source.cue_span.start : source.cue_span.end] == "said"
    assert text[source.speaker_span.start : source.speaker_span.end] == "police"
    assert text[source.expression.start : source.expression.end] == "police  said"
    assert source.text == "police said"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Police said [12] people drowned.", Modality.ASSERTED),
        ("The captain, who may have slept, lost [12] men.", Modality.ASSERTED),
        ("The alleged thief took [12] rings.", Modality.ASSERTED),
        ("[12] people were held, although some may be freed.", Modality.ASSERTED),
        ("No fewer than [12] people drowned.", Modality.ASSERTED),
        ("The storm may have killed [12] people.", Modality.HEDGED),
        ("[12] people are feared dead.", Modality.HEDGED),
        ("The thief allegedly took [12] rings.", Modality.HEDGED),
        ("Police believe [12] people drowned.", Modality.HEDGED),
        ("Police could not confirm that [12] people drowned.", Modality.HEDGED),
        ("Police did not say whether [12] people drowned.", Modality.HEDGED),
        ("It was unclear whether [12] people drowned.", Modality.HEDGED),
        ("It was reported that [12] people drowned.", Modality.HEDGED),
        ("The storm appears to have killed [12] people.", Modality.HEDGED),
        ("Did [12] people drown?", Modality.HEDGED),
        ("Police denied that [12] people drowned.", Modality.NEGATED),
        ("The storm did not kill [12] people.", Modality.NEGATED),
        ("None of the [12] passengers was hurt.", Modality.NEGATED),
        ("There were no reports of [12] deaths.", Modality.NEGATED),
    ],
)
def test_modality(nlp: Language, cues: Cues, text: str, modality: Modality) -> None:
    start, end = text.index("["), text.index("]") - 1
    doc = parse(nlp, text.replace("[", "").replace("]", ""))
    assert modality_at(doc, start, end, cues, find_sources(doc, cues)) is modality


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", " ", '"', "said", "according to", '"" said', "They said. It."]
)
def test_scraps_of_text(nlp: Language, cues: Cues, text: str) -> None:
    for source in sources_of(nlp, cues, text):
        assert 0 <= source.scope.start <= source.scope.end <= len(text)


def test_corrections(cues: Cues) -> None:
    text = "Earlier\n reports gave nine; the toll rose to 12, a later count said."
    assert corrections_in(text, cues) == ("earlier reports", "rose to")
    assert corrections_in("The prose totals nine.", cues) == ()
