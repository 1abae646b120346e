"""What to ask next, what an answer means, what to say back. Pure: nothing here reads a clock or writes a file."""
