"""What can go wrong, each with what to do about it."""

from __future__ import annotations


class ClaimwireError(Exception):
    """Any failure of Claimwire; catch this to catch all."""


class CommandNotFound(ClaimwireError):
    """No ``claimwire`` command where it was looked for."""


class CommandFailed(ClaimwireError):
    """The command could not do anything: a bad option, a model that cannot be read.

    ``status`` is its exit status, the message what it printed on standard error.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class DocumentError(ClaimwireError):
    """One document has no record.

    ``index`` is its place in the input, from 0; ``id`` its id where it had one; ``reason`` says why.
    """

    def __init__(self, index: int, id: str | None, reason: str) -> None:
        name = f"document {index}" if id is None else f"document {index} (id {id!r})"
        super().__init__(f"{name}: {reason}")
        self.index = index
        self.id = id
        self.reason = reason
