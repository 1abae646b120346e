"""Past report language: what a passage is, and how a report that was read falls into them. Pure.

A passage holds no number of its own: where a figure stood there is a slot (`report/slots.py`).
"""
