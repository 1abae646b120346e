"""The terminal: the same door as the page. Errors are one line and exit status 2; a report that may not leave is 1."""

from __future__ import annotations

import typer

from assistant.cli import language, reports, talk, understanding
from assistant.cli.options import fail
from assistant.desk import filing

__all__ = ["app", "main"]

app = typer.Typer(
    name="nianbao",
    help="年报：政府信息公开工作年度报告的起草台。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for commands in (reports.app, language.app, talk.app, understanding.app):
    app.registered_commands += commands.registered_commands
app.add_typer(language.passages, name="passages")


def main() -> None:
    """Run the command line; every expected error is one line on standard error."""
    try:
        app()
    except filing.FAULTS as error:
        fail(str(error))
