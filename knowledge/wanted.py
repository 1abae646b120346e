"""Which figures of the text an office wants to be asked for, in place of those that the forms ask for themselves."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from assistant.report.form import Form
from assistant.report.formquestions import switchable


class BadFacts(ValueError):
    """A setting that names what no form knows, or what is asked for anyway; the message names it."""


def facts_wanted() -> tuple[str, ...]:
    """The facts that `NIANBAO_FACTS` names, in the order of asking; none where it leaves them to the forms."""
    # Read as it is, for it is asked many times in a turn: a class of settings takes a thousand times as long.
    return tuple(dict.fromkeys(filter(None, re.split(r"[\s,，、]+", os.environ.get("NIANBAO_FACTS", "")))))


def prove_facts(wanted: Sequence[str], forms: Iterable[Form]) -> None:
    """Every wanted fact is one that a form may be told to ask for, or BadFacts."""
    known = dict.fromkeys(fact for form in forms for fact in switchable(form))
    unknown = [fact for fact in wanted if fact not in known]
    if unknown:
        raise BadFacts(f"环境变量 NIANBAO_FACTS 里的 {'、'.join(unknown)} 不能用，可以写的有：{'、'.join(known)}")
