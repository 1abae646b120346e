"""What clerks ask (help_questions.yaml), and whether the help answers it.

`python -m tests.interview.help_questions` prints the table; with --show also what is not answered rightly.
"""

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from assistant.interview.help import found_for
from knowledge.shelf import form_for
from knowledge.speech import load_speech


@dataclass(frozen=True)
class Asked:
    """One question, the entries that answer it (none: the desk must say that it knows none), what is at hand."""

    ask: str
    answers: frozenset[str]
    both: frozenset[str]
    form: int = 2021
    asking: str = "applications.received"
    held_out: bool = False

    def found(self) -> tuple[str, ...]:
        form = form_for(self.form)
        question = next(question for question in form.questions if question.id == self.asking)
        return tuple(entry.id for entry in found_for(form, question, self.ask, load_speech()).entries)

    @property
    def verdict(self) -> str:
        """right, missed (no answer where there is one), wrong (another answer, or one where there is none)."""
        found = self.found()
        if not self.answers and not self.both:
            return "wrong" if found else "right"
        if not found:
            return "missed"
        right = self.both <= frozenset(found) if self.both else found[0] in self.answers
        return "right" if right else "wrong"


@cache
def all_asked() -> tuple[Asked, ...]:
    """The questions in the order of the file."""
    written = yaml.safe_load((Path(__file__).parent / "help_questions.yaml").read_text("utf-8"))
    return tuple(_asked(**entry) for entry in written)


def _asked(ask: str, answer: str | list[str] = "nothing", both: tuple[str, ...] = (), **rest) -> Asked:
    answers = {answer} if isinstance(answer, str) else set(answer)
    return Asked(ask, frozenset(answers - {"nothing"}), frozenset(both), **rest)


def main(show: bool) -> None:
    """Print the table; with `show` also those, not held out, that are not answered rightly."""
    print(f"{'':14}{'questions':>10}{'right':>8}{'missed':>8}{'wrong':>8}")
    for name, held_out in (("tuned", False), ("held out", True)):
        for kind, outside in (("answered", False), ("nothing", True)):
            some = [one for one in all_asked() if one.held_out == held_out and (not one.answers | one.both) == outside]
            counts = [sum(one.verdict == verdict for one in some) for verdict in ("right", "missed", "wrong")]
            print(f"{name} {kind:10}"[:20].ljust(20) + f"{len(some):>4}" + "".join(f"{count:>8}" for count in counts))
    if show:
        for one in all_asked():
            if not one.held_out and one.verdict != "right":
                print(one.verdict, one.ask, sorted(one.answers | one.both), one.found())


if __name__ == "__main__":
    main("--show" in sys.argv)
