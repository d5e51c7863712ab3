"""A headless Chromium for the tests of the page, and what to say where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from atodds.model import Report
from atodds.report import Options, render

_CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_DRIVER = shutil.which("chromedriver")
_MISSING = "THE PAGE WAS NOT TESTED: install chromium and chromedriver (Debian: chromium-driver)"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any(_MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.section("browser", sep="!", red=True)
        terminalreporter.line(_MISSING)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chrome]:
    """The browser, started once."""
    if not _CHROMIUM or not _DRIVER:
        pytest.skip(_MISSING)
    options = ChromeOptions()
    options.binary_location = _CHROMIUM
    for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(_DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def opened(chromium: Chrome, tmp_path: Path) -> Iterator[Callable[..., Chrome]]:
    """Opens the page of a report in a window of a width, with or without scripts, light or dark."""

    def open_page(
        report: Report,
        options: Options,
        *,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
    ) -> Chrome:
        path = tmp_path / "page.html"
        path.write_text(render("html", report, options), encoding="utf-8")
        for log in ("browser", "performance"):
            chromium.get_log(log)
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        preferred = [{"name": "prefers-color-scheme", "value": scheme}]
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": preferred})
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        chromium.get(path.as_uri())
        return chromium

    yield open_page
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
