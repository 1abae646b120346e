"""Binds the numbers of parsed sentences to the quantities of the form, as far as the words say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.prose.denying import denied, none_left
from assistant.prose.lexing import Token
from assistant.prose.meaning import FEES, completed
from assistant.prose.mention import Sort, Year
from assistant.prose.saying import Said, names, names_any, quantity_of, reaches, said_by, strange
from assistant.prose.scene import Scene
from assistant.prose.tree import Bracket, Clause, Denial, Item, Part, Sentence, Series, Share, Trend
from assistant.report.vocabulary import Vocabulary

OTHERS = "other.rest"
"""The row 3.其他 of （六）其他处理."""
MONEY = frozenset({"元", "万元", "亿元"})


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


def bind(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Iterator[Bound]:
    """The numbers of a paragraph that are bound, and the words that deny a quantity."""
    scene = Scene()
    for sentence in sentences:
        scene.begin()
        yield from _clauses(sentence, scene, vocabulary)


def _clauses(sentence: Sentence, scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    for clause in sentence:
        yield from _clause(clause, scene, vocabulary)


def _clause(clause: Clause, scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """The items of a clause in order; `before` are the words of those without a number of their own."""
    before: list[Token] = []
    denial: Denial | None = None
    for item in clause:
        denial = next((part for part in item if isinstance(part, Denial)), denial)
        words = _words(item)
        if any(isinstance(part, Token) and part.kind == "NUM" for part in item):
            yield from _item(item, before, scene, vocabulary)
            before, denial, scene.before = [], None, ()
            continue
        yield from _without_number(item, before, scene, vocabulary)
        before += words
        scene.hear(words)
    if denial:
        yield from (_none(found, scene) for found in denied(denial.word, before, scene, vocabulary))
    if before:
        scene.before = tuple(before) if names_any(before) and not denial else ()


def _none(found: tuple[int, int, str], scene: Scene) -> Bound:
    start, end, name = found
    return Bound(start, end, name, year=_year(scene), none=True)


def _year(scene: Scene) -> Year:
    return "last" if scene.year == "last" else "this"


def _words(item: Sequence[Part]) -> list[Token]:
    """The words of an item, those after a negation among them."""
    words: list[Token] = []
    for part in item:
        if isinstance(part, Token) and part.kind != "NUM":
            words.append(part)
        elif isinstance(part, Denial):
            words += [part.word, *part.said]
    return words


def _item(item: Item, before: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """An item with numbers: each is bound by the words before it, else by those after it."""
    numbers, chunks = _cut(item)
    first = names_any(_words(chunks[0]))
    for place, number in enumerate(numbers):
        pre, post = _words(chunks[place]), list(_of_the_number(_words(chunks[place + 1])))
        last = place == len(numbers) - 1
        lead = post if last or not first else [token for token in post if "domain" in token.features][:1]
        scene.hear(pre)
        words = (pre, lead) if first or not names_any(lead) else ([], lead)
        yield from _number(number, words, before, scene, vocabulary)
        yield from _parts(chunks[place + 1], scene, vocabulary)
        if last:
            scene.hear(post)
            yield from _claims(_words(chunks[place + 1]), [*pre, *post], scene)


def _of_the_number(words: Sequence[Token]) -> Iterator[Token]:
    """The words behind a number up to 均 or a negation, which begin something of their own."""
    for token in words:
        if token.says("mark", "both") or token.kind == "NOT":
            return
        yield token


def _cut(item: Item) -> tuple[list[Token], list[list[Part]]]:
    """The numbers of an item, and the parts before, between and after them."""
    numbers: list[Token] = []
    chunks: list[list[Part]] = [[]]
    for part in item:
        if isinstance(part, Token) and part.kind == "NUM":
            numbers.append(part)
            chunks.append([])
        else:
            chunks[-1].append(part)
    return numbers, chunks


def _number(
    number: Token,
    words: tuple[Sequence[Token], Sequence[Token]],
    before: Sequence[Token],
    scene: Scene,
    vocabulary: Vocabulary,
) -> Iterator[Bound]:
    assert number.number is not None
    pre, post = words
    value, unit = number.number.value, number.number.unit
    if not unit and not value and any(token.says("mark", "both") for token in pre):  # 均为零
        yield from (_none(found, scene) for found in denied(number, [*before, *pre], scene, vocabulary))
    elif unit != "%" and not names_any((*pre, *post)):
        yield from _bare(number, pre, (*pre, *post), scene, vocabulary)
    elif unit != "%":
        yield from _named(number, pre, post, before, scene, vocabulary)


def _bare(
    number: Token, pre: Sequence[Token], words: Sequence[Token], scene: Scene, vocabulary: Vocabulary
) -> Iterator[Bound]:
    """A number whose own words name nothing: 较上年的10件, 达到31件, 本年度4件, 共计300元, 共12件."""
    assert number.number is not None
    total = any(token.says("mark", "total") for token in pre)
    again = any(token.says("mark", "becomes") or token.says("year", "this") for token in pre)
    if strange(words):
        _count_something_else(number, scene)
    elif scene.last and any(token.says("year", "last") or token.says("mark", "than") for token in pre):
        yield Bound(number.start, number.end, scene.last, year="last")
    elif scene.last and (again or (total and scene.changed)):
        yield Bound(number.start, number.end, scene.last, year="this")
    elif scene.last and pre and pre[-1].says("mark", "others"):
        yield from _the_others(number, scene, vocabulary)
    elif scene.domain in FEES and number.number.unit in MONEY:
        yield from _meant(number, {}, pre, (), scene, vocabulary)
    elif total and scene.before:
        yield from _named(number, [*scene.before, *pre], (), (), scene, vocabulary)
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
    said = {**said_by(post, behind=True), **said_by(pre)}
    first = next((place for place, token in enumerate(pre) if names(token)), 0)
    acting = first if first and "act" in pre[first].features else 0
    some = strange(pre[:acting]) or any(token.says("mark", "sub") for token in pre[:acting])
    part_of_organ = scene.among and backwards and some
    if "scope" in said or part_of_organ:
        scene.last = ""
    elif not reaches(pre if backwards else post, backwards):
        _count_something_else(number, scene)
    else:
        yield from _meant(number, said, [*pre, *post], before, scene, vocabulary)


def _meant(
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
    if found is None or scene.year == "other":
        scene.last = ""
        if "elsewhere" in meant.get("domain", ()):
            _count_something_else(number, scene)
        return
    scene.last, scene.changed = found[0], False
    scene.domain = next(iter(meant["domain"]))
    scene.applications = scene.applications or scene.domain == "applications"
    if {"act", "row"} & meant.keys() or "result" not in said:
        scene.whole = {feature: values for feature, values in meant.items() if feature in ("domain", "act", "row")}
    carried = any(act.startswith("carried") for act in meant.get("act", ()))
    yield Bound(number.start, number.end, found[0], year="this" if carried else _year(scene))


def _parts(parts: Sequence[Part], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """What follows a number: brackets, shares, changes."""
    for part in parts:
        if isinstance(part, Bracket):
            yield from _clauses(part.clauses, replace(scene), vocabulary)
        elif isinstance(part, Share | Trend):
            yield from _relative(part, [], scene, vocabulary)


def _relative(part: Share | Trend, words: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """A share of, or a change in, what the words before it name, else what was counted last."""
    number = part.number
    name = scene.last
    if names_any(words):
        found = quantity_of(completed(said_by(words), words, scene), vocabulary) if reaches(words, True) else None
        name = found[0] if found else ""
        scene.last = name
    if not name or number is None or number.number is None:
        return
    scene.changed = scene.changed or isinstance(part, Trend)
    if isinstance(part, Trend) and scene.among and not names_any(words):
        name = name.partition("/")[0]
    if isinstance(part, Trend):
        yield Bound(number.start, number.end, name, "change", down=part.word.says("mark", "down"))
    elif number.number.unit == "%":
        yield Bound(number.start, number.end, name, "percent")


def _without_number(item: Item, before: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """An item in which no number stands by itself: 分别为 …, brackets, 占 …, 同比 …, 均获维持."""
    words: list[Token] = []
    for part in item:
        if isinstance(part, Token):
            words.append(part)
        elif isinstance(part, Series):
            yield from _series(part, [*before, *words], scene, vocabulary)
        elif isinstance(part, Share | Trend):
            yield from _relative(part, words, scene, vocabulary)
        elif isinstance(part, Bracket):
            yield from _clauses(part.clauses, replace(scene), vocabulary)
    yield from _claims(words, [*before, *words], scene)


def _claims(words: Sequence[Token], context: Sequence[Token], scene: Scene) -> Iterator[Bound]:
    yield from (_none(found, scene) for found in none_left(words, context, scene))


def _series(series: Series, words: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """分别为: the words of one kind that are as many as the numbers name them in turn."""
    scene.hear(words)
    for feature in ("row", "who", "result", "domain", "act"):
        turns = [token for token in words if feature in token.features]
        if len(turns) == len(series.numbers) and len(turns) > 1:
            rest = [token for token in words if token not in turns]
            for number, token in zip(series.numbers, turns, strict=True):
                said = {**said_by(rest), **said_by([token])}
                yield from _meant(number, said, [*rest, token], (), scene, vocabulary)
            return
