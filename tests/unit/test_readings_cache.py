"""The cache on disk: bytes come back, old ones go, and nothing that is wrong with it is felt."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from atodds.readings import cache as module
from atodds.readings.cache import Cache, cache_folder


def test_what_was_put_is_found_by_others(tmp_path: Path) -> None:
    Cache(tmp_path / "deep" / "folder").put({"a": b"1", "b": b"2"})
    assert Cache(tmp_path / "deep" / "folder").get(["b", "c", "a"]) == {"a": b"1", "b": b"2"}


def test_putting_again_replaces(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put({"a": b"1"})
    cache.put({"a": b"2"})
    assert cache.get(["a"]) == {"a": b"2"}


def test_more_keys_than_a_statement_may_have(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    entries = {str(n): str(n).encode() for n in range(1500)}
    cache.put(entries)
    assert cache.get(list(entries)) == entries


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert Cache(tmp_path / "none").get(["a"]) == {}
    assert not (tmp_path / "none").exists()


def test_the_longest_unused_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, limit=400_000)
    day = 100
    monkeypatch.setattr(module, "_today", lambda: day)
    cache.put({f"old{n}": bytes(20_000) for n in range(8)})
    day = 101
    assert cache.get(["old0"]), "used again"
    for n in range(12):
        cache.put({f"new{n}": bytes(20_000)})
    left = cache.get([f"{kind}{n}" for kind in ("old", "new") for n in range(12)])
    assert "old0" in left
    assert "old1" not in left
    assert {f"new{n}" for n in range(12)} <= set(left)


def test_it_stays_bounded(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=300_000)
    for n in range(60):
        cache.put({str(n): bytes([n]) * 20_000})
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 600_000
    cache.put({"huge": bytes(500_000)})
    assert cache.get(["huge"]) == {}


def _not_a_database(file: Path) -> None:
    file.write_bytes(b"Hello, this is no database. " * 100)


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 5 * 4096 + 7])


def _of_another_layout(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("DROP TABLE entries")
        database.execute("CREATE TABLE entries (something TEXT)")
        database.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("spoil", [_not_a_database, _cut_short, _of_another_layout])
def test_a_broken_file_is_replaced(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    cache = Cache(tmp_path)
    cache.put({str(n): bytes(3000) for n in range(40)})
    (file,) = tmp_path.iterdir()
    spoil(file)
    assert len(cache.get([str(n) for n in range(40)])) < 40
    cache.put({"a": b"1"})
    cache.put({"a": b"1"})
    assert cache.get(["a"]) == {"a": b"1"}


def test_a_folder_that_cannot_be_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "folder")
    cache.put({"a": b"1"})
    assert cache.get(["a"]) == {}


def test_a_file_that_another_process_writes_still_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    cache = Cache(tmp_path)
    cache.put({"a": b"1"})
    with closing(sqlite3.connect(tmp_path / "readings.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        cache.put({"b": b"2"})
        assert cache.get(["a", "b"]) == {"a": b"1"}


def test_many_at_once(tmp_path: Path) -> None:
    def work(name: str) -> None:
        for n in range(10):
            Cache(tmp_path).put({f"{name}{n}": b"x" * 500})
            assert f"{name}{n}" in Cache(tmp_path).get([f"{name}{n}"])

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Cache(tmp_path).get([f"{name}{n}" for name in "abcd" for n in range(10)])) == 40


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATODDS_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.setenv("ATODDS_CACHE_DIR", "")
    assert cache_folder().name in {"atodds", "Cache"}
