"""Writes the reports that README.md shows: `python tests/tools/readme.py`, from the checkout.

The text report of `seeds/` stands between the marks `report`, the Markdown one between the marks
`markdown report`. Run it when the reports change.
"""

from __future__ import annotations

import re
from pathlib import Path

from atodds import Checker
from atodds.report import Options, render

README = Path("README.md")
WIDTH = 80


def reports() -> dict[str, str]:
    """The blocks to stand in README.md, by their marks."""
    report = Checker().check(["seeds"])
    text = render("text", report, Options(width=WIDTH, paths=("seeds/",)))
    return {
        "report": f"```\n$ atodds check seeds/\n{text.rstrip()}\n```",
        "markdown report": render("markdown", report, Options()).replace("\n## ", "\n### ").strip(),
    }


def filled(readme: str, blocks: dict[str, str]) -> str:
    """README.md with the blocks between their marks; KeyError for a mark that is missing."""
    for name, block in blocks.items():
        marks = rf"(?<=<!-- {name} -->\n).*?(?=\n<!-- /{name} -->)"
        found = re.search(marks, readme, re.DOTALL)
        if found is None:
            raise KeyError(f"README.md has no marks <!-- {name} --> and <!-- /{name} -->")
        readme = readme[: found.start()] + block + readme[found.end() :]
    return readme


def main() -> None:
    """Rewrite README.md in place."""
    README.write_text(filled(README.read_text(encoding="utf-8"), reports()), encoding="utf-8")


if __name__ == "__main__":
    main()
