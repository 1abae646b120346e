"""Where the cells of the form stand in the tables of a file, and what they say."""
