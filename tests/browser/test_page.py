"""The page as a reader meets it: in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from sample_hostile import HOSTILE, IMAGE, OPTIONS, SCRIPT
from sample_report import FINDINGS, REPORT, RULES
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from atodds.model import Relation
from atodds.report import Options, render

Open = Callable[..., Chrome]

pytestmark = pytest.mark.browser

EVERYTHING = Options(show=frozenset(Relation), rules=RULES)
ALL = 6


def shown(page: Chrome) -> list[WebElement]:
    return [card for card in page.find_elements(By.TAG_NAME, "article") if card.is_displayed()]


def relations(page: Chrome) -> list[str | None]:
    return [card.get_attribute("data-relation") for card in shown(page)]


def said(page: Chrome) -> str:
    return page.find_element(By.ID, "count").text


def untick(page: Chrome, relation: str) -> None:
    page.find_element(By.CSS_SELECTOR, f"#filters [value={relation}]").click()


def choose(page: Chrome, ident: str, value: str) -> None:
    Select(page.find_element(By.ID, ident)).select_by_value(value)


def logged(page: Chrome) -> list[str]:
    return [entry["message"] for entry in page.get_log("browser")]


def network(page: Chrome, event: str) -> list[dict[str, Any]]:
    """What the browser logged of one kind of event on the network."""
    events = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    return [e["params"] for e in events if e["method"] == f"Network.{event}"]


class TestFilters:
    def test_all_is_shown_at_first(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        assert len(shown(page)) == ALL
        assert said(page) == "6 of 6 findings"

    def test_by_relation(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        untick(page, "conflict")
        assert relations(page) == ["revision", "reconcilable", "agreement"]
        assert said(page) == "3 of 6 findings"

    def test_by_kind(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        choose(page, "kind", "status")
        assert [card.get_attribute("data-kind") for card in shown(page)] == ["status"]

    def test_by_source(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        choose(page, "source", "notebook.md")
        assert relations(page) == ["revision"]

    def test_by_words_whatever_their_case_and_accents(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        page.find_element(By.ID, "words").send_keys("MÁRINES troops")
        assert relations(page) == []
        words = page.find_element(By.ID, "words")
        words.clear()
        words.send_keys("mckenzie DRONE")
        assert [card.get_attribute("data-kind") for card in shown(page)] == ["status"]

    def test_an_event_without_a_finding_left_goes_with_its_entry(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        choose(page, "kind", "status")
        sections = page.find_elements(By.CSS_SELECTOR, "section.event")
        entries = page.find_elements(By.CSS_SELECTOR, ".overview li")
        assert [s.is_displayed() for s in sections] == [False, True]
        assert [e.is_displayed() for e in entries] == [False, True]

    def test_nothing_left_is_said_and_undone_by_the_keyboard(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        page.find_element(By.ID, "words").send_keys("zeppelin")
        assert said(page) == "0 of 6 findings"
        assert page.find_element(By.ID, "none").is_displayed()
        page.find_element(By.CSS_SELECTOR, "button[type=reset]").send_keys(Keys.ENTER)
        WebDriverWait(page, 5).until(lambda p: said(p) == "6 of 6 findings")
        assert not page.find_element(By.ID, "none").is_displayed()

    def test_a_link_to_a_finding_shows_it_again(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        untick(page, "agreement")
        page.execute_script(f"location.hash = 'f-{FINDINGS[5].id}'")
        WebDriverWait(page, 5).until(lambda p: "agreement" in relations(p))

    def test_without_scripts_everything_is_there_but_the_filters(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING, scripts=False)
        assert len(shown(page)) == ALL
        assert not page.find_element(By.ID, "filters").is_displayed()


class TestOnItsOwn:
    def test_nothing_is_loaded_and_no_error_is_logged(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        page.find_element(By.ID, "words").send_keys("troops")
        sent = [urlsplit(e["request"]["url"]).scheme for e in network(page, "requestWillBeSent")]
        assert set(sent) <= {"file", "data"}
        assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
        assert logged(page) == []

    def test_the_policy_stops_what_is_put_into_the_page(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        page.execute_script(
            "const s = document.createElement('script'); s.textContent = 'window.ran = true';"
            "document.body.append(s);"
            "const i = document.createElement('img'); i.src = 'https://host.invalid/x.png';"
            "document.body.append(i)"
        )
        assert page.execute_script("return window.ran") is None
        WebDriverWait(page, 5).until(lambda p: len(logged(p)) > 0)
        assert [e["blockedReason"] for e in network(page, "loadingFailed")] == ["csp"]


class TestHostileText:
    def test_it_is_shown_as_text(self, opened: Open) -> None:
        page = opened(HOSTILE, OPTIONS)
        text = page.find_element(By.TAG_NAME, "body").get_attribute("textContent") or ""
        text = text.casefold()
        for place in ("event", "message", "Press", "O'Neil", "why", "help", "name", "problem"):
            assert any(f"{place} {what}".casefold() in text for what in (IMAGE, SCRIPT)), place
        assert "{{ 7 * 7 }}" in text
        assert page.find_element(By.CSS_SELECTOR, "mark").text == "At least 12"

    def test_it_becomes_no_element_and_no_handler(self, opened: Open) -> None:
        page = opened(HOSTILE, OPTIONS)
        page.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
        assert page.title == "Where the sources are at odds"
        assert page.execute_script("return document.scripts.length") == 1
        assert page.execute_script("return document.images.length") == 0
        handlers = (
            "return [...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
            ".filter(name => name.startsWith('on') || name === 'style')"
        )
        assert page.execute_script(handlers) == []
        assert logged(page) == []

    def test_no_link_leaves_the_folder(self, opened: Open) -> None:
        page = opened(HOSTILE, OPTIONS)
        found = page.execute_script("return [...document.links].map(link => link.href)")
        assert {(urlsplit(link).scheme, urlsplit(link).netloc) for link in found} == {("file", "")}


class TestLayout:
    @pytest.mark.parametrize("width", [360, 800, 1280])
    def test_nothing_sticks_out(self, opened: Open, width: int) -> None:
        page = opened(REPORT, EVERYTHING, width=width)
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
        outside = """
            return [...document.querySelectorAll('.values text, .values circle')].filter(e => {
              const card = e.closest('article').getBoundingClientRect();
              const own = e.getBoundingClientRect();
              return own.left < card.left || own.right > card.right;
            }).map(e => e.outerHTML)"""
        assert page.execute_script(outside) == []
        assert all(entry.is_displayed() for entry in page.find_elements(By.CSS_SELECTOR, "nav li"))
        wide = "const l = document.querySelector('nav ol'); return l.scrollWidth - l.clientWidth"
        assert page.execute_script(wide) == 0

    def test_rows_and_labels_line_up(self, opened: Open) -> None:
        page = opened(REPORT, EVERYTHING)
        heights = page.execute_script(
            "return [...document.querySelectorAll('.labels li')]"
            ".map(e => e.getBoundingClientRect().height)"
        )
        assert set(heights) == {44}

    def test_light_and_dark(self, opened: Open) -> None:
        script = "return getComputedStyle(document.body).backgroundColor"
        light = opened(REPORT, EVERYTHING).execute_script(script)
        assert opened(REPORT, EVERYTHING, scheme="dark").execute_script(script) != light

    def test_plots_have_names_and_the_keyboard_meets_the_skip_link_first(
        self, opened: Open
    ) -> None:
        page = opened(REPORT, EVERYTHING)
        plots = page.find_elements(By.CSS_SELECTOR, "svg[role=img]")
        assert len(plots) == ALL
        assert plots[0].accessible_name.startswith("Who says what")
        page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        assert page.switch_to.active_element.get_attribute("href").endswith("#findings")


def test_two_hundred_findings_open_in_two_seconds(opened: Open) -> None:
    some = [f for f in FINDINGS if f.suppressed is None]
    many = [replace(f, id=f"{n}-{f.id}", event=f"Event {n}") for n in range(34) for f in some]
    report = replace(REPORT, findings=tuple(many))
    assert len(render("html", report, EVERYTHING).encode()) < 5_000_000
    page = opened(report, EVERYTHING)
    script = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
    assert page.execute_script(script) < 2_000
