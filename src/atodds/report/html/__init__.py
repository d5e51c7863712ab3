"""The report as one self-contained page for an editor's desk.

Everything is inside: style, script and drawings. A content security policy lets the page load
nothing and run no script but its own, and every text is escaped by the template engine, so what a
document says can only ever be read. Without scripts the page is the same, less its filters.

It draws and lays out; what it says is worded in `atodds.report.wording`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from atodds.model import Report
from atodds.report.html.axis import day
from atodds.report.html.view import page
from atodds.report.options import Options

_ASSETS = "assets"
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def render(report: Report, options: Options) -> str:
    """The whole page, ending in a line break; the same bytes for the same report."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template("page")
        .render(
            page=page(report, options),
            policy=policy,
            style=Markup(style),
            script=Markup(script),
        )
    )


@cache
def _environment() -> Environment:
    """The template engine, which keeps the templates that it has compiled."""
    environment = Environment(
        loader=FunctionLoader(lambda name: _asset(f"{name}.html.j2")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"day": day, "dated": _dated}
    return environment


def _dated(text: str) -> Markup:
    """Escaped text whose ISO dates no line break takes apart."""
    return Markup(_ISO_DATE.sub(r"<time>\g<0></time>", str(escape(text))))


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(_ASSETS, name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """How a content security policy names a text that may be part of the page."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
