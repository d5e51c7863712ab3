"""What the tests share: the spaCy pipeline, golden files, a report made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from atodds import Checker
    from atodds.model import Reading

GOLDEN = Path(__file__).parent / "golden" / "reports"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what is rendered now into the goldens"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a golden file, byte for byte; a missing file is a failure."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"no golden {name}: run pytest --update-golden and read what it wrote"
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture(scope="session", autouse=True)
def _cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own, for this process and those it starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATODDS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The spaCy pipeline that results are defined by, loaded once."""
    from atodds.parse import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def checker(nlp: Language) -> Checker:
    """The one check, by the built-in rules, without a cache."""
    from atodds import Checker

    return Checker(nlp=nlp)


@pytest.fixture(scope="session")
def read_text(checker: Checker) -> Callable[..., Reading]:
    """What a text says by itself; each text is read once. It is published on 7 March 2019."""
    from atodds.model import Document
    from atodds.read import read_document

    @cache
    def read(text: str, published: date | None = date(2019, 3, 7)) -> Reading:
        document = read_document("a.txt", text.encode())
        assert isinstance(document, Document)
        [reading] = checker.readings([replace(document, published=published)])
        return reading

    return read
