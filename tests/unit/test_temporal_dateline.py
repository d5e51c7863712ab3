"""The publication date, from a header line or from full dates in the text."""

from datetime import date

import pytest

from atodds.extract.dates.temporal import find_header_date, find_text_date

STORY = "\n\nThe river rose again and the town was cut off.\n"


@pytest.mark.parametrize(
    ("line", "shown", "day"),
    [
        ("19.05.2023", "19.05.2023", date(2023, 5, 19)),
        (" date 2023-04-25 Lisbon: The river rose", "2023-04-25", date(2023, 4, 25)),
        ("Published Jan. 5, 2016 4:12 pm", "Jan. 5, 2016", date(2016, 1, 5)),
        ("Updated: 10:54 AM EST, March 3, 2013", "March 3, 2013", date(2013, 3, 3)),
        ("By Ann Lee | Posted June 8, 2013", "June 8, 2013", date(2013, 6, 8)),
        ("Story Published: Jul 3, 2014 at 5:10 PM CDT", "Jul 3, 2014", date(2014, 7, 3)),
        ("Updated 4 / 9 / 2017 6:04 PM", "4 / 9 / 2017", date(2017, 4, 9)),
        ("12:48PM BST 09 Sep 2014", "09 Sep 2014", date(2014, 9, 9)),
        ("Thu 26 Aug 2021 08.11 EDT", "Thu 26 Aug 2021", date(2021, 8, 26)),
        ("May 2, 2019 / 7:11 PM / Some News", "May 2, 2019", date(2019, 5, 2)),
        ("May 2, 20197:11 PM ET", "May 2, 2019", date(2019, 5, 2)),
        ("LISBON, May 2, 2019 (AP) -- The river rose", "May 2, 2019", date(2019, 5, 2)),
    ],
)
def test_header_lines(line: str, shown: str, day: date) -> None:
    text = "The river rises\n\n" + line + STORY
    found = find_header_date(text)
    assert found is not None
    assert (found[0], text[found[1] : found[2]]) == (day, shown)


@pytest.mark.parametrize(
    "line",
    [
        "On June 12, 2016, just after 2 a.m., the river rose.",
        "June 12, 2016 was a sad day for the town.",
        "The fair, held on 12 June 2016, was good.",
        "WHEN: June 12, 2016",
        "LISBON, May 2 (AP) -- The river rose",
        "Published research from March 3, 2013 shows that the river rose.",
        "30.02.2020",
        "",
    ],
)
def test_a_story_is_no_header(line: str) -> None:
    assert find_header_date(line + STORY) is None


def test_a_date_far_down_is_no_header() -> None:
    assert find_header_date("Line\n\n" * 10 + "Posted June 8, 2013\n") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Men fish in Porto, Portugal, Aug. 31, 2021.\n\nThe river rose Tuesday.", (2021, 8, 31)),
        ("The river rose today, Tuesday, Aug. 31, 2021.", (2021, 8, 31)),
        ("The river last rose on 8 March 2014.", None),
        ("Men fish in Porto, Portugal, May 2, 2019. It rose on June 4, 2020 again.", None),
        ("The river rose Tuesday.", None),
    ],
)
def test_text_dates(text: str, day: tuple[int, int, int] | None) -> None:
    assert find_text_date(text) == (date(*day) if day else None)
