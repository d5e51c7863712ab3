"""The command line of the benchmark; see the package's docstring."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tabulate import tabulate

from . import __doc__ as usage
from .corpus import body, documents

RATIO_MARK = 1.5
START_MARK = 0.4
START_REPEATS = 7
_WORKER = Path(__file__).with_name("worker.py")
_STARTS = {"atodds --help": ["--help"], "atodds rules list": ["rules", "list"]}
_CLI = "import sys; from atodds.cli import main; sys.exit(main())"


def main() -> None:
    """Measure, then print a table or JSON."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=usage,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--documents", type=int, default=200, help="corpus size (default: 200)")
    parser.add_argument("--repeats", type=int, default=5, help="runs of each kind (default: 5)")
    parser.add_argument(
        "--lsp", action="store_true", help="measure the language server instead of the check"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    if options.documents < 1 or options.repeats < 1:
        parser.error("--documents and --repeats must be at least 1")
    if options.lsp:
        from .editor import measure

        found = measure(options.documents)
        print(json.dumps(found, indent=2) if options.json else _lines(found))
        return
    with tempfile.TemporaryDirectory() as folder:
        words = _write(Path(folder), options.documents)
        runs = _runs(folder, options.repeats)
    result = _summary(words, options, runs, {name: _start(args) for name, args in _STARTS.items()})
    print(json.dumps(result, indent=2) if options.json else _table(result))


def _write(folder: Path, count: int) -> int:
    """Write the corpus; its words, front matter left out."""
    words = 0
    for name, text in documents(count):
        (folder / name).write_text(text, encoding="utf-8")
        words += len(body(text).split())
    return words


def _runs(folder: str, repeats: int) -> dict[str, list[dict[str, Any]]]:
    """Interleaved, so that whatever else slows the machine down slows both sides down."""
    runs: dict[str, list[dict[str, Any]]] = {"spacy": [], "check": []}
    for _ in range(repeats):
        for mode, done in runs.items():
            began = time.perf_counter()
            output = _run([str(_WORKER), mode, folder])
            done.append({"seconds": time.perf_counter() - began, **json.loads(output)})
    return runs


def _start(args: list[str]) -> float:
    """Median seconds of one short command, from the start of Python to its end."""
    seconds = []
    for _ in range(START_REPEATS):
        began = time.perf_counter()
        _run(["-c", _CLI, *args])
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def _run(args: list[str]) -> str:
    """Standard output of Python with these arguments; its errors end the benchmark."""
    # This process stays small on purpose: on Linux a child's peak memory counts from its parent's.
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(args)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def _summary(
    words: int,
    options: argparse.Namespace,
    runs: dict[str, list[dict[str, Any]]],
    starts: dict[str, float],
) -> dict[str, Any]:
    def median(mode: str, key: str) -> float:
        return statistics.median(run[key] for run in runs[mode])

    sides: dict[str, Any] = {
        mode: {
            "seconds": round(median(mode, "seconds"), 3),
            "cpu_seconds": round(median(mode, "cpu"), 3),
            "words_per_second": round(words / median(mode, "seconds")),
            "peak_mib": round(median(mode, "peak") / 2**20, 1),
        }
        for mode in runs
    }
    pairs = zip(runs["check"], runs["spacy"], strict=True)
    ratio = statistics.median(check["seconds"] / spacy["seconds"] for check, spacy in pairs)
    return {
        "documents": options.documents,
        "words": words,
        "repeats": options.repeats,
        **sides,
        "claims": runs["check"][0]["claims"],
        "findings": runs["check"][0]["findings"],
        "ratio": round(ratio, 3),
        "cpu_ratio": round(median("check", "cpu") / median("spacy", "cpu"), 3),
        "memory_ratio": round(median("check", "peak") / median("spacy", "peak"), 3),
        "start_seconds": {name: round(seconds, 3) for name, seconds in starts.items()},
        "marks": {
            f"check takes at most {RATIO_MARK} times spaCy alone": ratio <= RATIO_MARK,
            **{f"{n} takes under {START_MARK} s": s < START_MARK for n, s in starts.items()},
        },
    }


def _lines(result: dict[str, Any]) -> str:
    figures = [f"{name.replace('_', ' ')}: {x}" for name, x in result.items() if name != "marks"]
    return "\n".join([*figures, "", *_marks(result)])


def _marks(result: dict[str, Any]) -> list[str]:
    return [f"{'met' if met else 'NOT MET'}: {mark}" for mark, met in result["marks"].items()]


def _table(result: dict[str, Any]) -> str:
    rows = [
        ("seconds", "seconds", result["ratio"]),
        ("processor seconds", "cpu_seconds", result["cpu_ratio"]),
        ("words a second", "words_per_second", None),
        ("peak memory, MiB", "peak_mib", result["memory_ratio"]),
    ]
    table = [(name, result["spacy"][key], result["check"][key], of) for name, key, of in rows]
    return "\n".join(
        [
            f"{result['documents']} documents, {result['words']} words, "
            f"{result['claims']} claims, {result['findings']} findings; "
            f"medians of {result['repeats']} runs",
            "",
            tabulate(table, ["", "spaCy alone", "check", "ratio"], floatfmt=".4g"),
            "",
            *(f"{name}: {seconds} s" for name, seconds in result["start_seconds"].items()),
            "",
            *_marks(result),
        ]
    )


if __name__ == "__main__":
    main()
