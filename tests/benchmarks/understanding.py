"""Understanding what a clerk says, message by message: `python -m tests.benchmarks.understanding`.

The sayings of the development corpus, each against its own draft, in the process of the desk. What is heard is first
found to be the same, and as often right, as when the corpus is judged. Every round hears each saying once, against a
draft prepared anew.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from assistant.desk.understanding import understood
from assistant.interview.grounds import ground_of
from assistant.interview.hear import LONGEST_MESSAGE
from assistant.report.form import Form
from assistant.understanding.figures import figures_said
from assistant.understanding.labels import labels_of
from assistant.understanding.tokens import cut
from assistant.understanding.tree import sentences_of
from knowledge.speech import load_speech
from tests.benchmarks.took import Took, machine, met, percentiles, told, took
from tests.understanding.sayings.judging import entries_of, judged, judged_as, setting_of

GOAL_MS = 5.0
ROUNDS = 5
LONG = (500, 2000, LONGEST_MESSAGE)
LINEAR = 1.5
"""So many times longer than in proportion a long message may take, for what is noise."""
Entries = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Shares:
    """Seconds of the processor that hearing took, and those of its parts."""

    whole: float
    lexing: float
    parsing: float
    settling: float


def main() -> None:
    """Prove that the right thing is timed, time it, and print what it took."""
    entries = tuple(entries_of("development"))
    print(f"heard as when judged: {proved(entries)}")
    every = [one for seed in range(ROUNDS) for one in heard_once(entries, seed)]
    for name, seconds in (
        ("a message", [one.wall for one in every]),
        ("of the processor", [one.busy for one in every]),
    ):
        print(f"{name}: {told(seconds)} ({met(percentiles(seconds)[1], GOAL_MS)} at p95)")
    shares = shares_of(entries)
    parts = {"lexing": shares.lexing, "parsing": shares.parsing, "reading and settling": shares.settling}
    parts["all else (commands, questions, facts, the words back)"] = shares.whole - sum(parts.values())
    print("of the time: " + ", ".join(f"{name} {part / shares.whole:.0%}" for name, part in parts.items()))
    print(f"{'a long message, ms':36}" + "".join(f"{length:>8}" for length in LONG) + "   against in proportion")
    for name, long in long_ones(entries[0]):
        numbers = "".join(f"{seconds * 1000:8.0f}" for seconds in long)
        print(f"{name:36}{numbers}   {growth(long):.1f} ({met(growth(long), LINEAR)})")
    print(machine())


def proved(entries: Entries) -> str:
    """The verdicts on what is heard here; SystemExit where that is not what the judging of the corpus finds."""
    verdicts: Counter[str] = Counter()
    for entry in entries:
        here, there = judged_as(entry, understood(setting_of(entry).hear(entry["say"]))), judged(entry)
        if here != there:
            raise SystemExit(
                f"“{entry['say']}” is heard as {here.understood}, not {there.understood}: nothing is timed"
            )
        verdicts[here.verdict] += 1
    return f"{len(entries)} sayings, " + ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())


def heard_once(entries: Entries, seed: int) -> list[Took]:
    """What hearing each saying takes, in a random order."""
    order = random.Random(seed).sample(entries, len(entries))
    return [took(partial(setting_of(entry).hear, entry["say"])) for entry in order]


def shares_of(entries: Entries) -> Shares:
    """What the parts of hearing take by themselves, of the sayings that speak of figures."""
    shares = Shares(0, 0, 0, 0)
    for entry in entries:
        setting = setting_of(entry)
        if entry["kind"] == "answer" and setting.form and setting.ask.question:
            form, message, speech = setting.form, entry["say"], load_speech()
            said, ground = cut(message, form, speech), ground_of(form, setting.draft, setting.ask.question.cells)
            lexing, parsing = took(partial(cut, message, form, speech)), took(partial(sentences_of, said.tokens))
            figures, whole = took(partial(figures_said, ground, said)), took(partial(setting.hear, message))
            shares = Shares(
                shares.whole + whole.busy,
                shares.lexing + lexing.busy,
                shares.parsing + parsing.busy,
                shares.settling + figures.busy - parsing.busy,
            )
    return shares


def long_ones(entry: Mapping[str, Any]) -> Iterator[tuple[str, list[float]]]:
    """Long messages by name, with the seconds of the processor for each length: the least of three."""
    form = setting_of(entry).form
    assert form is not None
    for name, text in long_texts(form).items():
        yield name, [min(took(partial(setting_of(entry).hear, text[:at])).busy for _ in range(3)) for at in LONG]


def long_texts(form: Form) -> Mapping[str, str]:
    """Messages of the greatest length: figures, and what only looks like something."""
    labels = "".join(sorted(labels_of(form).meanings))
    shuffled = random.Random(1).choices(labels, k=LONGEST_MESSAGE)
    repeated = {
        "figures": "自然人9件，企业1件；",
        "totals that are not split": "1件，",
        "labels alone": "其他",
        "nonsense": "驴子不吃草",
        "digits": "9",
        "marks": "、",
    }
    made = {name: (text * LONGEST_MESSAGE)[:LONGEST_MESSAGE] for name, text in repeated.items()}
    return {**made, "characters of labels, shuffled": "".join(shuffled)}


def growth(took: Sequence[float]) -> float:
    """How much longer than in proportion to the shortest the longest takes."""
    return took[-1] / took[0] * LONG[0] / LONG[-1]


if __name__ == "__main__":
    main()
