"""The cell to blame: the smallest change of cells after which every fixed sum holds, likely slips first.

`system` makes equations of the sums, `search` and `programme` find the smallest changes, `slips` and `shifts` know what
happens when numbers are typed, `witnesses` what the texts say, `remedies` ranks and `wording` says it.
"""

from __future__ import annotations

from assistant.blame.remedies import remedies
from assistant.blame.remedy import Correction, Remedy, Witness
from assistant.blame.witnesses import witnesses_of

__all__ = ["Correction", "Remedy", "Witness", "remedies", "witnesses_of"]
