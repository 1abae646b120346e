"""The first three answers: which organ, which year, which kind of organ; also several of them in one message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.interview.heard import Heard, answer
from assistant.interview.plan import Ask
from assistant.report.draft import Draft
from assistant.report.form import Form
from assistant.report.years import report_years, without_years
from assistant.understanding.labels import normal
from knowledge.speech import Speech
from prompts import say

ORGAN = re.compile(r"[\u4e00-\u9fff()（）·]{2,40}")
SPOKEN_OF = re.compile(
    r"^(?:(?:我们|我|这里|咱们|本单位|我单位|单位)?(?:的)?(?:名称|全称|单位名称|单位全称)?(?:是|叫|为))|(?:的?政府信息公开.*)$"
)
SHORT = 3
"""Characters; a shorter word that does not end as an organ's name does is a greeting."""
RENAMED = re.compile(r"^(?:单位|机关)(?:名称|全称)?(?:应改为|应该是|应为|改为|改成|是)(.+)$")
KIND_CHANGED = re.compile(r"^(?:单位|机关)?(?:类型|类别)(?:应改为|应该是|应为|改为|改成|是)(.+)$")


def kind_name(kind: str) -> str:
    """The kind of organ in words."""
    return say(f"kind_{kind}")


def hear_opening(
    forms: Sequence[Form], draft: Draft, ask: Ask, message: str, proposed_year: int, speech: Speech
) -> Heard:
    """The answer to the question for organ, year or kind; more of the three may come along."""
    text = normal(message).strip('。.,，!！ 《》“”"')
    effects: dict[str, object] = {}
    years = report_years(text)
    agreed = (proposed_year,) if ask.stage == "year" and text in speech.agree else ()
    both = text in speech.agree and not draft.kind and ask.stage in ("year", "kind")
    year = next(iter(years or agreed), None) if len(years) < 2 else None
    if year is not None:
        if not any(form.covers(year) for form in forms):
            return Heard("reject", say("no_form", year=year, covered=_covered(forms)))
        if draft.figures.given and year != draft.year:
            return Heard("reject", say("year_fixed", year=draft.year))
        effects["year"] = year
    kind = likely_kind(draft.organ, speech) if both else _kind(text, speech, alone=ask.stage != "organ")
    if kind:
        effects["kind"] = kind
    if ask.stage == "organ":
        organ = _organ(text, speech)
        if not organ:
            return Heard("clarify", say("organ_unclear"))
        effects["organ"] = organ
    if ask.stage not in effects and not (ask.stage == "kind" and "year" in effects):
        return Heard("clarify", say(f"{ask.stage}_unclear"))
    return answer(_said(effects), effects)


def hear_correction(draft: Draft, message: str, speech: Speech) -> Heard | None:
    """A later change of organ or kind by name; None when the message is neither. The year stays: it chose the form."""
    text = normal(message).strip("。.,，!！ ")
    renamed, changed = RENAMED.match(text), KIND_CHANGED.match(text)
    if renamed and ORGAN.fullmatch(renamed[1]):
        return answer(say("organ_set", organ=renamed[1]), {"organ": renamed[1]})
    if changed and (kind := _kind(changed[1], speech, alone=True)):
        return answer(say("kind_set", kind=kind_name(kind)), {"kind": kind})
    if draft.year and re.match(r"^(?:报告)?(?:年度|年份)(?:应为|改为|改成|是)", text):
        return Heard("reject", say("year_fixed", year=draft.year))
    return None


def likely_kind(organ: str, speech: Speech) -> str:
    """The kind that an organ's name suggests by its ending (the longest one wins), to be offered first."""
    endings = [(len(end), kind) for kind, words in speech.kinds.items() for end in words.suffix if organ.endswith(end)]
    return max(endings, default=(0, "department"))[1]


def _kind(text: str, speech: Speech, alone: bool) -> str:
    """The kind of organ named in a text; a piece of the organ's own name only counts when it stands alone."""
    pieces = re.split(r"[,，、;；\s]+", text)
    for piece in pieces if alone else pieces[1:]:
        said = [
            (len(word), kind)
            for kind, words in speech.kinds.items()
            for word in (*words.said, kind)
            if normal(word) in piece
        ]
        if said:
            return max(said)[1]
    return ""


def _organ(text: str, speech: Speech) -> str:
    """The organ's name: the piece of the message that ends as organs' names do, else the whole of a single piece."""
    pieces = [piece for piece in re.split(r"[,，、;；。!！:：\s]+", without_years(text, " ")) if piece]
    names = [SPOKEN_OF.sub("", piece) for piece in pieces]
    endings = tuple(end for words in speech.kinds.values() for end in words.suffix)
    for name in names:
        owner = re.sub(r"的.{0,8}$", "", name)
        if ORGAN.fullmatch(owner) and owner.endswith(endings) and not _is_no_name(owner, speech):
            return owner
    whole = len(names) == 1 and len(names[0]) > SHORT and not _is_no_name(names[0], speech)
    return names[0] if whole and ORGAN.fullmatch(names[0]) else ""


def _is_no_name(words: str, speech: Speech) -> bool:
    return any(word in words for word in speech.no_name)


def _said(effects: dict[str, object]) -> str:
    sentences = []
    if "organ" in effects:
        sentences.append(say("organ_set", organ=effects["organ"]))
    if "kind" in effects:
        sentences.append(say("kind_set", kind=kind_name(str(effects["kind"]))))
    return "".join(sentences)


def _covered(forms: Sequence[Form]) -> str:
    return "、".join(f"{form.first_year}年至{f'{form.last_year}年' if form.last_year else '今'}" for form in forms)
