"""What a caller did wrong, with the HTTP status that says so."""

from __future__ import annotations

__all__ = ["Refused"]


class Refused(Exception):  # noqa: N818 - an answer rather than a failure of ours
    """A request that is answered with an error: its status and what to do instead."""

    def __init__(self, status: int, problem: str) -> None:
        """Keep the status beside the message."""
        super().__init__(problem)
        self.status = status
        self.problem = problem
