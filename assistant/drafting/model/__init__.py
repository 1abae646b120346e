"""Drafting with a language model: it writes words with slots, and what it writes is checked before anybody sees it."""
