"""How fast a whole check is, and what it holds in memory: a benchmark, not a test.

    python -m tests.benchmarks [--documents N] [--repeats N] [--json]
    python -m tests.benchmarks --lsp [--documents N] [--json]

Run it from the checkout, with atodds importable (installed, or PYTHONPATH=src). It writes a
corpus of its own, always the same, into a temporary folder and measures, every run in a process of
its own:

- `atodds.Checker(jobs=1).check([folder])` against the same model's `nlp.pipe` over the same texts,
  turn and turn about: words a second, seconds, processor seconds, peak memory;
- how long `atodds --help` and `atodds rules list` take to start and end.

With --lsp it measures, over the protocol, how soon the language server's diagnostics follow an edit
of one figure in a document of 600 words.

It prints medians and what they come to against the marks. It fails only when something does not
run: whether a mark is met depends on the machine and on what else the machine is doing.
"""
