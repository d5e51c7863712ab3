"""One measured run in a process of its own: `worker.py spacy|check FOLDER`; prints JSON.

A script, not a module of the package, so that nothing but the measured code is imported.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path


def pipe(folder: Path) -> dict[str, int]:
    """spaCy alone: load the default model, pipe the bodies of the documents through it."""
    from importlib import import_module

    from atodds.parse import DEFAULT_MODEL

    texts = [
        path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted(folder.iterdir())
    ]
    nlp = import_module(DEFAULT_MODEL).load()
    return {"tokens": sum(len(doc) for doc in nlp.pipe(texts))}


def check(folder: Path) -> dict[str, int]:
    """The whole check, in this process."""
    import atodds

    report = atodds.Checker(jobs=1).check([str(folder)])
    return {
        "documents": len(report.documents),
        "claims": report.claims,
        "findings": len(report.findings),
    }


def main() -> None:
    """Run what the command line names, print its result with what it took."""
    mode, folder = sys.argv[1:]
    result = {"spacy": pipe, "check": check}[mode](Path(folder))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 if sys.platform == "darwin" else 1024
    took = {"cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * unit}
    print(json.dumps(result | took))


if __name__ == "__main__":
    main()
