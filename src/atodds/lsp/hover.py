"""What an editor shows over a statement that others contradict: who says what, in a table."""

from __future__ import annotations

from atodds.lsp.project import Checked
from atodds.model import Finding
from atodds.report.escape import markdown, markdown_code
from atodds.report.markdown import comparison
from atodds.report.places import Places


def hover_text(checked: Checked, findings: list[Finding]) -> str:
    """Markdown on the findings, one after the other."""
    places = Places(checked.report.documents)
    return "\n\n---\n\n".join(_text(checked, finding, places) for finding in findings)


def _text(checked: Checked, finding: Finding, places: Places) -> str:
    rule = checked.rules.by_id.get(finding.rule)
    parts = ["\n".join(comparison(finding, places))]
    if finding.why:
        parts.append(markdown(f"{finding.why[:1].upper()}{finding.why[1:].rstrip('.')}."))
    if rule is not None and rule.help:
        parts.append(markdown(rule.help))
    parts.append(
        f"{markdown_code(finding.rule)} · surely one fact: {finding.link:.2f} · "
        f"{markdown_code(f'atodds explain {finding.id}')}"
    )
    return "\n\n".join(parts)
