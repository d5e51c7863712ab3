"""`atodds add`: bring pages, PDFs and texts into the seeds folder."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from atodds.cli import options as opt
from atodds.cli.exits import EXIT_ERROR, EXIT_OK
from atodds.cli.output import complain_of
from atodds.cli.streams import complain


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--to",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write. Default: the config's first seeds folder, else seeds.",
)
@click.option(
    "--published",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of publication, for a source that does not say.",
)
@click.option("--publisher", metavar="NAME", help="The publisher, where the source is wrong.")
def command(
    sources: tuple[str, ...],
    folder: Path | None,
    published: datetime | None,
    publisher: str | None,
) -> int:
    """Add documents: web addresses, HTML files, PDFs or texts.

    Each becomes a Markdown file with front matter, named by its date and publisher. No file is
    written over.
    """
    from atodds.add import add_sources

    config = opt.config()
    target = folder or (config.seeds[0] if config.seeds else opt.SEEDS)
    day: date | None = published.date() if published is not None else None
    result = add_sources(sources, target, published=day, publisher=publisher)
    complain_of(result.problems)
    for path in result.written:
        complain(f"added {path}", "note")
    return EXIT_ERROR if result.problems else EXIT_OK
