"""A desk in a folder of the test, on a fixed day."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.desk.talk import Desk
from assistant.desk.view import View

TODAY = date(2026, 1, 10)
Talk = Callable[..., View]


@pytest.fixture
def desk(data: Path) -> Iterator[Desk]:
    with closing(Desk(data, today=lambda: TODAY)) as opened:
        yield opened


@pytest.fixture
def talk(desk: Desk) -> Talk:
    """Says messages to a new draft, or goes on with the view given."""

    def saying(*messages: str, on: View | None = None) -> View:
        view = on or desk.start()
        for message in messages:
            view = desk.say(view.draft, message, view.rev)
        return view

    return saying
