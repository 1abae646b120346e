"""The checks: (report, with last year's figures in it where they are known) -> findings. Pure.

One family a module: `values` judges cells one by one, `sums` the fixed sums within and across years, `stated` totals
that were given beside the worked-out ones, `limits`, `companions`, `shares`, `leaps`, `sizes` and `facts` figures
beside other figures, `texts` figures beside the text; `structure`, `naming`, `years`, `citations`, `wording`,
`order`, `copied` and `alike` judge the words alone.
"""

from __future__ import annotations

from assistant.checks.alike import check_alike
from assistant.checks.citations import check_citations
from assistant.checks.companions import check_companions
from assistant.checks.copied import check_copied
from assistant.checks.facts import check_facts
from assistant.checks.fees import check_fees
from assistant.checks.finding import Finding
from assistant.checks.leaps import check_leaps
from assistant.checks.limits import check_limits
from assistant.checks.naming import check_naming
from assistant.checks.order import check_order
from assistant.checks.parts import check_parts
from assistant.checks.proportions import check_proportions
from assistant.checks.repeated import check_repeated
from assistant.checks.said import check_said
from assistant.checks.shares import check_shares
from assistant.checks.sizes import check_sizes
from assistant.checks.stated import check_stated
from assistant.checks.structure import check_structure
from assistant.checks.sums import check_sums
from assistant.checks.texts import check_texts
from assistant.checks.values import check_values
from assistant.checks.wording import check_phrases, check_topics
from assistant.checks.years import check_years
from assistant.report.report import Report

FAMILIES = (
    check_sums,
    check_stated,
    check_limits,
    check_companions,
    check_shares,
    check_leaps,
    check_sizes,
    check_facts,
    check_texts,
    check_said,
    check_proportions,
    check_parts,
    check_repeated,
    check_fees,
    check_structure,
    check_naming,
    check_years,
    check_citations,
    check_phrases,
    check_topics,
    check_order,
    check_copied,
    check_alike,
)
"""The families that judge a draft and a finished report alike; only of open cells the values think differently."""


def evaluate(report: Report, draft: bool = True) -> tuple[Finding, ...]:
    """Every finding of every family: errors first, then warnings, then remarks, each in the order of the form.

    In a `draft` an open cell is an error; in a report that is only checked it is a warning.
    """
    found = [*check_values(report, draft), *(finding for family in FAMILIES for finding in family(report))]
    return tuple(sorted(found, key=lambda finding: "EWI".index(finding.severity)))


__all__ = ["Finding", "evaluate"]
