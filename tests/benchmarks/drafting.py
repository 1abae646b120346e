"""Learning a report and drafting all its texts without a model, by pyperf: `python -m tests.benchmarks.drafting`.

Learned and drafted is an own report of 3434 characters with 94 numbers; what comes of both is looked at before.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from assistant.desk.language import Language
from assistant.drafting.composing import Written
from assistant.journal import Library
from assistant.passages.dividing import Paragraph
from assistant.passages.passage import Passage
from assistant.passages.splitting import Origin, split
from assistant.report.draft import Draft, apply
from assistant.report.figures import plain
from assistant.report.report import Report
from assistant.report.wording import slots
from knowledge.shelf import load_forms
from knowledge.splitting import load_splitting
from tests.benchmarks.numbered import numbered_report

GOAL_SECONDS = 1.0


def main() -> None:
    """Split the report, draft every text of it, print what came of it and how long it took."""
    import pyperf  # an extra of its own: the tests of this module go without it

    runner = pyperf.Runner(processes=3, values=3, min_time=0.2, program_args=("-m", "tests.benchmarks.drafting"))
    options = runner.parse_args()
    options.quiet = True
    report = numbered_report()
    with tempfile.TemporaryDirectory() as folder:
        language = Language(Path(folder) / "language", Library(Path(folder)))
        try:
            if not options.worker:
                learned, texts = passages(report), written(report, language)
                bound = sum(not ref.startswith("?") for one in learned for ref in slots(one.text))
                print(f"learned: {len(learned)} passages, {bound} bound slots; drafted: {len(texts)} texts")
            splitting = runner.bench_func("learn: split a report", passages, report)
            drafting = runner.bench_func("draft: all texts of a report", written, report, language)
        finally:
            language.close()
    if splitting is None or drafting is None:
        return
    print(f"learn a report (split it): {splitting.median() * 1000:.1f} ms")
    took = drafting.median()
    print(f"draft all texts: {took:.2f} s (goal {GOAL_SECONDS} s: {'met' if took <= GOAL_SECONDS else 'missed'})")


def passages(report: Report) -> tuple[Passage, ...]:
    """What `nianbao learn` makes of a report that was read."""
    lines = [Paragraph(slot, "", "", line) for slot, text in report.texts.items() for line in text.split("\n")]
    return split(report, lines, load_forms(), load_splitting(), Origin("0" * 64, "报告.docx"))


def written(report: Report, language: Language) -> list[Written]:
    """What 全部起草 does for a draft with these figures and no text."""
    draft = apply(
        Draft(),
        {
            "organ": report.organ,
            "year": report.year,
            "kind": report.kind,
            "figures": {cell: plain(value) for cell, value in report.figures.given.items()},
            "facts": {"processing_fee.items": "0", "processing_fee.yuan": "0"},
        },
    )
    found: list[Written] = []
    for question in report.form.questions:
        if question.aspect and draft.kind in question.kinds:
            one = language.paragraph(report.form, draft, question)
            if one is not None:
                found.append(one)
                draft = apply(draft, {"texts": {question.id: one.text}, "grown_from": {question.id: one.text}})
    return found


if __name__ == "__main__":
    main()
