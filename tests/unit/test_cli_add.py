"""`atodds add` on the command line: exit code and both streams."""

from __future__ import annotations

from pathlib import Path

import pytest

from atodds.cli import main

PAGE = """<html><head><title>Ferry hits pier</title>
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<meta property="og:site_name" content="Lorne Times"></head><body><article><h1>Ferry hits pier</h1>
<p>The harbour of Lorne was closed on Monday after a ferry ran into the northern pier in thick fog.
Nobody was hurt, the harbour master said, but the pier will have to be rebuilt.</p>
<p>The ferry line expects to lose a third of its passengers until then, she said on Tuesday.</p>
</article></body></html>"""


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int | str | None, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["add", *args])
    out, err = capsys.readouterr()
    return stopped.value.code, out, err


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_page_becomes_a_seed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    code, out, err = run(capsys, "page.html")
    assert (code, out, err) == (0, "", "note: added seeds/2024-05-03-lorne-times.md\n")
    seed = (folder / "seeds/2024-05-03-lorne-times.md").read_text(encoding="utf-8")
    assert 'publisher: "Lorne Times"' in seed
    assert "rebuilt" in seed


def test_the_rest_is_added_when_one_source_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    code, out, err = run(capsys, "missing.html", "page.html", "--to", "in")
    assert (code, out) == (2, "")
    assert "missing.html: there is no such file" in err
    assert (folder / "in/2024-05-03-lorne-times.md").exists()


def test_a_page_without_a_date_asks_for_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    undated = PAGE.replace(
        '<meta property="article:published_time" content="2024-05-03T10:00:00Z">', ""
    )
    (folder / "page.html").write_text(undated, encoding="utf-8")
    code, _, err = run(capsys, "page.html")
    assert code == 2
    assert "--published" in err
    assert run(capsys, "page.html", "--published", "2024-05-04")[0] == 0
