from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from sample_report import DOCUMENTS, FINDINGS, HARBOUR, NOTEBOOK, REPORT, RULES, WIRE

from atodds import __version__
from atodds.model import Finding, Level, Relation, Report
from atodds.report import FORMATS, Options, render
from atodds.report.json import to_dict

SCHEMA = Path(__file__).parents[1] / "golden" / "schemas" / "sarif-2.1.0.json"
EVERYTHING = Options(show=frozenset(Relation), rules=RULES)
TEXTS = {document.path: document.text for document in DOCUMENTS}
NOTHING = Report((), (), (), 0, 0, "none")


def loaded(name: str, report: Report = REPORT, options: Options = EVERYTHING) -> Any:
    return json.loads(render(name, report, options))


def many(finding: Finding, number: int) -> Report:
    findings = tuple(replace(finding, id=f"{n:016x}") for n in range(number))
    return replace(REPORT, findings=findings)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_nothing_found_the_same_twice(name: str) -> None:
    assert render(name, NOTHING) == render(name, NOTHING)
    assert render(name, REPORT, EVERYTHING) == render(name, REPORT, EVERYTHING)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_a_document_reach_the_terminal(name: str) -> None:
    text = render(name, REPORT, EVERYTHING)
    assert "\x1b" not in text
    if name != "json":
        assert "\u202e" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_finding_without_claims_breaks_nothing(name: str) -> None:
    bare = replace(FINDINGS[0], claims=())
    assert render(name, replace(REPORT, findings=(bare,)), EVERYTHING)


@pytest.mark.parametrize("name", ["github", "sarif", "gitlab", "rdjson", "markdown", "text"])
def test_a_suppressed_finding_is_not_reported(name: str) -> None:
    known = replace(FINDINGS[1], message="Known already.", suppressed="inline")
    assert "Known already." not in render(name, replace(REPORT, findings=(known,)), EVERYTHING)


class TestJson:
    def test_the_envelope(self) -> None:
        report = loaded("json")
        assert report["version"] == 1
        assert report["tool"] == {
            "name": "atodds",
            "version": __version__,
            "model": "en_core_web_sm 3.8.0",
        }
        assert report["errors"][0] == {
            "path": "seeds/empty.txt",
            "line": None,
            "message": "the file is empty",
        }
        assert report["summary"] == {
            "documents": 5,
            "claims": 41,
            "facts": 7,
            "conflict": 3,
            "revision": 1,
            "reconcilable": 1,
            "agreement": 1,
            "suppressed": 1,
        }

    def test_every_position_is_that_of_its_text(self) -> None:
        for finding in loaded("json")["findings"]:
            for claim in finding["claims"]:
                places = [claim, *filter(None, [claim["attribution"]])]
                for place in places:
                    text = TEXTS[claim["path"]]
                    start, end = place["start"], place["end"]
                    assert text[start["offset"] : end["offset"]] == place["text"]
                    line = text.split("\n")[start["line"] - 1]
                    assert line[start["column"] - 1 :].startswith(place["text"])

    def test_values_by_kind_and_whole_numbers(self) -> None:
        values = [c["value"] for f in loaded("json")["findings"] for c in f["claims"]]
        assert {"low": 169, "high": None, "approximate": False, "unit": None} in values
        assert {"from": "2021-08-25", "to": "2021-08-25"} in values
        assert {"text": "alive"} in values
        assert "169.0" not in render("json", REPORT, EVERYTHING)

    def test_findings_come_by_level_then_path_then_offset(self) -> None:
        levels = [level.value for level in Level]
        keys = [
            (levels.index(f["level"]), f["claims"][0]["path"], f["claims"][0]["start"]["offset"])
            for f in loaded("json")["findings"]
        ]
        assert keys == sorted(keys)
        backwards = replace(REPORT, findings=REPORT.findings[::-1])
        assert render("json", backwards, EVERYTHING) == render("json", REPORT, EVERYTHING)

    def test_agreement_is_left_out_unless_asked_for_and_always_counted(self) -> None:
        report = to_dict(REPORT)
        assert {f["relation"] for f in report["findings"]} == {
            "conflict",
            "revision",
            "reconcilable",
        }
        assert report["summary"]["agreement"] == 1


class TestGithub:
    def test_most_severe_first_and_everything_escaped(self) -> None:
        lines = render("github", REPORT, EVERYTHING).splitlines()
        assert [line.split(" ")[0] for line in lines[:4]] == ["::error"] * 3 + ["::warning"]
        assert lines[0].startswith("::error file=seeds/100%25 odd%2C [name]%3Ax.md,line=6,col=9,")
        assert all(line.count("::error") == 1 for line in lines[:3] if "Pipe" not in line)

    def test_past_ten_of_a_kind_the_rest_is_in_the_log(self) -> None:
        lines = render("github", many(FINDINGS[0], 13), EVERYTHING).splitlines()
        assert sum(line.startswith("::error") for line in lines) == 10
        assert lines[10].startswith("3 more errors")
        assert all(line.startswith("seeds/harbour-post.md:9:31: error:") for line in lines[11:14])

    def test_the_changed_file_is_where_it_is_shown(self) -> None:
        only = replace(REPORT, findings=FINDINGS[:1])
        text = render("github", only, Options(focus=frozenset({WIRE.path})))
        assert text.startswith("::error file=seeds/wire.txt,line=5,")


class TestSarif:
    @pytest.mark.parametrize("report", [REPORT, NOTHING])
    def test_keeps_to_the_published_schema(self, report: Report) -> None:
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        assert not [e.message for e in Draft4Validator(schema).iter_errors(loaded("sarif", report))]

    def test_both_sides_are_places_and_the_message_links_the_other(self) -> None:
        result = loaded("sarif")["runs"][0]["results"][1]
        assert "](1)" in result["message"]["text"]
        assert [r["id"] for r in result["relatedLocations"]] == [1, 2]
        assert len(result["locations"]) == 1

    def test_every_rule_has_help(self) -> None:
        rules = loaded("sarif")["runs"][0]["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == sorted(RULES)
        assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in rules)

    def test_a_rule_that_nothing_is_known_of_is_still_declared(self) -> None:
        run = loaded("sarif", options=Options())["runs"][0]
        for result in run["results"]:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]

    def test_fingerprints_differ_where_ids_do_not(self) -> None:
        twins = replace(REPORT, findings=(FINDINGS[0], FINDINGS[0]))
        results = loaded("sarif", twins)["runs"][0]["results"]
        prints = {r["partialFingerprints"]["primaryLocationLineHash"] for r in results}
        assert prints == {f"{FINDINGS[0].id}:1", f"{FINDINGS[0].id}:2"}

    def test_paths_are_uris(self) -> None:
        result = loaded("sarif")["runs"][0]["results"][0]
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uri"] == "seeds/100%25%20odd%2C%20%5Bname%5D%3Ax.md"


class TestGitlab:
    def test_the_required_fields(self) -> None:
        for entry in loaded("gitlab"):
            assert set(entry) == {
                "description",
                "check_name",
                "fingerprint",
                "severity",
                "location",
            }
            assert entry["location"]["lines"]["begin"] >= 1

    def test_fingerprints_are_unique(self) -> None:
        twins = replace(REPORT, findings=(FINDINGS[0], FINDINGS[0]))
        assert len({entry["fingerprint"] for entry in loaded("gitlab", twins)}) == 2


class TestRdjson:
    def test_columns_count_bytes(self) -> None:
        starts = {
            (d["location"]["path"], d["location"]["range"]["start"]["line"]): d["location"]["range"]
            for d in loaded("rdjson")["diagnostics"]
        }
        line = HARBOUR.text.split("\n")[8]
        column = len(line[: line.index("alive")].encode()) + 1
        assert starts[HARBOUR.path, 9]["start"]["column"] in (31, column)
        assert column in {
            d["location"]["range"]["start"]["column"] for d in loaded("rdjson")["diagnostics"]
        }

    def test_each_document_has_its_own_and_tells_the_others(self) -> None:
        report = replace(REPORT, findings=FINDINGS[:1])
        diagnostics = loaded("rdjson", report)["diagnostics"]
        assert [d["location"]["path"] for d in diagnostics] == [
            "seeds/harbour-post.md",
            "seeds/wire-reprint.txt",
            "seeds/wire.txt",
        ]
        assert "Harbour Post says “on Tuesday”" in diagnostics[2]["message"]


class TestMarkdown:
    def test_nothing_in_a_document_becomes_markup(self) -> None:
        markdown_it = pytest.importorskip("markdown_it")
        parser = markdown_it.MarkdownIt("gfm-like", {"linkify": False})
        html = parser.render(render("markdown", REPORT, EVERYTHING))
        assert "<script" not in html
        assert "<a " not in html
        assert html.count("<tr>") == html.count("</tr>")
        assert "&lt;b&gt;Press&lt;/b&gt;" in html
        cells = [row.count("<td") for row in html.split("<tr>") if "<td" in row]
        assert set(cells) == {5}

    def test_it_fits_into_a_comment(self) -> None:
        text = render("markdown", many(FINDINGS[0], 300), EVERYTHING)
        assert len(text) < 65_536
        assert "more are left out here" in text


class TestText:
    def test_no_line_but_a_place_is_wider_than_the_terminal(self) -> None:
        for width in (60, 80, 120):
            options = Options(show=frozenset(Relation), width=width)
            for line in render("text", REPORT, options).splitlines():
                assert len(line) <= width or ":" in line.split("/")[-1]

    def test_places_are_whole(self) -> None:
        long = f"seeds/{'a-very-long-folder-name/' * 6}wire.txt"
        moved = replace(WIRE, path=long)
        claims = (FINDINGS[0].claims[0], replace(FINDINGS[0].claims[2], path=long))
        report = replace(
            REPORT,
            documents=(HARBOUR, moved),
            findings=(replace(FINDINGS[0], claims=claims),),
        )
        assert f"{long}:5:44" in [line.strip() for line in render("text", report).splitlines()]

    def test_conflicts_come_first_and_each_event_once(self) -> None:
        text = render("text", REPORT, EVERYTHING)
        kinds = [
            line.split()[0]
            for line in text.splitlines()
            if line.startswith(("Conflict", "Revision", "Difference", "Agreement"))
        ]
        assert kinds == [*["Conflict"] * 3, "Revision", "Difference", "Agreement"]
        assert text.count("Kabul airport attack, 2021-08-26\n==") == 1

    def test_a_copy_shares_the_row_of_its_original(self) -> None:
        text = render("text", replace(REPORT, findings=FINDINGS[:1]))
        assert "(copied in" in text
        assert text.count("briefed") == 1
        assert "seeds/wire-reprint.txt is a copy of seeds/wire.txt" in text

    def test_undated_sources_are_named(self) -> None:
        text = " ".join(render("text", REPORT).split())
        assert "No publication date found: seeds/notebook.md, seeds/wire-reprint.txt" in text

    def test_a_revision_is_told_from_old_to_new(self) -> None:
        text = render("text", replace(REPORT, documents=(NOTEBOOK,), findings=FINDINGS[3:4]))
        assert text.index("stood at 60") < text.index("later list")

    def test_what_concerns_one_source_is_left_to_the_notes(self) -> None:
        undated = replace(
            FINDINGS[3], kind="source", message="No date.", relation=Relation.CONFLICT
        )
        text = render("text", replace(REPORT, findings=(undated,)))
        assert "No date." not in text
        assert "About the sources" in text
        assert "cannot all be true" not in text

    def test_nothing_found(self) -> None:
        assert render("text", NOTHING) == "No document was read.\n"
        quiet = replace(REPORT, documents=(HARBOUR,), findings=())
        assert render("text", quiet) == ("1 document, 41 statements read: no disagreement found.\n")

    @pytest.mark.parametrize(
        ("paths", "hint"),
        [
            ((), ""),
            (("news/", "my wire.txt"), " news/ 'my wire.txt'"),
            (("a-long-name.md",) * 9, ", with the same paths"),
        ],
    )
    def test_the_command_it_names_works_as_printed(self, paths: tuple[str, ...], hint: str) -> None:
        lines = render("text", REPORT, replace(EVERYTHING, paths=paths)).splitlines()
        more = [line for line in lines if line.startswith("  More: ")]
        assert more
        assert all(line == f"  More: atodds explain {line.split()[3][:12]}{hint}" for line in more)

    def test_no_colour_unless_asked_for(self) -> None:
        assert "\x1b" not in render("text", REPORT)
        assert "\x1b[1;31mConflict\x1b[0m" in render("text", REPORT, Options(color=True))
