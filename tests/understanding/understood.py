"""What a message comes to, in short: cells without their table."""

from collections.abc import Mapping

from assistant.desk.understanding import Understood, understand

COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")


def row(name: str, **figures: int) -> dict[str, int]:
    """A row of section three, 0 where nothing is said."""
    return {f"applications.{name}.{column}": figures.get(column, 0) for column in COLUMNS}


def came_in(**figures: int) -> dict[str, int]:
    """What came in, with nothing left over from the year before."""
    return {**row("received", **figures), **row("carried_in")}


def understood(
    message: str,
    asking: str = "applications.outcomes",
    given: Mapping[str, object] | None = None,
    prior: Mapping[str, object] | None = None,
    form: str = "2021",
) -> Understood:
    return understand(form, asking, message, given or {}, prior or {})


def figures(*args: object, **kwargs: object) -> dict[str, str]:
    """The cells that get more (or less) than 0, without the name of their table."""
    said = understood(*args, **kwargs)  # type: ignore[arg-type]
    assert said.kind == "answer", said.say
    return {cell.partition(".")[2]: value for cell, value in said.figures.items() if value != "0"}


def zeros(*args: object, **kwargs: object) -> int:
    """How many cells get 0."""
    said = understood(*args, **kwargs)  # type: ignore[arg-type]
    assert said.kind == "answer", said.say
    return sum(value == "0" for value in said.figures.values())
