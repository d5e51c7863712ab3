"""What `atodds init` writes into a repository."""

from __future__ import annotations

from atodds import __version__

CONFIG = """\
# Settings of `atodds check`. Every option of `atodds check --help` can stand here.

# The documents that are compared when none are named.
seeds = "seeds"

# What makes the check fail: conflict, revision, reconcilable or never.
fail-on = "conflict"

# Findings accepted with `atodds baseline`.
# baseline = "atodds-baseline.json"

# A folder of your own rules.
# rules = "rules"
"""

WORKFLOW = f"""\
name: Sources

on:
  push:
  pull_request:

permissions:
  contents: read
  security-events: write

jobs:
  atodds:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v6
        with:
          python-version: "3.13"
      - run: pip install atodds=={__version__}

      # On a pull request: what involves the documents that it changes, as annotations.
      - if: github.event_name == 'pull_request'
        run: atodds check --since "origin/$BASE"
        env:
          BASE: ${{{{ github.base_ref }}}}

      # On a push: everything, as code scanning alerts, where the repository has them.
      - if: github.event_name == 'push'
        run: atodds check --output sarif=atodds.sarif
      - if: always() && github.event_name == 'push' && hashFiles('atodds.sarif') != ''
        continue-on-error: true
        uses: github/codeql-action/upload-sarif@v4
        with:
          sarif_file: atodds.sarif
          category: atodds
"""

_HOOK = f"""\
  - repo: local
    hooks:
      - id: atodds
        name: atodds
        entry: atodds check
        language: python
        additional_dependencies: ["atodds=={__version__}"]
        types_or: [markdown, plain-text]
        pass_filenames: false
"""

HOOKS = f"repos:\n{_HOOK}"
HOOK_ENTRY = _HOOK
