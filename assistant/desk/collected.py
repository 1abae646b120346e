"""What a list that came back does to the draft: its numbers go where there is none, all else is told and left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.desk.reply import Reply, with_consequences
from assistant.desk.state import State
from assistant.documents.collecting.returned import Filled, Returned, read_collection
from assistant.documents.collecting.values import exact
from assistant.documents.reading.doubts import DOUBTFUL
from assistant.documents.reading.paper import Paper
from assistant.documents.reading.words.organs import kind_of
from assistant.interview.collecting import offices
from assistant.interview.readback import read_back
from assistant.report.draft import Draft, Unsettled
from assistant.report.effects import figure_effects, unsettled_effects
from assistant.report.figures import Value, plain
from assistant.report.form import Form
from assistant.report.organ import same_organ
from assistant.report.wanted import Wanted, wanted_of
from knowledge.papers import load_paper_words
from prompts import say

LISTED = 8
"""Lines that were not taken, or that differ, that are named one by one."""
QUOTED = 20
"""Characters of what was filled in that are said back."""


def list_on(paper: Paper, state: State) -> Returned | None:
    """The list that is on the paper; None when something else is."""
    return read_collection(paper, wanted_of(state.form, state.draft) if state.form else {})


@dataclass
class _Sorted:
    """What became of the figures: numbers to take, numbers that are only probable, sentences about all others."""

    fresh: dict[str, Value] = field(default_factory=dict)
    probable: dict[str, Unsettled] = field(default_factory=dict)
    differing: list[str] = field(default_factory=list)
    left_open: list[str] = field(default_factory=list)


def reply_to_collection(state: State, returned: Returned, name: str) -> Reply:
    """The reply to a list that came back; one that does not belong to the draft changes nothing."""
    form, draft = state.form, state.draft
    if form is None:
        return _refused(state, say("collection_too_early", file=name))
    if stranger := _stranger(draft, returned, name):
        return _refused(state, stranger)
    if not returned.filled and not returned.doubts:
        return _refused(state, say("collection_empty", file=name))
    every = wanted_of(form, draft)
    asked = {request.wanted.key for office in offices(form, draft) for request in office.requests}
    done = _sorted(draft, returned.filled, draft.declined - asked)
    figures = {key: value for key, value in done.fresh.items() if every[key].in_table}
    facts = {key: plain(value) for key, value in done.fresh.items() if not every[key].in_table}
    said = say("collection_read", file=name, read=len(done.fresh)) + _read_back(form, draft, figures)
    for key, value in facts.items():
        said += say("fact_recorded", name=every[key].cell.row, value=value, unit=every[key].cell.unit)
    said += "\n" + say("collection_differs", **_first(done.differing)) if done.differing else ""
    said += "\n" + say("collection_left_open", **_first(done.left_open)) if done.left_open else ""
    said += "\n" + say("collection_not_taken", **_first(returned.doubts)) if returned.doubts else ""
    about = {*figures, *done.probable}
    doubts = [doubt for doubt in draft.unsettled if doubt.of != "this" or not about & set(doubt.cells)]
    effects = {
        "file": name,
        **figure_effects(figures),
        "facts": facts,
        **unsettled_effects([*doubts, *done.probable.values()]),
    }
    return with_consequences(state, Reply(said, effects))


def _refused(state: State, sentence: str) -> Reply:
    return Reply(sentence, {"goto": state.draft.goto}, note=sentence)


def _stranger(draft: Draft, returned: Returned, name: str) -> str:
    """Why the list is not one of this draft; empty where it is, or says nothing of itself (a piece that was pasted)."""
    years = (*(year for _, year in returned.titles), *returned.years)
    if other := next((year for year in years if year != draft.year), 0):
        return say("collection_of_other_year", file=name, year=other, draft=draft.year)
    organs = (organ for organ, _ in returned.titles if organ)
    if other_organ := next((organ for organ in organs if not _is_ours(organ, draft)), ""):
        return say("collection_of_other_organ", file=name, organ=other_organ, draft=draft.organ)
    return ""


def _is_ours(organ: str, draft: Draft) -> bool:
    words = load_paper_words()
    return same_organ(organ, draft.organ) and kind_of(organ, words) == kind_of(draft.organ, words)


def _sorted(draft: Draft, lines: Iterable[Filled], declined: frozenset[str]) -> _Sorted:
    """The lines by figure; `declined` are numbers that the text does without."""
    found: dict[str, list[Filled]] = {}
    for line in lines:
        found.setdefault(line.wanted.key, []).append(line)
    done = _Sorted()
    for its in found.values():
        _sort(done, draft, its, declined)
    return done


def _sort(done: _Sorted, draft: Draft, lines: list[Filled], declined: frozenset[str]) -> None:
    """One figure, with all the lines in which it was filled in."""
    wanted, key = lines[0].wanted, lines[0].wanted.key
    kept = draft.figures.quantity(key) if wanted.in_table else draft.facts.get(key)
    reads = [exact(line) for line in lines]
    raw = "”“".join(dict.fromkeys(line.raw for line in lines))
    value, sure = reads[0].value, min(read.sure for read in reads)
    why = next((read.say for read in reads if read.say), "")
    if any(read.value is None for read in reads):
        done.left_open.append(_line(wanted, raw, why))
    elif any(read.value != value for read in reads):
        done.left_open.append(_line(wanted, raw, say("collection_twice")))
    elif value is None or kept == value:
        return
    elif kept is not None or key in declined:
        ours = say("collection_declined") if kept is None else plain(kept)
        done.differing.append(say("collection_difference", name=_named(wanted), kept=ours, read=plain(value)))
    elif sure >= DOUBTFUL:
        done.fresh[key] = value
    elif wanted.in_table:
        done.probable[key] = Unsettled("this", {key: value}, _line(wanted, raw, why) + "。")
    else:
        done.left_open.append(_line(wanted, raw, why))


def _line(wanted: Wanted, raw: str, why: str) -> str:
    words = raw if len(raw) <= QUOTED else f"{raw[:QUOTED]}……"
    return say("collection_line", name=_named(wanted), words=words, why=why)


def _named(wanted: Wanted) -> str:
    """`二A3（“行政许可”行“本年处理决定数量”列）`."""
    return say("collection_name", mark=wanted.cell.mark, name=wanted.name)


def _read_back(form: Form, draft: Draft, figures: Mapping[str, Value]) -> str:
    """The figures by name, table by table."""
    by_table = (
        {cell: value for cell, value in figures.items() if form.cells[cell].table == table.id} for table in form.tables
    )
    return "".join(read_back(form, draft, some) for some in by_table if some)


def _first(items: Sequence[str]) -> dict[str, object]:
    """How many there are, and the first of them."""
    more = say("collection_more", count=len(items) - LISTED) if len(items) > LISTED else ""
    return {"count": len(items), "items": "；".join(items[:LISTED]) + more}
