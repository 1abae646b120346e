"""Files of every type to lines and tables; nothing here knows of the form."""
