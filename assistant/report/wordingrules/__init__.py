"""What is asked of the words of a report, as data: `rules` lists the kinds of rules, `file` reads and proves them."""
