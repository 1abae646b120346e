"""What a message says of the figures: tokens, clauses, and which cells they leave no doubt about. Pure."""
