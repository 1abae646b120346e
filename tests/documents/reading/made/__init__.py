"""Report files as offices make them, built from the official wording alone: no reader or writer of the product."""
