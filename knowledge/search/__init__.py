"""Past language, found: by meaning (Chroma through LangChain) and by its letters (BM25), whichever is at hand.

`store.PassageStore` is the door; `query` has what is asked and answered. What lies in its folder are two indexes that
are built anew, or brought up to date, from the passages: a cache, never the truth.
"""
