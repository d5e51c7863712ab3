"""The one pipeline: read, parse, extract, link, judge. The command line, the language server and
the Python interface all call it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from atodds.errors import UsageError
from atodds.judge import judge
from atodds.link.facts import link
from atodds.link.story import Stories
from atodds.memo import Memo
from atodds.model import (
    Claim,
    Document,
    Finding,
    Problem,
    Quantity,
    Reading,
    Relation,
    Report,
    Section,
    Span,
)
from atodds.namewords import NameWords
from atodds.read import Known, find_copies, read_document, read_paths
from atodds.readings import Progress, Readings, Recipe
from atodds.rules import ExampleDocument, Rule, RuleSet, load_rules

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked for; None and empty mean the defaults.

    `jobs` bounds the processes; `cache` keeps what was read of documents on disk.
    """

    model: str | None = None
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_link: float | None = None
    jobs: int = 1
    cache: bool = False


class Checker:
    """Checks documents against one another. The pipeline is loaded when first needed.

    `model` names an installed spaCy pipeline, None the one that atodds comes with; `rules` are
    folders of further rules; `jobs` is the number of processes; `nlp` is that pipeline, where a
    caller has it loaded; `again` says that nearly the same documents will be checked again and
    again, and spends memory on doing so faster. Raises UsageError for rules or
    models that cannot be used.
    """

    def __init__(
        self,
        model: str | None = None,
        rules: Iterable[str | Path] | None = None,
        jobs: int = 1,
        *,
        settings: Settings | None = None,
        nlp: Language | None = None,
        again: bool = False,
    ) -> None:
        self.settings = settings or Settings(
            model=model, rules=tuple(Path(r) for r in rules or ()), jobs=jobs
        )
        self.ruleset, self.rule_problems = load_rules(
            self.settings.rules, select=self.settings.select, ignore=self.settings.ignore
        )
        if not self.ruleset.rules:
            why = "".join(f": {problem.message}" for problem in self.rule_problems[:1])
            raise UsageError(f"there is no rule to check by{why}")
        self._readings = Readings(
            Recipe(
                self.settings.model,
                tuple(str(folder) for folder in self.settings.rules),
                self.settings.select,
                self.settings.ignore,
            ),
            self.ruleset,
            jobs=self.settings.jobs,
            cache=self.settings.cache,
            nlp=nlp,
            again=again,
        )
        self._memo = Memo() if again else None
        self._loaded: Known | None = {} if again else None
        self._names = NameWords.of(self.ruleset.vocabulary)

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline, loaded once."""
        return self._readings.reader.nlp

    @property
    def loaded(self) -> Language | None:
        """The spaCy pipeline if it has been needed yet."""
        return self._readings.reader.loaded

    @property
    def model_label(self) -> str:
        """The pipeline's name and version as reports have it, without loading it."""
        return self._readings.label

    def warm_up(self) -> None:
        """Load all that reading a document needs, so that the next one takes no longer for it."""
        text = "Two people died in Karstad on Monday."
        self._readings.reader.read(Document("", text, (Section(Span(0, len(text)), "body"),)))

    def check(
        self,
        paths: Sequence[str | Path],
        progress: Progress | None = None,
        *,
        stdin: Callable[[], bytes] | None = None,
        stdin_name: str = "<stdin>",
        overlay: Mapping[str, str] | None = None,
    ) -> Report:
        """Read, compare and judge the documents that the paths mean."""
        if self._memo is not None:
            self._memo.next_run()
        documents, problems = read_paths(
            [str(p) for p in paths],
            stdin=stdin,
            stdin_name=stdin_name,
            overlay=overlay,
            known=self._loaded,
        )
        documents = find_copies(documents, self._memo)
        return self._report(documents, (*self.rule_problems, *problems), progress)

    def claims(self, paths: Sequence[str | Path]) -> Iterator[Claim]:
        """The claims of the documents that the paths mean, in order, not compared."""
        documents, _ = read_paths([str(p) for p in paths])
        for reading in self.readings(documents):
            yield from reading.statements

    def quantities(self, texts: Iterable[str]) -> Iterator[list[Quantity]]:
        """The quantities of each text, in text order."""
        from atodds.extract.numbers.quantities import find_quantities
        from atodds.parse import parsable

        for doc in self.nlp.pipe(map(parsable, texts)):
            yield find_quantities(doc)

    def readings(
        self, documents: Sequence[Document], progress: Progress | None = None
    ) -> list[Reading]:
        """What each document says."""
        return self._readings.of(documents, progress)

    def _report(
        self,
        documents: tuple[Document, ...],
        problems: tuple[Problem, ...],
        progress: Progress | None,
    ) -> Report:
        readings = self.readings(documents, progress)
        findings, facts = self.compare(readings, documents, self.ruleset)
        return Report(
            documents=documents,
            findings=tuple(findings),
            problems=problems,
            claims=sum(len(r.statements) for r in readings),
            facts=facts,
            model=self.model_label,
        )

    def compare(
        self, readings: Sequence[Reading], documents: Sequence[Document], ruleset: RuleSet
    ) -> tuple[list[Finding], int]:
        """The findings among what documents say, and how many facts they share."""
        from atodds.extract.numbers.units import convert

        stories = Stories(readings, ruleset.vocabulary.words("stories", "common"), self._memo)
        facts = link(
            readings,
            ruleset.rules,
            stories,
            self._names,
            min_link=self.settings.min_link,
            convert=convert,
            memo=self._memo,
        )
        findings = judge(facts, ruleset.by_id, {d.path: d for d in documents}, convert, self._memo)
        return findings, len(facts)

    def try_example(self, rule: Rule, documents: Mapping[str, ExampleDocument]) -> Relation | None:
        """What a rule finds in an example of its own; None where it finds nothing."""
        from dataclasses import replace

        read = []
        for name, example in documents.items():
            document = read_document(f"{name}.txt", example.text.encode())
            if isinstance(document, Document):
                read.append(replace(document, published=example.published or document.published))
        alone = RuleSet((rule,), self.ruleset.vocabulary)
        readings = self.readings(find_copies(tuple(read)))
        findings, _ = self.compare(readings, read, alone)
        return findings[0].relation if findings else None
