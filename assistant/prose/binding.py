"""Binds the numbers of parsed sentences to the quantities of the form, as far as the words say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.prose.denying import denied
from assistant.prose.lexing import Token
from assistant.prose.mention import Sort, Year
from assistant.prose.saying import DISPUTES, FEES, LISTED, Scene, names, quantity_of, reaches, said_by
from assistant.prose.tree import Bracket, Clause, Denial, Item, Part, Sentence, Series, Share, Trend
from assistant.report.vocabulary import Vocabulary


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
        scene.year, scene.among = "this", False
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
        if any(isinstance(part, Token) and part.kind == "NUM" for part in item):
            yield from _item(item, before, scene, vocabulary)
            before, denial = [], None
            continue
        words = _words(item)
        yield from _without_number(item, before, scene, vocabulary)
        before += words
        scene.hear(words)
    if denial:
        yield from (_none(found, scene) for found in denied(denial, before, scene, vocabulary))


def _none(found: tuple[int, int, str], scene: Scene) -> Bound:
    start, end, name = found
    return Bound(start, end, name, year=_year(scene), none=True)


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
    first = any(names(token) for token in _words(chunks[0]))
    for place, number in enumerate(numbers):
        pre, post = _words(chunks[place]), _words(chunks[place + 1])
        last = place == len(numbers) - 1
        lead = list(_leading(post)) if not last and first else post
        scene.hear(pre)
        bound = _number(number, (pre, lead) if first or not names_any(lead) else ([], lead), before, scene, vocabulary)
        if bound:
            yield bound
        yield from _parts(chunks[place + 1], scene, vocabulary)
        if last:
            scene.hear(post)


def names_any(words: Sequence[Token]) -> bool:
    """Whether any of the words says what is counted."""
    return any(names(token) for token in words)


def _leading(words: Sequence[Token]) -> Iterator[Token]:
    """The words that stand straight behind a number and name its thing: 12件申请."""
    for token in words:
        if not token.features.get("domain"):
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
) -> Bound | None:
    assert number.number is not None
    pre, post = words
    backwards = names_any(pre) or any(token.kind == "OTHER" for token in pre)
    said = {**said_by(post, behind=True), **said_by(pre)}
    if number.number.unit == "%":
        return None
    if not names_any(pre) and _compares(pre) and scene.last:
        return Bound(number.start, number.end, scene.last, year="last")
    nearest = pre if backwards else post
    motto = number.number.raw == "一" and not {"domain", "row", "who", "result"} & said_by(pre).keys()
    if motto or "scope" in said or not reaches(nearest, backwards):
        scene.last = ""
        strange = any(token.kind == "OTHER" for token in (*pre, *post))
        if strange and not scene.among and "scope" not in said:
            scene.domain = "elsewhere"
        return None
    return _meant(number, said, [*before, *pre, *post], scene, vocabulary)


def _compares(words: Sequence[Token]) -> bool:
    return any(token.says("mark", "than") or token.says("year", "last") for token in words)


def _meant(
    number: Token, said: dict[str, frozenset[str]], words: Sequence[Token], scene: Scene, vocabulary: Vocabulary
) -> Bound | None:
    """The number bound to what its words and the scene say together."""
    assert number.number is not None
    meant = _in_scene(said, words, scene)
    bare_zero = not number.number.unit and not number.number.value
    found = quantity_of(meant, vocabulary, None if bare_zero else number.number.unit)
    if found is None:
        scene.last = ""
        return None
    name, _ = found
    scene.domain = next(iter(meant["domain"]))
    carried = "carried" in said.get("act", ())
    scene.last = name
    if "who" not in said and "result" not in said:
        scene.whole = {feature: values for feature, values in meant.items() if feature in ("domain", "act", "row")}
    if scene.year == "other" and not carried:
        return None
    return Bound(number.start, number.end, name, year="this" if carried else _year(scene))


def _year(scene: Scene) -> Year:
    return "last" if scene.year == "last" else "this"


def _in_scene(said: dict[str, frozenset[str]], words: Sequence[Token], scene: Scene) -> dict[str, frozenset[str]]:
    """The features with what they leave unsaid taken from the scene."""
    meant = dict(said)
    own = next(iter(said.get("domain", ())), "")
    domain = own if own not in ("", "request") else scene.domain
    if own == "request" and domain != "licensing" and (domain != "elsewhere" or scene.applications):
        domain = "applications"
    if not own and "row" in said and scene.applications and domain in DISPUTES:
        domain = "applications"
    if own == "suits" and any(token.says("domain", "reconsideration") for token in words):
        domain = "disputes"
    if not own and domain in FEES and scene.among:
        return {}
    meant["domain"] = frozenset({domain})
    if domain in DISPUTES:
        return _dispute(meant)
    if "carried" in said.get("act", ()):
        years = {year for token in words for year in token.features.get("year", ())}
        meant["act"] = frozenset({"carried_in"} if "last" in years else {"carried_out"} if "next" in years else ())
    if domain == "applications" and not {"act", "row"} & said.keys():
        meant |= {feature: scene.whole[feature] for feature in ("act", "row") if feature in scene.whole}
        if not scene.whole and own and not any(token.kind == "OTHER" for token in words):
            meant["act"] = frozenset({"received"})
    if domain in LISTED and "act" not in said:
        meant |= {"act": scene.whole["act"]} if "act" in scene.whole else {}
    return meant


def _dispute(meant: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """A case is counted by its result alone; how many were closed, or were answered, is another count."""
    closed = meant.get("result") == frozenset({"settled"}) or "concluded" in meant.get("act", ())
    return {} if closed else {feature: meant[feature] for feature in ("domain", "result") if feature in meant}


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
    if number is None or number.number is None:
        return
    name = scene.last
    if names_any(words):
        found = quantity_of(_in_scene(said_by(words), words, scene), vocabulary) if reaches(words, True) else None
        name = found[0] if found else ""
    percent = number.number.unit == "%"
    if name and isinstance(part, Trend):
        yield Bound(number.start, number.end, name, "change", down=part.word.says("mark", "down"))
    elif name and percent:
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


def _series(series: Series, words: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """分别为: the words of one kind that are as many as the numbers name them in turn."""
    scene.hear(words)
    for feature in ("row", "who", "result", "domain", "act"):
        turns = [token for token in words if feature in token.features]
        if len(turns) == len(series.numbers) and len(turns) > 1:
            rest = [token for token in words if token not in turns]
            for number, token in zip(series.numbers, turns, strict=True):
                said = {**said_by(rest), **said_by([token])}
                bound = _meant(number, said, [*rest, token], scene, vocabulary)
                if bound:
                    yield bound
            return


def _claims(words: Sequence[Token], context: Sequence[Token], scene: Scene) -> Iterator[Bound]:
    """均获维持, 均已审结: none was corrected, none is pending."""
    at = next((place for place, token in enumerate(words) if token.says("mark", "both")), None)
    if at is None:
        return
    domains = [domain for token in context for domain in token.features.get("domain", ()) if domain in DISPUTES]
    domains = list(dict.fromkeys(domains)) or (list(scene.disputes) if scene.domain in DISPUTES else [])
    for token in words[at:]:
        results = {"upheld": ("corrected", "pending"), "settled": ("pending",)}
        for result in (left for said in token.features.get("result", ()) for left in results.get(said, ())):
            for domain in domains:
                yield Bound(words[at].start, token.end, f"{domain}/{result}", year=_year(scene), none=True)
