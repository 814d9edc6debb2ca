"""Many papers at once, two at a time, in worker processes whose fonts are parsed once.

Where a process may be forked the workers begin with everything this process has read already, and
two papers are worth it; elsewhere a worker has to start from nothing, which only many papers repay.
Papers are the same bytes whoever makes them.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Final

from afm_desktop.domain.errors import ReportError
from afm_desktop.reports import division_status, fonts
from afm_desktop.reports.options import PaperOptions
from afm_desktop.reports.saving import Writers, save_paper
from afm_desktop.services.status import DivisionStatus, Section

WORKERS: Final = 2
WORTHWHILE: Final = 60  # papers from which workers that start from nothing pay

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to be made, and where it goes."""

    status: DivisionStatus
    path: Path
    options: PaperOptions = field(default_factory=PaperOptions)
    writers: Writers = field(default_factory=dict)
    """What makes other files than PDFs; they have to be known by workers too."""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was saved."""

    path: Path
    pages: int
    missing: tuple[str, ...]
    outdated: tuple[Section, ...]


class WorkerLost(ReportError):
    """A worker process ended on its own."""

    def __init__(self) -> None:
        super().__init__("문서를 만드는 작업이 중단되었습니다. 잠시 후 다시 시도하세요.")


def make_all(
    jobs: Sequence[Job],
    *,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
    workers: int | None = None,
) -> list[Made]:
    """Make and save papers in the order of the jobs; a cancelled run gives those it had made."""
    tell, stop = progress or (lambda _done, _total: None), is_cancelled or (lambda: False)
    if workers is None:
        workers = WORKERS if may_fork() or len(jobs) >= WORTHWHILE else 1
    if workers < 2 or len(jobs) < 2:
        return list(_one_by_one(jobs, tell, stop))
    try:
        return _by_workers(jobs, tell, stop, workers)
    except BrokenProcessPool as error:
        raise WorkerLost from error


def may_fork() -> bool:
    """Whether a copy of this process is safe: the window's threads must not be copied."""
    return sys.platform == "linux" and threading.active_count() == 1


def make_one(job: Job) -> Made:
    """Make and save one paper."""
    paper = division_status.make(job.status, job.options)
    save_paper(paper, job.path, job.writers)
    return Made(job.path, paper.pages, paper.missing, paper.outdated)


def _by_worker(job: Job) -> Made | str:
    """What a worker runs; errors travel as their sentences."""
    try:
        return make_one(job)
    except ReportError as error:
        return str(error)


def _made(future: Future[Made | str]) -> Made:
    result = future.result()
    if isinstance(result, str):
        raise ReportError(result)
    return result


def _one_by_one(jobs: Sequence[Job], tell: Progress, stop: IsCancelled) -> Iterator[Made]:
    for done, job in enumerate(jobs, 1):
        if stop():
            return
        yield make_one(job)
        tell(done, len(jobs))


def _context() -> BaseContext:
    if may_fork():
        fonts.register()  # before the copies are made, so that no worker parses them again
        return multiprocessing.get_context("fork")
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _by_workers(jobs: Sequence[Job], tell: Progress, stop: IsCancelled, workers: int) -> list[Made]:
    with ProcessPoolExecutor(workers, _context(), initializer=fonts.register) as pool:
        asked = [pool.submit(_by_worker, job) for job in jobs]
        waiting: set[Future[Made | str]] = set(asked)
        try:
            while waiting and not stop():
                finished, waiting = wait(waiting, timeout=0.1, return_when=FIRST_COMPLETED)
                for done, future in enumerate(finished, len(jobs) - len(waiting) - len(finished)):
                    _made(future)  # the first error ends the run
                    tell(done + 1, len(jobs))
        finally:
            pool.shutdown(cancel_futures=True)
    return [_made(future) for future in asked if not future.cancelled()]
