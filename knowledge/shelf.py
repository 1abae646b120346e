"""The shelf of shipped forms: reads the folders under `knowledge/forms/` and picks the form of a report year."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise

from assistant.report.form import Form
from assistant.report.formfile import build_form
from assistant.report.formquestions import asking_for
from assistant.report.formsource import FormError
from assistant.report.helpfile import build_help
from assistant.report.vocabularyfile import build_vocabulary
from assistant.report.wordingrules.file import build_wording
from knowledge.wanted import facts_wanted, prove_facts

FORMS, WORDING, HELP = (files("knowledge") / name for name in ("forms", "wording", "help"))


class NoForm(Exception):
    """No form on the shelf covers the report year; `year` and the years that are covered."""

    def __init__(self, year: int, covered: str) -> None:
        super().__init__(f"没有{year}年度的格式；有格式的是：{covered}。")
        self.year, self.covered = year, covered


def load_forms(folder: Traversable = FORMS) -> tuple[Form, ...]:
    """Every form of the folder, oldest first, asking for the facts that the office has set.

    FormError for a form with a mistake in it, or two for one year; BadFacts for a setting that no form knows.
    """
    assert isinstance(folder, Hashable), "a folder is a path"
    forms, wanted = _forms(folder), facts_wanted()
    return _asking(forms, wanted) if wanted else forms


@cache
def _asking(forms: tuple[Form, ...], wanted: tuple[str, ...]) -> tuple[Form, ...]:
    prove_facts(wanted, forms)
    return tuple(asking_for(form, wanted) for form in forms)


@cache
def _forms(folder: Traversable) -> tuple[Form, ...]:
    loaded = [load_form(entry) for entry in folder.iterdir() if (entry / "form.yaml").is_file()]
    forms = sorted(loaded, key=lambda form: form.first_year)
    for earlier, later in pairwise(forms):
        if earlier.covers(later.first_year):
            raise FormError(f"{later.id}/form.yaml", 1, "years", f"{later.first_year} is a year of {earlier.id} too")
    return tuple(forms)


def load_form(folder: Traversable) -> Form:
    """The form whose six files lie in `folder`; FormError names file and line of a mistake."""
    form, checks, questions = (_text(folder, f"{name}.yaml") for name in ("form", "checks", "questions"))
    built = build_form(form, checks, questions, folder=f"{folder.name}/")
    known = frozenset({*built.cells, *(f"fact:{fact}" for fact in built.facts)})
    prose = _text(files("knowledge"), "prose.yaml")
    vocabulary = build_vocabulary(prose, _text(folder, "prose.yaml"), known, f"{folder.name}/")
    wording = {**_general(WORDING), f"{folder.name}/wording.yaml": _text(folder, "wording.yaml")}
    helping = {**_general(HELP), f"{folder.name}/help.yaml": _text(folder, "help.yaml")}
    found = build_help(helping, built)
    return replace(built, vocabulary=vocabulary, wording=build_wording(wording, built), help=found)


def _general(room: Traversable) -> dict[str, str]:
    """The files of the room that hold for every form, by name."""
    named = sorted(room.iterdir(), key=lambda entry: entry.name)
    return {f"{room.name}/{entry.name}": _text(room, entry.name) for entry in named if entry.name.endswith(".yaml")}


def _text(folder: Traversable, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FormError(f"{folder.name}/{name}", 1, "file", f"cannot be read as UTF-8 text ({error})") from None


def form_for(year: int) -> Form:
    """The form of that report year; NoForm when the shelf has none."""
    forms = load_forms()
    for form in forms:
        if form.covers(year):
            return form
    raise NoForm(year, "、".join(form.years for form in forms))


def template_of(form: Form) -> Traversable:
    """The Word template that ships with the form."""
    return FORMS / form.id / "template.docx"
