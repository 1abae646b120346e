"""Binds the numbers of parsed sentences to the quantities of the form, as far as the words say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.prose.counting import Bound, count, meant_by, none_of
from assistant.prose.denying import denied, none_left
from assistant.prose.lexing import Token
from assistant.prose.meaning import completed
from assistant.prose.saying import names_any, quantity_of, reaches, said_by
from assistant.prose.scene import Scene
from assistant.prose.tree import Bracket, Clause, Denial, Item, Part, Sentence, Series, Share, Trend
from assistant.report.vocabulary import Vocabulary


def bind(sentences: Sequence[Sentence], vocabulary: Vocabulary, partly: bool = False) -> Iterator[Bound]:
    """The numbers of a paragraph that are bound, and the words that deny a quantity.

    `partly` says that the paragraph tells settled cases from others, so that 均 is not said of all of them.
    """
    scene = Scene(partly=partly)
    for sentence in sentences:
        scene.begin()
        yield from _clauses(sentence, scene, vocabulary)


def _clauses(sentence: Sentence, scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    for clause in sentence:
        yield from _clause(clause, scene, vocabulary)


def _clause(clause: Clause, scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """The items of a clause in order; `before` are the words of those without a number of their own."""
    before: list[Token] = []
    denials: list[Denial] = []
    for item in clause:
        denials += [part for part in item if isinstance(part, Denial)]
        words = _words(item)
        if any(isinstance(part, Token) and part.kind == "NUM" for part in item):
            yield from _item(item, before, scene, vocabulary)
            before, denials = [], []
            continue
        yield from _without_number(item, before, scene, vocabulary)
        before += words
        scene.hear(words)
    spoken = before if names_any(before) else [*scene.before, *before]
    for place, denial in enumerate(denials):
        end = denials[place + 1].word.start if place + 1 < len(denials) else spoken[-1].end
        words = [token for token in spoken if token.start < end]
        yield from (none_of(found, scene) for found in denied(denial.word, words, scene, vocabulary))
    if any("who" in token.features for token in before) and not any("row" in token.features for token in before):
        scene.applicant = True
    if before:
        scene.before = tuple(before) if names_any(before) and not denials else ()


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
    units = {number.number.unit for number in numbers if number.number}
    between = not first and len(units) == 1 and not names_any(_words(chunks[-1]))
    for place, number in enumerate(numbers):
        pre, post = _words(chunks[place]), list(_of_the_number(_words(chunks[place + 1])))
        last = place == len(numbers) - 1
        whole = last or not (first or between)
        lead = post if whole else [token for token in post if "domain" in token.features][:1]
        scene.hear(pre)
        words = (pre, lead) if first or not names_any(lead) else ([], lead)
        fell = any(token.says("mark", "becomes") for token in _words(chunks[place + 1])[:1])  # 由61件减至40件
        for bound in count(number, words, before, scene, vocabulary):
            yield replace(bound, year="last") if fell else bound
        said_of = any("who" in token.features for token in (*words[0], *words[1]))
        scene.applicant = scene.applicant or (said_of and any(token.says("mark", "within") for token in post))
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


def _parts(parts: Sequence[Part], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """What follows a number: brackets, shares, changes."""
    for part in parts:
        if isinstance(part, Bracket):
            yield from _bracket(part, scene, vocabulary)
        elif isinstance(part, Share | Trend):
            yield from _relative(part, [], scene, vocabulary)


def _bracket(bracket: Bracket, scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """What is said in brackets stays there; a bare percentage in them is the share of the number before."""
    alone = [part for clause in bracket.clauses for item in clause for part in item]
    if len(alone) == 1 and isinstance(alone[0], Token) and alone[0].kind == "NUM":
        yield from _relative(Share((), alone[0]), [], scene, vocabulary)
    else:
        yield from _clauses(bracket.clauses, replace(scene), vocabulary)


def _relative(part: Share | Trend, words: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """A share of, or a change in, what the words before it name, else what was counted last."""
    number = part.number
    name = scene.last
    if any(token.says("mark", "others") for token in words):
        return
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
            yield from _bracket(part, scene, vocabulary)
    yield from _claims(words, [*before, *words], scene)


def _claims(words: Sequence[Token], context: Sequence[Token], scene: Scene) -> Iterator[Bound]:
    yield from (none_of(found, scene) for found in none_left(words, context, scene))


def _series(series: Series, words: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[Bound]:
    """分别为: the words of one kind that are as many as the numbers name them in turn."""
    scene.hear(words)
    for feature in ("row", "who", "result", "domain", "act"):
        turns = [token for token in words if feature in token.features]
        if len(turns) == len(series.numbers) and len(turns) > 1:
            rest = [token for token in words if token not in turns]
            for number, token in zip(series.numbers, turns, strict=True):
                said = {**said_by(rest), **said_by([token])}
                yield from meant_by(number, said, [*rest, token], (), scene, vocabulary)
            return
