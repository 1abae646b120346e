"""Past language and this year's figures into paragraphs whose numbers stay bound."""
