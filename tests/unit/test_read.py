"""Paths to documents: what is read, what is left out, what is said of what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from atodds.read import read_paths

STORY = (
    "The ferry sank off the northern coast on Monday, and the harbour master said that nine"
    " people who were on board had been rescued by a trawler before the evening.\n"
)


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a file under the working directory, which is a new empty one."""
    monkeypatch.chdir(tmp_path)

    def _write(path: str, text: str | bytes = STORY) -> Path:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return _write


def paths(*arguments: str) -> list[str]:
    documents, problems = read_paths(arguments)
    assert not problems
    return [document.path for document in documents]


def only_problem(*arguments: str) -> tuple[str, int | None, str]:
    _, problems = read_paths(arguments)
    assert len(problems) == 1, problems
    assert "\n" not in problems[0].message
    return problems[0].path, problems[0].line, problems[0].message


def test_a_folder_means_its_documents_sorted(write: Callable[..., Path]) -> None:
    for name in ("s/b.md", "s/a.txt", "s/deep/c.markdown", "s/d.text", "s/e.json", "s/f.csv"):
        write(name)
    assert paths("s") == ["s/a.txt", "s/b.md", "s/d.text", "s/deep/c.markdown"]


def test_order_of_arguments_does_not_count(write: Callable[..., Path]) -> None:
    write("s/b.md")
    write("t/a.md")
    assert read_paths(["s", "t"]) == read_paths(["t", "s"])


def test_hidden_and_ignored_files_are_left_out(write: Callable[..., Path]) -> None:
    write(".git/HEAD", "x")
    write(".gitignore", "drafts/\n*.text\n")
    write("s/.gitignore", "!kept.text\n/old.md\n[\n")
    for name in ("kept.text", "out.text", "old.md", "a.md", ".b.md", ".c/d.md", "drafts/e.md"):
        write(f"s/{name}")
    write("s/sub/old.md")
    assert paths("s") == ["s/a.md", "s/kept.text", "s/sub/old.md"]


def test_an_ignored_folder_that_is_named_is_read(write: Callable[..., Path]) -> None:
    write(".git/HEAD", "x")
    write(".gitignore", "drafts/\n")
    write("drafts/e.md")
    assert paths("drafts") == ["drafts/e.md"]
    assert paths("drafts/e.md") == ["drafts/e.md"]


def test_ignore_files_above_the_repository_do_not_count(write: Callable[..., Path]) -> None:
    write(".gitignore", "*.md\n")
    write("repo/.git/HEAD", "x")
    write("repo/s/a.md")
    assert paths("repo/s") == ["repo/s/a.md"]


def test_files_about_the_folder_are_documents_only_when_named(write: Callable[..., Path]) -> None:
    write("s/README.md")
    write("s/Changelog.txt")
    write("s/a.md")
    assert paths("s") == ["s/a.md"]
    assert paths("s/README.md") == ["s/README.md"]


def test_a_named_file_is_read_whatever_it_is_called(write: Callable[..., Path]) -> None:
    write("wire.story")
    assert paths("wire.story") == ["wire.story"]


def test_one_file_under_several_names_is_read_once(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    write("s/b.md")
    (tmp_path / "s" / "a.md").symlink_to(tmp_path / "s" / "b.md")
    assert paths("s", "./s/b.md", str(tmp_path / "s" / "b.md")) == ["s/b.md"]


def test_links_in_circles_end(write: Callable[..., Path], tmp_path: Path) -> None:
    write("s/a.md")
    (tmp_path / "s" / "loop").symlink_to(tmp_path / "s")
    (tmp_path / "s" / "self.md").symlink_to(tmp_path / "s" / "self.md")
    documents, problems = read_paths(["s"])
    assert [d.path for d in documents] == ["s/a.md"]
    assert [p.path for p in problems] == ["s/self.md"]


def test_absolute_paths_are_shown_relative_inside_the_working_directory(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("s/a.md")
    (tmp_path / "elsewhere").mkdir()
    assert paths(str(tmp_path / "s")) == ["s/a.md"]
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert paths(str(tmp_path / "s")) == [(tmp_path / "s" / "a.md").as_posix()]
    assert paths("../s") == ["../s/a.md"]


def test_standard_input_is_a_document_by_its_name() -> None:
    documents, problems = read_paths(["-"], stdin=STORY.encode, stdin_name="wire.md")
    assert [(d.path, d.text) for d in documents] == [("wire.md", STORY)]
    assert not problems
    assert read_paths(["-"])[1][0].path == "<stdin>"


def test_unsaved_text_takes_the_place_of_the_file(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    write("s/a.md")
    overlay = {
        str(tmp_path / "s" / "a.md"): "Ten people " + STORY,
        "s/new.md": STORY,
        "t/other.md": STORY,
    }
    documents, problems = read_paths(["s"], overlay=overlay)
    assert [(d.path, d.text[:3]) for d in documents] == [("s/a.md", "Ten"), ("s/new.md", "The")]
    assert not problems
    assert [d.path for d in read_paths(["s/new.md"], overlay=overlay)[0]] == ["s/new.md"]


def test_a_missing_path_is_a_problem_and_the_rest_is_read(write: Callable[..., Path]) -> None:
    write("a.md")
    documents, problems = read_paths(["a.md", "b.md"])
    assert len(documents) == 1
    assert (problems[0].path, problems[0].line) == ("b.md", None)
    assert "no such file" in problems[0].message


def test_a_folder_without_documents(write: Callable[..., Path]) -> None:
    write("s/README.md")
    path, _, message = only_problem("s")
    assert path == "s"
    assert "no documents" in message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nothing in it"),
        (b" \n\t\n", "nothing in it"),
        (b"---\ntitle: A\n---\n\n", "nothing but front matter"),
        (b"%PDF-1.7 \x00", "atodds add"),
        (b"PK\x03\x04\x00\x00", "zip"),
        (b"text\x00with zeros", "binary"),
        (bytes(range(1, 9)) * 20, "binary"),
        (b"--- * --- !\n", "no sentences"),
    ],
)
def test_what_is_no_text_is_a_problem(write: Callable[..., Path], data: bytes, says: str) -> None:
    write("a.md", data)
    path, _, message = only_problem("a.md")
    assert path == "a.md"
    assert says in message


def test_a_file_over_the_limit(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", "x" * 3_000_000)
    monkeypatch.setattr("atodds.read.files.MAX_BYTES", 2 * 1024 * 1024)
    assert "larger than 2 MB" in only_problem("a.md")[2]


def test_no_permission(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    write("s/a.md")
    write("s/b.md")
    opened = Path.open

    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    documents, problems = read_paths(["s"])
    assert [d.path for d in documents] == ["s/b.md"]
    assert "permission" in problems[0].message


def test_paths_that_no_file_system_has() -> None:
    for path in ("\0", "x" * 5000, "a\nb"):
        documents, problems = read_paths([path])
        assert not documents
        assert len(problems) == 1


def test_broken_front_matter_is_listed_and_the_text_still_read(
    write: Callable[..., Path],
) -> None:
    write("a.md", f'---\ntitle: "A\npublished: 2021-02-03\n---\n{STORY}')
    documents, problems = read_paths(["a.md"])
    assert documents[0].published is None
    assert STORY.strip() in documents[0].prose
    assert [(p.path, "front matter" in p.message) for p in problems] == [("a.md", True)]


def test_another_language_is_reported_and_not_checked(write: Callable[..., Path]) -> None:
    write(
        "a.md",
        "Die Fähre ist am Montag vor der nördlichen Küste gesunken, und der Hafenmeister sagte,"
        " dass neun Menschen an Bord gewesen seien, die ein Kutter gerettet habe. Er hat nicht"
        " gesagt, wie viele Kinder unter den Geretteten waren, und wann das Schiff ablegte.",
    )
    assert "not in English" in only_problem("a.md")[2]
