"""Takes the README's picture of the page: `python tests/tools/screenshot.py [FOLDER] [PNG]`.

Needs Chromium and chromedriver. Letters come out in the machine's own fonts, so no test compares
the picture.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from atodds import Checker
from atodds.report import Options, render
from atodds.report.options import RuleText

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 1280, 960


def main(folder: str = "seeds", picture: str = ".github/page.png") -> None:
    """Check a folder of the repository and write a picture of the top of its page."""
    checker = Checker()
    report = checker.check([folder])
    rules = {rule.id: RuleText(rule.id, rule.summary, rule.help) for rule in checker.ruleset}
    with tempfile.TemporaryDirectory() as place:
        page = Path(place, "page.html")
        page.write_text(render("html", report, Options(rules=rules)), encoding="utf-8")
        target = ROOT / picture
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(photograph(page.as_uri()))


def photograph(address: str) -> bytes:
    """A PNG of the top of a page, in light colours."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver") or ""))
    try:
        size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get(address)
        return driver.get_screenshot_as_png()
    finally:
        driver.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
