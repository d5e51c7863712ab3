"""Named hospitals and jails in a text, by the words that such names end in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from atodds.extract.naming.places import place_key
from atodds.model import Site

_WORD = r"[A-Z][\w'’.&-]{0,30}"
_NAME = rf"(?<![\w'’.&-])(?:{_WORD} (?:(?:of|and|the|at|for) )?){{1,6}}?"
_KINDS = {
    "hospital": r"(?:Hospital|Medical Cent(?:er|re)|Infirmary|Trauma Cent(?:er|re))",
    "jail": r"(?:[Jj]ail|[Pp]rison|Detention Cent(?:er|re)|Penitentiary|"
    r"Correctional (?:Facility|Cent(?:er|re)|Institution))",
}
_FORMS = {kind: re.compile(rf"{_NAME}{last}\b(?!['’]?s\b)") for kind, last in _KINDS.items()}
_SAINT = re.compile(r"\bSte?\.? (?=[A-Z])")
_LEADING = re.compile(r"(?:The|At|In|From|To|A|An) ")


@dataclass(frozen=True, slots=True)
class Institution:
    """A named hospital or jail as it stands in the text."""

    kind: str
    start: int
    end: int
    site: Site


def find_institutions(text: str) -> list[Institution]:
    """The hospitals and jails that a text names, in text order."""
    found = []
    for kind, form in _FORMS.items():
        for match in form.finditer(text):
            leading = _LEADING.match(match.group())
            start = match.start() + (leading.end() if leading is not None else 0)
            named = text[start : match.end()]
            if " " in named:
                site = Site(named, name=place_key(_SAINT.sub("Saint ", named)))
                found.append(Institution(kind, start, match.end(), site))
    return sorted(found, key=lambda i: i.start)
