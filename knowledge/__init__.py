"""What the program knows without being told: the statutory forms, how clerks speak, and sample past language.

``forms/``, ``passages/`` and ``speech.yaml`` are data. The modules beside them read these and are light to import,
save those of two rooms: ``encoders`` and ``search`` turn passages into a searchable index, and they alone import
LangChain and Chroma. The index is a cache that can always be rebuilt from the passages, never the truth.
"""
