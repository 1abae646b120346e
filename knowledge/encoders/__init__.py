"""Sentences to vectors: the one that ships, and those that an office may set in its place (`chosen`)."""
