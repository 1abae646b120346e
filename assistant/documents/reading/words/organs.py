"""Names of organs: which words are one, what kind of organ they name, whether only locals know who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, cast

from assistant.report.form import OrganKind
from assistant.report.years import without_years
from knowledge.papers import PaperWords

Kind = OrganKind | Literal[""]

LETTERS = re.compile(r"[\u4e00-\u9fff()（）·]{2,40}")
REMARK = re.compile(r"\s*[（(【\[][^（(）)]*[）)】\]]$")
NEAR = 80
"""Characters before 政府信息公开 in which an organ's name and the year stand."""
PAUSE = re.compile(r"[，。；：、！？,;:!?“”\"《》〈〉<>|\s]")
CLAUSE = re.compile(r"[，。；：！？,;:!?]")


def kind_of(name: str, words: PaperWords) -> Kind:
    """The kind that a name says by its ending, the longest winning; a department where none fits, "" for no name."""
    if not name:
        return ""
    fitting = [(len(end), kind) for kind, ends in words.kinds.items() for end in ends if name.endswith(end)]
    return cast(OrganKind, max(fitting, default=(0, "department"))[1])


def is_organ(text: str, words: PaperWords) -> bool:
    """Whether the text is nothing but an organ's name, short and local names (区工信局) among them."""
    if not LETTERS.fullmatch(text) or text.endswith(words.not_organs) or not text.endswith(_endings(words)):
        return False
    return not any(word in text for word in words.never)


def is_relative(name: str, words: PaperWords) -> bool:
    """Whether only a reader from there knows which organ it is: 我局, 区工信局, 街道办事处."""
    begins = name.startswith(words.relative) and not name.startswith(words.relative_except)
    return begins or not any(place in name for place in words.places)


def names_organ(text: str, words: PaperWords) -> bool:
    """Whether the text is an organ's name that says by itself which organ it is."""
    return is_organ(text, words) and not is_relative(text, words)


def signed_name(line: str, words: PaperWords) -> str:
    """The organ that a line consists of, a remark such as （盖章） left out; "" when it is something else."""
    name = REMARK.sub("", "".join(line.split()))
    return name if is_organ(name, words) else ""


def without_fillers(text: str, words: PaperWords) -> str:
    """A title's words before 政府信息公开 brought down to the organ's name.

    云溪县人民政府信息公开… names 云溪县人民政府: both use the 政府.
    """
    text = "".join(without_years(text, " ").split()).strip("《》“”\"'")
    while text.startswith(words.fillers) or text.endswith(words.fillers):
        ahead = next((word for word in words.fillers if text.startswith(word)), "")
        text = text.removeprefix(ahead)
        text = text if ahead else text.removesuffix(next(word for word in words.fillers if text.endswith(word)))
    cut = next((end for end in words.shared if text.endswith(end)), None)
    return text if cut is None else text.removesuffix(cut) + words.shared[cut]


def name_before(text: str, words: PaperWords) -> str:
    """The organ's name at the end of some words of a sentence (现向社会公布云溪县水务局2025年度); "" without one."""
    name = PAUSE.split(without_fillers(text[-NEAR:], words))[-1]
    cuts = (name.rfind(word) + len(word) for word in words.before_organ if word in name)
    name = without_fillers(_without_preposition(name[max(cuts, default=0) :], words), words)
    return name if names_organ(name, words) else ""


def acting(line: str, words: PaperWords) -> Iterator[str]:
    """The organs of which a sentence says that they do something: 2025年，云溪县水务局坚持……."""
    for clause in CLAUSE.split(line):
        said = without_years(clause).strip()
        ends = [said.find(verb) for verb in words.opening_verbs if verb in said]
        name = _without_preposition(said[: min(ends)], words) if ends else ""
        if names_organ(name, words):
            yield name


def _without_preposition(name: str, words: PaperWords) -> str:
    return name[1:] if name.startswith(words.prepositions) else name


def _endings(words: PaperWords) -> tuple[str, ...]:
    return tuple(end for ends in words.kinds.values() for end in ends)
