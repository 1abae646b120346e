"""The routes beside the page: files in, files out, what is fetched when it is looked at."""
