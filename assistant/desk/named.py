"""Whose a report is that names no organ itself: the name of its file may."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from assistant.documents.reading.reading import Reading
from assistant.documents.reading.words.organs import kind_of, names_organ
from assistant.report.years import without_years
from knowledge.papers import load_paper_words
from prompts import say

NAME = re.compile(r"[\u4e00-\u9fff]{4,40}")


def with_organ(reading: Reading, name: str) -> tuple[Reading, tuple[str, ...]]:
    """The reading with the organ that the file's name has, where the report itself names none."""
    if reading.report.organ:
        return reading, ()
    words = load_paper_words()
    runs = NAME.findall(without_years(PurePath(name).stem, " "))
    organ = next((run for run in runs if names_organ(run, words)), "")
    if not organ:
        return reading, ()
    report = replace(reading.report, organ=organ, kind=kind_of(organ, words) or reading.report.kind)
    return replace(reading, report=report), (say("learn_organ_guessed", organ=organ),)
