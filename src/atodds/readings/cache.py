"""Readings kept between runs, in one SQLite file: bytes by key, bounded, shared by processes.

Only ever a shortcut: whatever is wrong with the file or its folder, nothing is found and nothing is
kept, and nobody is told. Knows nothing of what the bytes mean.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

FOLDER_VARIABLE = "ATODDS_CACHE_DIR"

LIMIT = 256 * 2**20
"""Bytes that the file may hold before the entries longest unused go."""

_FILE = "readings.sqlite3"
_LAYOUT = 1
_PATIENCE = 2.0
"""Seconds to wait for another process that is writing."""
_AT_ONCE = 500
_DAY = 86_400
_BROKEN = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})
_TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    key TEXT PRIMARY KEY, day INTEGER NOT NULL, value BLOB NOT NULL
)"""


def cache_folder() -> Path:
    """Where the cache lies: the folder in ATODDS_CACHE_DIR, else the user's cache folder."""
    given = os.environ.get(FOLDER_VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("atodds", appauthor=False)


class Cache:
    """Bytes by key in a folder. Every call opens the file for itself, from any thread.

    `limit` is the size in bytes above which entries are dropped, those longest unused first.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._file = folder / _FILE
        self._limit = limit

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What is known of the keys."""
        if not self._file.is_file():
            return {}
        found: dict[str, bytes] = {}
        self._use(lambda database: _find(database, keys, found))
        return found

    def put(self, entries: Mapping[str, bytes]) -> None:
        """Keep entries, in place of others under their keys."""
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._use(lambda database: _store(database, entries, self._limit))

    def _use(self, action: Callable[[sqlite3.Connection], None]) -> None:
        """Act on the file; what goes wrong ends the action, and a broken file goes."""
        try:
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as database:
                _prepare(database)
                action(database)
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "") in _BROKEN:
                self._remove()

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self._file}{suffix}").unlink(missing_ok=True)


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA synchronous = NORMAL")
    if _layout(database) == _LAYOUT:
        return
    database.execute("PRAGMA journal_mode = WAL")
    with database:
        database.execute("BEGIN IMMEDIATE")
        if _layout(database) != _LAYOUT:
            database.execute("DROP TABLE IF EXISTS entries")
            database.execute(_TABLE)
            database.execute(f"PRAGMA user_version = {_LAYOUT}")


def _layout(database: sqlite3.Connection) -> int:
    (layout,) = database.execute("PRAGMA user_version").fetchone()
    return int(layout)


def _find(database: sqlite3.Connection, keys: Sequence[str], found: dict[str, bytes]) -> None:
    today = _today()
    stale = []
    for some in _portions(keys):
        marks = ",".join("?" * len(some))
        query = f"SELECT key, day, value FROM entries WHERE key IN ({marks})"
        for key, day, value in database.execute(query, some):
            found[key] = value
            if day < today:
                stale.append((today, key))
    if stale:
        # When an entry was last used only orders what goes first: not worth waiting for.
        database.execute("PRAGMA busy_timeout = 0")
        with database:
            database.executemany("UPDATE entries SET day = ? WHERE key = ?", stale)


def _store(database: sqlite3.Connection, entries: Mapping[str, bytes], limit: int) -> None:
    today = _today()
    with database:
        database.executemany(
            "INSERT OR REPLACE INTO entries (key, day, value) VALUES (?, ?, ?)",
            [(key, today, value) for key, value in entries.items()],
        )
        while _size(database) > limit and _drop_oldest(database):
            pass


def _drop_oldest(database: sqlite3.Connection) -> bool:
    """Drop a quarter of the entries; False where there are none. Their pages are used again."""
    (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
    oldest = "SELECT rowid FROM entries ORDER BY day, rowid LIMIT ?"
    database.execute(f"DELETE FROM entries WHERE rowid IN ({oldest})", (count // 4 + 1,))
    return bool(count)


def _size(database: sqlite3.Connection) -> int:
    """The bytes in use."""
    pages, free, page = (
        int(database.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * page


def _portions(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many keys as one statement may have."""
    for at in range(0, len(keys), _AT_ONCE):
        yield keys[at : at + _AT_ONCE]


def _today() -> int:
    return int(time.time()) // _DAY
