"""`starnames serve` as a process of its own, at a free port."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["serving"]


@contextmanager
def serving(*options: str) -> Iterator[str]:
    """Give the address of a running service, such as ``http://127.0.0.1:40123``; end it afterwards."""
    command = [sys.executable, "-m", "starnames", "serve", "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            address = re.search(r"http://\S+?:\d+(?=/)", line)
            assert address, line + process.stderr.read()
            yield address[0]
        finally:
            process.terminate()
            process.wait(timeout=10)
