"""The environment in which gradio, chromadb and langchain ask nobody and report to nobody."""

from __future__ import annotations

from collections.abc import MutableMapping

QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
}
LOUD = (
    "GRADIO_LOCAL_DEV_MODE",
    "GRADIO_SHARE",
    "LANGCHAIN_TRACING",
    "LANGCHAIN_TRACING_V2",
    "LANGSMITH_TRACING",
    "LANGSMITH_TRACING_V2",
)
"""Variables with which a library would send what the clerk says to somebody else's server."""


def be_quiet(environ: MutableMapping[str, str]) -> None:
    """Close every door that leads off this machine; to be called before gradio is imported."""
    environ.update(QUIET)
    for name in LOUD:
        environ.pop(name, None)
