"""The work of a command over pieces: in this process, or in several; the results come in order either way.

Records and small files go to the workers in batches, a large file by its name, since its windows support each other.
What a worker makes of a large file stays on disk until it is its turn, so that memory does not grow with the input.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import sys
from typing import TYPE_CHECKING, Any, Protocol

from starnames.cli.files import Failure
from starnames.cli.pieces import pieces_of
from starnames.cutting import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from starnames.cli.pieces import Form, Piece

__all__ = ["Job", "results"]

_BATCH = WINDOW // 8
_MOST = 100
_WAITING = 3

Done = tuple["Piece", Any]


class Job(Protocol):
    """What is done with documents; it travels to the workers."""

    def document(self) -> Callable[[str], Any]:
        """Return what is done with one window of a document after another."""


def results(job: Job, files: Sequence[str], form: Form, *, jobs: int = 1) -> Iterator[Done]:
    """Yield every piece of the files with what the job makes of it, in order."""
    done = _parallel(job, files, form, jobs) if jobs > 1 else _serial(job, files, form)
    return _watched(done, files, form)


def _serial(job: Job, files: Sequence[str], form: Form) -> Iterator[Done]:
    for number, file in enumerate(files):
        yield from _worked(job, pieces_of(number, file, form))


def _worked(job: Job, pieces: Iterable[Piece]) -> Iterator[Done]:
    """Yield the pieces with what is made of them; windows of one file are one document."""
    document: Callable[[str], Any] | None = None
    number = -1
    for piece in pieces:
        if document is None or piece.record is not None or piece.number != number:
            document, number = job.document(), piece.number
        if len(piece.text) > WINDOW:
            gc.enable()
        made = document(piece.text)
        _settle()
        yield piece, made


def _settle() -> None:
    """Collect garbage from here on, where the command line has put it off until the first piece is done."""
    _spare()
    gc.enable()


@functools.cache
def _spare() -> None:
    """Spare the garbage collector what the first piece has loaded: it would go through all of it again and again."""
    gc.freeze()


def _tasks(files: Sequence[str], form: Form) -> Iterator[list[Piece] | tuple[int, str]]:
    """Yield what a worker does in one go: a batch of documents, or a large file by its number and name."""
    batch: list[Piece] = []
    size = 0
    for number, file in enumerate(files):
        if not form.records and (file == "-" or os.path.getsize(file) > WINDOW):  # noqa: PTH202 - no pathlib
            if batch:
                yield batch
            batch, size = [], 0
            yield number, file
            continue
        for piece in pieces_of(number, file, form):
            batch.append(piece)
            size += len(piece.raw)
            if size > _BATCH or len(batch) >= _MOST:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


_STOPS = (1, 2, 15)  # SIGHUP, SIGINT and SIGTERM


@contextlib.contextmanager
def _held() -> Iterator[None]:
    """Hold back what would stop us while workers are started: an interrupt between the halves of a fork is lost."""
    import signal  # noqa: PLC0415

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker: list[tuple[Job, Form]] = []


def _begin(job: Job, form: Form) -> None:
    """Make a worker ready: it keeps its job, and leaves it to its parent to be interrupted or hung up on."""
    import signal  # noqa: PLC0415

    for number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
    _spare.cache_clear()  # this process will load more than its parent had
    _worker[:] = [(job, form)]


def _batch(pieces: list[Piece]) -> list[Any]:
    job, _ = _worker[0]
    return [made for _, made in _worked(job, pieces)]


def _file(number: int, file: str, kept: str) -> None:
    """Work through a large file, what comes of it to a file of ours."""
    import pickle  # noqa: PLC0415 - between our own processes

    job, form = _worker[0]
    with open(kept, "wb") as out:  # noqa: PTH123 - pathlib is not loaded otherwise
        for done in _worked(job, pieces_of(number, file, form)):
            pickle.dump(done, out)


def _kept(path: str) -> Iterator[Done]:
    import pickle  # noqa: PLC0415 - between our own processes

    with open(path, "rb") as file, contextlib.suppress(EOFError):  # noqa: PTH123
        while True:
            yield pickle.load(file)  # noqa: S301 - what `_file` wrote
    os.unlink(path)  # noqa: PTH108


def _parallel(job: Job, files: Sequence[str], form: Form, jobs: int) -> Iterator[Done]:
    import tempfile  # noqa: PLC0415
    from collections import deque  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import active_children  # noqa: PLC0415

    waiting: deque[tuple[Future[Any], Callable[[Any], Iterable[Done]]]] = deque()
    with tempfile.TemporaryDirectory(prefix="starnames-") as folder:
        job.document()  # what is ready before the workers start is shared with them
        gc.enable()
        future: Future[Any]
        pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(job, form))
        finished = False
        try:
            for index, task in enumerate(_tasks(files, form)):
                if isinstance(task, list):
                    with _held():
                        future = pool.submit(_batch, task)
                    waiting.append((future, lambda made, own=task: zip(own, made, strict=True)))  # type: ignore[misc]
                elif task[1] == "-":  # stdin is ours alone
                    while waiting:
                        yield from _next(waiting)
                    yield from _worked(job, pieces_of(*task, form))
                else:
                    path = os.path.join(folder, str(index))  # noqa: PTH118
                    with _held():
                        future = pool.submit(_file, *task, path)
                    waiting.append((future, lambda _, path=path: _kept(path)))  # type: ignore[misc]
                while len(waiting) > jobs * _WAITING:
                    yield from _next(waiting)
            while waiting:
                yield from _next(waiting)
            finished = True
        except BrokenProcessPool as error:
            problem = "a worker died (was it killed for its memory?); run it again with fewer --jobs"
            raise Failure(problem) from error
        finally:
            if not finished:
                for child in active_children():
                    child.terminate()
            pool.shutdown(cancel_futures=True)


def _next(waiting: Any) -> Iterable[Done]:  # noqa: ANN401 - the deque of `_parallel`
    future, made = waiting.popleft()
    found: Iterable[Done] = made(future.result())
    return found


def _watched(done: Iterator[Done], files: Sequence[str], form: Form) -> Iterator[Done]:
    """Show on stderr how far things are, where that is a terminal and there is more than one thing to do."""
    total = sum(os.path.getsize(each) for each in files if each != "-")  # noqa: PTH202
    if not sys.stderr.isatty() or (len(files) < 2 and not form.records and total <= 4 * WINDOW):
        return done
    try:
        from tqdm import tqdm  # noqa: PLC0415 - an extra, for a terminal only
    except ModuleNotFoundError:
        return done
    return _shown(done, tqdm(total=total or None, unit="B", unit_scale=True, file=sys.stderr))


def _shown(done: Iterator[Done], bar: Any) -> Iterator[Done]:  # noqa: ANN401 - tqdm is an extra
    with bar:
        for piece, made in done:
            yield piece, made
            bar.update(len(piece.raw.encode("utf-8", "surrogateescape")))
