"""Names in a paragraph that are the report's own: the organ, what it calls itself, its place and level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.passages.rules import SplittingRules
from assistant.passages.spans import Span
from assistant.report.wordingrules.origins import OwnNames

SELF = re.compile(r"(?:我|本)(局|委|厅|办|镇|乡|街道|院|中心|市|县|区|州|旗|省|盟)(?![部面限托派员公理事镇村场])")
LEVEL = re.compile(r"(?:自治区|省|市|县|区|旗|州|盟|镇|乡)$")
GENERIC = re.compile(r"(?:街道办事处|街道|人民政府|政府|管委会|管理委员会)$")
AND = re.compile("[和与及]")
DOUBLE = 4
"""Characters of a field's name that is two in one: 卫生健康."""


def name_spans(text: str, organ: str, names: OwnNames, rules: SplittingRules) -> Iterator[Span]:
    """The organ's name, its place, 我局, and the 县 of 县委 and 全县."""
    if not organ:
        return
    self_name, level = names.self_name(organ), names.level(organ)
    places = names.place_names(organ)
    yield from (Span(*match.span(), "organ") for match in re.finditer(re.escape(organ), text))
    if places:
        yield from (Span(*match.span(), "place") for match in re.finditer(re.escape(places[-1]), text))
    for match in SELF.finditer(text):
        if f"我{match[1]}" == self_name:
            yield Span(*match.span(), "self")
        elif match[1] == level:
            yield Span(*match.span(1), "level")
    if level:
        yield from (Span(*match.span(), "level") for match in rules.level_of(level, self_name).finditer(text))


def foreign(text: str, rules: SplittingRules) -> tuple[str, ...]:
    """Words of a text that may name a place, an organ or an account, and so fit nobody else."""
    found = [match[0] for match in rules.named.finditer(text) if not rules.common.search(match[0])]
    return tuple(dict.fromkeys(found))


def stems(organ: str, names: OwnNames, fields: re.Pattern[str]) -> frozenset[str]:
    """The words of an organ's name that are its own: 云溪 and 水务 of 云溪县水务局, 青石 of 云溪县青石镇."""
    places = names.place_names(organ)
    found = {LEVEL.sub("", place) for place in places}
    rest = organ.removeprefix("".join(places))
    if fields.search(rest):
        parts = AND.split(fields.sub("", rest))
        found |= set(parts)
        found |= {half for part in parts if len(part) == DOUBLE for half in (part[:2], part[2:])}
    else:
        found.add(GENERIC.sub("", rest))
    return frozenset(stem for stem in found if len(stem) > 1)
