"""The `atodds` command: one module a subcommand, imported when it is asked for.

This package is the only code that prints or exits. Nothing in it imports spaCy, quantulum3 or
the pipeline before a command runs, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
import traceback
from importlib import import_module

import click

from atodds import __version__
from atodds.cli.exits import EXIT_ERROR, EXIT_INTERRUPTED, EXIT_OK
from atodds.cli.streams import complain, prepare_streams, silence_stdout
from atodds.errors import UsageError

_COMMANDS = {
    "check": "atodds.cli.check",
    "claims": "atodds.cli.claims",
    "explain": "atodds.cli.explain",
    "rules": "atodds.cli.rules",
    "baseline": "atodds.cli.baseline",
    "add": "atodds.cli.add",
    "init": "atodds.cli.init",
    "lsp": "atodds.cli.lsp",
}
"""The subcommands in the order that --help shows, and the modules whose `command` they are."""


class _LazyGroup(click.Group):
    """A group that imports a subcommand's module when the subcommand is looked up."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(module).command
        return command


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def atodds() -> None:
    """Find where the sources are at odds.

    Reads documents on the same events and shows where they disagree: tolls, dates, times, ages,
    amounts, names, who was where, who said what.

    \b
    atodds check FOLDER        compare the documents of a folder
    atodds explain ID          why something was reported
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit with its code; every error is one line on standard error."""
    prepare_streams()
    code = EXIT_OK
    try:
        returned = atodds.main(args, prog_name="atodds", standalone_mode=False)
        code = returned if isinstance(returned, int) else EXIT_OK
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help())
    except click.UsageError as error:
        complain(error.format_message())
        if error.ctx is not None:
            click.echo(f"Try '{error.ctx.command_path} --help'.", err=True)
        code = EXIT_ERROR
    except click.ClickException as error:
        complain(error.format_message())
        code = EXIT_ERROR
    except UsageError as error:
        complain(str(error))
        code = EXIT_ERROR
    except (click.Abort, KeyboardInterrupt):
        complain("stopped")
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        silence_stdout()
    except Exception:
        # Exit code 1 would tell scripts that documents disagree.
        traceback.print_exc()
        complain("this is a bug in atodds; please report it with the lines above")
        code = EXIT_ERROR
    sys.exit(code)
