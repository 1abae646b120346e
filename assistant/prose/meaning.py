"""The features of a number's words, completed by what the scene is about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.prose.lexing import Token
from assistant.prose.saying import Features, Said, strange
from assistant.prose.scene import DISPUTES, Scene

FEES = frozenset({"fees", "processing_fee"})
DOCUMENTS = frozenset({"rules", "normative_documents"})
LISTED = DOCUMENTS | {"licensing", "penalties", "coercion"}
"""Things that are listed one after the other with the act said once, or not at all: 制发规章2件、规范性文件5件."""
DECIDED = frozenset({"decided"})
OF_APPLICATIONS = frozenset({"received", "concluded", "handled", "carried", "carried_in", "carried_out"})
LOOSE_WORD = 2
"""Characters of 个人, 企业: they count anything; 自然人, 商业企业 count requests alone."""
WORK_OF_COURTS = frozenset({"received", "concluded", "handled"})
"""What the organ that decides on reconsiderations does, of any of them; 发生 or 被申请 is said of one's own."""


def completed(said: Said, words: Sequence[Token], scene: Scene, earlier: Sequence[Token] = ()) -> Features:
    """The features with what they leave unsaid taken from the scene; none where the words mean another thing.

    `words` are those round the number, `earlier` those of the items before it in its clause.
    """
    domain = _domain(said, [*earlier, *words], scene)
    if not _own(said) and domain in FEES and (scene.among or strange(words)):
        return {}
    meant = {**said, "domain": frozenset({domain})}
    if domain in DISPUTES:
        return _dispute(meant, words, scene)
    if "carried" in said.get("act", ()):
        meant["act"] = _carried([*earlier, *words], scene)
    if domain == "applications" and not {"act", "row"} & said.keys():
        meant |= _of_the_whole(said, words, earlier, scene)
    if domain in LISTED and "act" not in said:
        meant["act"] = scene.whole.get("act", DECIDED) if domain in DOCUMENTS else DECIDED
    return meant


def _own(said: Said) -> str:
    return next(iter(said.get("domain", ())), "")


def _domain(said: Said, words: Sequence[Token], scene: Scene) -> str:
    """What is spoken of: as the words say, else as the scene goes on."""
    own, acts = _own(said), said.get("act", frozenset())
    if own == "request":
        busy = scene.domain == "licensing" or (scene.domain == "elsewhere" and (scene.foreign or not acts))
        return scene.domain if busy and not scene.applications else "applications"
    if own == "suits" and any(token.says("domain", "reconsideration") for token in words):
        return "disputes"
    if own:
        return own
    carries = bool(acts & {"carried_in", "carried_out"})
    if ("row" in said or carries) and (not scene.domain or (scene.applications and scene.domain in DISPUTES)):
        return "applications"
    formal = any("who" in token.features and token.end - token.start > LOOSE_WORD for token in words)
    return "applications" if formal and (scene.applications or not scene.domain) else scene.domain


def _dispute(meant: Features, words: Sequence[Token], scene: Scene) -> Features:
    """A case is counted by its result alone; how many were closed or answered, or came to a court, are other counts."""
    named = max((place for place, token in enumerate(words) if "domain" in token.features), default=-1)
    tried = "tried" in meant.get("act", ())
    closed = tried or (any(token.says("act", "concluded") for token in words[named + 1 :]) and "result" not in meant)
    at_court = bool(meant.get("act", frozenset()) & WORK_OF_COURTS) and not (scene.topic or scene.applications)
    if closed or at_court or meant.get("result") == frozenset({"settled"}):
        return {}
    return {feature: meant[feature] for feature in ("domain", "result") if feature in meant}


def _carried(words: Sequence[Token], scene: Scene) -> frozenset[str]:
    """结转 from last year or to next; without a year it comes after what was concluded."""
    years = {year for token in words for year in token.features.get("year", ())}
    if "last" in years:
        return frozenset({"carried_in"})
    return frozenset({"carried_out"} if "next" in years or scene.last else ())


def _of_the_whole(said: Said, words: Sequence[Token], earlier: Sequence[Token], scene: Scene) -> Features:
    """Of which number this one is a part; of none, it is of the requests received."""
    acts = [token.features["act"] for token in earlier if token.features.get("act", frozenset()) & OF_APPLICATIONS]
    if acts and _own(said):
        return {"act": acts[-1]}
    if scene.whole.keys() & {"act", "row"}:
        return {feature: scene.whole[feature] for feature in ("act", "row") if feature in scene.whole}
    sure = "who" in said or (_own(said) and not strange(words))
    return {"act": frozenset({"received"})} if sure else {}
