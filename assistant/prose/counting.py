"""One number, and what its words and the scene say that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.prose.denying import Found, denied
from assistant.prose.lexing import Token
from assistant.prose.meaning import FEES, completed
from assistant.prose.mention import Sort, Year
from assistant.prose.saying import Said, names, names_any, quantity_of, reaches, said_by, strange
from assistant.prose.scene import DISPUTES, Scene
from assistant.report.number_words import MONEY_PLACES
from assistant.report.vocabulary import Vocabulary

OTHERS = "other.rest"
"""The row 3.其他 of （六）其他处理."""


@dataclass(frozen=True)
class Bound:
    """A number (or, with `none`, words that say none) at [start, end) bound to a quantity; `sort` as of a mention."""

    start: int
    end: int
    quantity: str
    sort: Sort = "count"
    year: Year = "this"
    none: bool = False
    down: bool = False
    sure: bool = True


def none_of(found: Found, scene: Scene) -> Bound:
    """Words that deny a quantity, as something bound."""
    return Bound(found.start, found.end, found.quantity, year=_year(scene), none=True, sure=found.sure)


def _year(scene: Scene) -> Year:
    return "last" if scene.year == "last" else "this"


def count(
    number: Token,
    words: tuple[Sequence[Token], Sequence[Token]],
    before: Sequence[Token],
    scene: Scene,
    vocabulary: Vocabulary,
) -> Iterator[Bound]:
    """The number bound by the words before and behind it; `before` are those of the items before it in its clause."""
    assert number.number is not None
    pre, post = words
    value, unit = number.number.value, number.number.unit
    if not unit and not value and any(token.says("mark", "both") for token in pre):  # 均为零
        yield from (none_of(found, scene) for found in denied(number, [*before, *pre], scene, vocabulary))
    elif unit != "%":
        if names_any((*pre, *post)):
            scene.before = ()
            yield from _named(number, pre, post, before, scene, vocabulary)
        else:
            yield from _bare(number, pre, (*pre, *post), scene, vocabulary)


def _bare(
    number: Token, pre: Sequence[Token], words: Sequence[Token], scene: Scene, vocabulary: Vocabulary
) -> Iterator[Bound]:
    """A number whose own words name nothing: 较上年的10件, 达到31件, 本年度4件, 共计300元, 共12件."""
    assert number.number is not None
    total = any(token.says("mark", "total") for token in pre)
    dated = any("year" in token.features for token in pre)
    again = any(token.says("mark", "becomes") or token.says("year", "this") for token in pre)
    if strange(words):
        _count_something_else(number, scene)
    elif scene.before and (total or dated):
        yield from _named(number, [*scene.before, *pre], (), (), scene, vocabulary)
    elif scene.last and any(token.says("year", "last") or token.says("mark", "than") for token in pre):
        yield Bound(number.start, number.end, scene.last, year="last")
    elif scene.last and (again or scene.changed):
        yield Bound(number.start, number.end, scene.last, year="this")
    elif scene.last and pre and pre[-1].says("mark", "others"):
        yield from _the_others(number, scene, vocabulary)
    elif scene.domain in FEES and number.number.unit in MONEY_PLACES:
        yield from meant_by(number, {}, pre, (), scene, vocabulary)
    else:
        scene.last = ""


def _the_others(number: Token, scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """其他 at the end of a list of applicants, or of the ways of 其他处理, is the column or row of that name."""
    base, _, kind = scene.last.partition("/")
    name = f"{base}/other" if kind else OTHERS if base.startswith("other.") else ""
    if name in vocabulary.sums and kind != "other":
        scene.last = name
        yield Bound(number.start, number.end, name, year=_year(scene))


def _count_something_else(number: Token, scene: Scene) -> None:
    """An unknown thing is counted: what follows may be of it."""
    scene.last = ""
    if not scene.among:
        scene.domain = "elsewhere"
        scene.foreign = scene.foreign or bool(number.number and number.number.unit in ("件", "起", "宗", "份"))


def _named(
    number: Token,
    pre: Sequence[Token],
    post: Sequence[Token],
    before: Sequence[Token],
    scene: Scene,
    vocabulary: Vocabulary,
) -> Iterator[Bound]:
    backwards = names_any(pre) or strange(pre)
    behind = said_by(post, behind=True)
    if names_any(pre):
        behind.pop("scope", None)
    said = {**behind, **said_by(pre)}
    if "scope" in said or _of_a_part(pre, scene) or (_other_organ(pre) and "domain" not in said):
        scene.last = ""
    elif not reaches(pre if backwards else post, backwards):
        _count_something_else(number, scene)
    else:
        round_it = [*before, *pre] if backwards else [*before, *pre, *post]
        scene.sure = scene.sure and _of_all(said, round_it, scene)
        for bound in meant_by(number, said, [*pre, *post], before, scene, vocabulary):
            yield replace(bound, sure=scene.sure)


def _of_a_part(pre: Sequence[Token], scene: Scene) -> bool:
    """Whether a part of the organ is what acted, in a list of parts: 其中区政府收到41件."""
    acting = next((place for place, token in enumerate(pre) if names(token)), 0)
    before = pre[:acting] if acting and "act" in pre[acting].features else ()
    return scene.among and (strange(before) or any(token.says("mark", "sub") for token in before))


def _of_all(said: Said, words: Sequence[Token], scene: Scene) -> bool:
    """Whether no word narrows what is counted: one that nobody knows, a part of the organ, a part of a whole."""
    if strange(words) or any(token.says("mark", "sub") or token.says("mark", "organ") for token in words):
        return False
    told_apart = bool({"row", "who", "result"} & said.keys())
    of_its_own = bool(said.get("domain", frozenset()) & (DISPUTES | FEES))
    return told_apart or of_its_own or ("act" in said and not scene.among)


def _other_organ(words: Sequence[Token]) -> bool:
    """Whether an organ with a name is what acted: 青石镇收到."""
    return any(one.kind == "OTHER" and other.says("mark", "organ") for one, other in pairwise(words))


def meant_by(
    number: Token,
    said: Said,
    words: Sequence[Token],
    before: Sequence[Token],
    scene: Scene,
    vocabulary: Vocabulary,
) -> Iterator[Bound]:
    """The number bound to what its words and the scene say together."""
    assert number.number is not None
    meant = completed(said, words, scene, before)
    bare_zero = not number.number.unit and not number.number.value
    found = quantity_of(meant, vocabulary, None if bare_zero else number.number.unit)
    theirs = scene.applicant and "row" in meant and "who" not in said
    if found is None or scene.year == "other" or theirs:
        scene.last = ""
        if "elsewhere" in meant.get("domain", ()):
            _count_something_else(number, scene)
        return
    scene.last, scene.changed = found[0], False
    scene.domain = next(iter(meant["domain"]))
    scene.applications = scene.applications or scene.domain == "applications"
    brought_in = "carried_in" in meant.get("act", ()) and scene.whole.keys() & {"act", "row"}
    if not brought_in and ({"act", "row"} & meant.keys() or "result" not in said):  # 新收…，上年结转…，其中 is of both
        scene.whole = {feature: values for feature, values in meant.items() if feature in ("domain", "act", "row")}
    if "who" in said and not scene.among and not scene.counted:
        scene.applicant = True  # 企业申请3件，予以公开1件: of theirs, not of all
    scene.counted = True
    carried = any(act.startswith("carried") for act in meant.get("act", ()))
    yield Bound(number.start, number.end, found[0], year="this" if carried else _year(scene))
