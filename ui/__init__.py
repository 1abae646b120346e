"""The page: a chat on the left, the report on the right. It shows and decides nothing."""
