"""A finding let stand with a reason: at a click or at a word, by somebody with a name, and taken back again."""

from __future__ import annotations

import re
from functools import cache

from assistant.checks import Finding
from assistant.desk.reply import Reply
from assistant.desk.seen import last_who
from assistant.desk.state import State
from assistant.interview.standing import findings_of, still_standing
from assistant.report.numerals import read_number
from assistant.report.waiver import Waiver, waived_effects
from knowledge.speech import load_speech
from prompts import say

LETTERS = re.compile(r"[^\W\d_]")
LEAST_REASON, LEAST_NAME = 4, 2
"""Letters without which a reason is none (`属实。`) and a name is none."""
MOST_REASON, MOST_NAME = 500, 30
BETWEEN = r"，,：:；;。\s"


def reply_to_waiver(state: State, key: str, reason: str, who: str) -> Reply:
    """The reply to the wish to let the finding of that key stand: recorded, or refused in one sentence."""
    found = still_standing(findings_of(state.form, state.draft), state.draft) if state.form else ()
    finding = next((one for one in found if one.key == key), None)
    return _refused(state, say("waive_gone")) if finding is None else _waived(state, finding, reason, who)


def reply_to_unwaiver(state: State, key: str) -> Reply:
    """The reply to the wish that the finding of that key counts again."""
    waiver = state.draft.waived.get(key)
    if waiver is None:
        return _refused(state, say("unwaive_gone"))
    return Reply(say("unwaived", code=waiver.code), {**_stays(state), **waived_effects(key, None)})


def reply_to_waiver_said(state: State, message: str) -> Reply | None:
    """The reply to a message that lets a finding stand (`保留第2条，理由是……，经办人张某`); None for any other."""
    said = _keeping().fullmatch(message.strip())
    if said is None or state.form is None or not state.draft.kind:
        return None
    found = still_standing(findings_of(state.form, state.draft), state.draft)
    which = said["nth"] or said["count"] or said["code"]
    meant = _meant(found, which)
    if len(meant) != 1:
        return _refused(state, say("waive_which", which=which, count=len(found)))
    return _waived(state, meant[0], said["reason"], said["who"] or last_who(state.draft))


@cache
def _keeping() -> re.Pattern[str]:
    """`保留第2条，理由是……，经办人张某`: by number in the list that 核对 gives, or by code."""
    speech = load_speech()
    keep, because, signed = ("|".join(words) for words in (speech.keep, speech.because, speech.signed))
    number = "[0-9０-９一二两三四五六七八九十]{1,3}"
    return re.compile(
        rf"(?:{keep})\s*(?:第(?P<nth>{number})[条项处]?|(?P<count>{number})[条项处]|(?P<code>[A-Za-z]\d?-\d{{1,2}}))"
        rf"[{BETWEEN}]*(?:(?:{because})[是为{BETWEEN}]*)?(?P<reason>.*?)"
        rf"(?:[{BETWEEN}]*(?:{signed})[是为{BETWEEN}]*(?P<who>.*?))?[。.\s]*",
        re.DOTALL,
    )


def _meant(found: tuple[Finding, ...], which: str) -> list[Finding]:
    number = read_number(which)
    if number is None:
        return [finding for finding in found if finding.code == which.upper()]
    return [finding for place, finding in enumerate(found, 1) if place == number.value]


def _waived(state: State, finding: Finding, reason: str, who: str) -> Reply:
    reason, who = " ".join(reason.split()), " ".join(who.split())
    if not finding.waivable:
        return _refused(state, say("waive_remark" if finding.severity == "I" else "waive_never", code=finding.code))
    if problem := _lacking(reason, who):
        return _refused(state, problem)
    waiver = Waiver(finding.code, finding.say, reason, who)
    effects = {**_stays(state), **waived_effects(finding.key, waiver)}
    said = say("waived", code=finding.code, say=finding.say, reason=reason, who=who)
    return Reply(said + "\n" + say("waived_how"), effects)


def _lacking(reason: str, who: str) -> str:
    """What is wrong with reason or name, in a sentence; empty when nothing is."""
    words = LETTERS.findall(reason)
    if len(words) < LEAST_REASON or len(set(words)) < LEAST_REASON - 1:
        return say("waive_reason")
    if len(LETTERS.findall(who)) < LEAST_NAME:
        return say("waive_who")
    if len(reason) > MOST_REASON or len(who) > MOST_NAME:
        return say("waive_long", reason=MOST_REASON, who=MOST_NAME)
    return ""


def _stays(state: State) -> dict[str, str]:
    return {"goto": state.draft.goto}


def _refused(state: State, sentence: str) -> Reply:
    return Reply(sentence, _stays(state), note=sentence)
