"""The talk: quick replies, files that are brought."""
