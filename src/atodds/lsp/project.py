"""One workspace folder: its settings as they are now, and its documents, checked as the command
line checks them. Knows nothing of the protocol.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from atodds.baseline import accepting, read_baseline
from atodds.check import Checker, Settings
from atodds.config import Config, load_config, pipeline_settings
from atodds.model import Document, Finding, Problem, Relation, Report
from atodds.readings import Progress
from atodds.report import Options
from atodds.report.options import DEFAULT_SHOW
from atodds.report.places import active
from atodds.review import suppressed
from atodds.rules import RuleSet, builtin_directory, load_rules

SEEDS = "seeds"
"""The folder that is checked when the settings name none."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the report with what is suppressed marked, and what to show of it."""

    report: Report
    notes: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    rules: RuleSet
    baseline: Path | None

    def document(self, path: str) -> Document | None:
        """The document of that path."""
        return next((d for d in self.report.documents if d.path == path), None)


class Project:
    """Checks the documents of a folder, again and again, reusing what has not changed.

    Not for several threads at a time.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._made: tuple[Settings, object] | None = None
        self._checker: Checker | None = None
        self._known: tuple[str, ...] = ()

    def check(self, unsaved: Mapping[str, str], progress: Progress | None = None) -> Checked:
        """Check the project with the text of unsaved files, by path, in place of the disk's.

        The settings, the rules and the baseline are read anew. UsageError for any that cannot be
        used.
        """
        config = load_config(self.root)
        checker = self._checker_for(pipeline_settings(config))
        paths = self.paths(config, unsaved)
        report = checker.check(paths, progress, overlay=unsaved)
        # Without the file nothing is accepted yet: accepting something here writes it.
        there = config.baseline is not None and config.baseline.exists()
        baseline = read_baseline(config.baseline) if config.baseline and there else None
        report, notes = suppressed(report, checker.ruleset, self._known, baseline)
        show = frozenset(map(Relation, config.show)) if config.show else DEFAULT_SHOW
        findings = tuple(active(report, Options(show=show)))
        return Checked(report, notes, findings, checker.ruleset, config.baseline)

    def warm_up(self) -> None:
        """Load the pipeline before the first edit asks for it. ModelError if it cannot be."""
        if self._checker is not None and self._checker.loaded is None:
            self._checker.warm_up()
            # What has been read so far stays: the collector need not go through it at every turn.
            gc.collect()
            gc.freeze()

    def accept(self, finding: Finding, documents: Iterable[Document]) -> None:
        """Write a finding into the project's baseline. UsageError or OSError if that cannot be."""
        path = load_config(self.root).baseline
        if path is not None:
            text = accepting(read_baseline(path) if path.exists() else None, finding, documents)
            path.write_text(text, encoding="utf-8", newline="\n")

    def paths(self, config: Config, opened: Iterable[str]) -> list[str]:
        """What is checked: the settings' seeds, else the folder `seeds`, else what is open."""
        if config.seeds:
            return [path.as_posix() for path in config.seeds]
        seeds = self.root / SEEDS
        return [seeds.as_posix()] if seeds.is_dir() else sorted(opened)

    def _checker_for(self, settings: Settings) -> Checker:
        """The checker of these settings and of the rules as they are on disk."""
        state = _state((builtin_directory(), *settings.rules))
        if self._checker is None or self._made != (settings, state):
            old, self._checker = self._checker, None
            nlp = old.loaded if old and old.settings.model == settings.model else None
            self._checker = Checker(settings=settings, nlp=nlp, again=True)
            self._known = tuple(rule.id for rule in load_rules(settings.rules)[0])
            self._made = (settings, state)
        return self._checker


def _state(folders: Iterable[Path]) -> object:
    """What changes when a rule file does."""
    return [
        (str(file), stat.st_size, stat.st_mtime_ns)
        for folder in folders
        if folder.is_dir()
        for file in sorted(folder.rglob("*.y*ml"))
        for stat in [file.stat()]
    ]
