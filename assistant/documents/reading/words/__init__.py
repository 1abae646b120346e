"""Whose report it is, of which year, and what is written in its sections."""
