"""How well past language is found: queries with the passages that answer them, for the search and its peers."""
