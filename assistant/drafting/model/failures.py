"""What an exception of a provider's library means; told by status and name, so that no library is loaded for it."""

from __future__ import annotations

from assistant.drafting.model.port import Kind

BROKEN = {"APIConnectionError", "ConnectError", "RemoteProtocolError", "TransportError", "ConnectionError", "OSError"}
LATE = {"APITimeoutError", "TimeoutException", "TimeoutError"}
NO_CONNECTION = {"ConnectTimeout", "ConnectError", "PoolTimeout"}
UNREADABLE = {"APIResponseValidationError", "DecodingError", "ValueError", "KeyError", "TypeError"}
REFUSED = {"ContentFilterFinishReasonError", "OpenAIRefusalError"}
STATUSES: dict[int, Kind] = {401: "key", 403: "key", 404: "not_a_server", 405: "not_a_server", 408: "slow", 504: "slow"}
NOT_UNDERSTOOD = (400, 415, 422, 500, 501)
"""How servers answer to a way of asking that they do not know."""


def kind_of(error: BaseException, begun: bool) -> Kind:
    """The kind of failure; `begun` where pieces had come already."""
    status = status_of(error)
    if status is not None:
        return "not_a_server" if 300 <= status < 400 else STATUSES.get(status, "failed")
    names = _names(error)
    if names & UNREADABLE:
        return "not_a_server"
    if names & REFUSED:
        return "refused"
    if names & LATE and not names & NO_CONNECTION:
        return "slow"
    if names & (BROKEN | LATE):
        return "broken_off" if begun else "unreachable"
    return "broken_off" if begun else "failed"


def status_of(error: BaseException) -> int | None:
    """The HTTP status that an exception carries."""
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) else None


def _names(error: BaseException) -> set[str]:
    """The names of the classes of an exception and of what caused it."""
    names: set[str] = set()
    cause: BaseException | None = error
    while cause is not None:
        names.update(kind.__name__ for kind in type(cause).__mro__)
        cause = cause.__cause__
    return names
