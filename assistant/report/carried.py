"""What this year's report takes over from last year's: the figures that can be proposed."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.report.figures import Quantity, added
from assistant.report.form import Form
from assistant.report.report import Prior


def carried_over(form: Form, prior: Prior) -> Mapping[str, Quantity]:
    """What each typed cell must be that last year's report alone determines, in the order of the form's sums.

    `form` is this year's, `prior` the report of the year before. A cell is left out where a figure of last year's that
    it hangs on is not known, or where the sum does not work across the two forms.
    """
    before = prior.known_beside(form)
    found: dict[str, Quantity] = {}
    for rule in form.sums:
        (cell, *_) = rule.left
        if not rule.carries or form.cells[cell].computed or not (rule.across_forms or prior.on(form)):
            continue
        value = added(tuple(before.get(one) for one in rule.prior))
        if value is not None:
            found.setdefault(cell, value)
    return found
