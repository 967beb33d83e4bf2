"""Articles split by processes of their own: several at once, while this one loads what comes next.

Not by multiprocessing, which runs the program of the caller again in each process that it starts: the pipeline is a
library too, and scripts of ten lines have no guard against that.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from embassy_claims.errors import ClaimsError
from embassy_claims.model import Article, Claim

PROGRAM = """
import sys
sys.path[:] = sys.argv[2:]
from embassy_claims.splitting.worker import serve
serve(sys.argv[1])
"""
MARK = b"claims"
"""Before each answer: whatever else a process may say at its start is told from one."""
MOST = 4  # processes: each holds a pipeline of a third of a gigabyte
Process = subprocess.Popen[bytes]


class GoneError(Exception):
    """A process cannot be started, or has ended before its time."""


def split_apart(
    articles: Sequence[Article], parser: str, processes: int, meanwhile: Callable[[], object]
) -> Generator[list[Claim]]:
    """The claims of each article, in their order, by so many processes with the parser of this name.

    ``meanwhile`` is called once, while they are at work. Raises GoneError where a process cannot do its work, and
    ClaimsError where the parser cannot.
    """
    started: list[Process] = []
    idle: SimpleQueue[Process] = SimpleQueue()
    pool = ThreadPoolExecutor(processes)

    def one(article: Article) -> list[Claim]:
        process = idle.get()
        try:
            return answer(process, article)
        finally:
            idle.put(process)

    try:
        for _ in range(processes):
            started.append(start(parser))
            idle.put(started[-1])
        waiting = deque(pool.submit(one, article) for article in articles)
        meanwhile()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for process in started:
            process.kill()
        pool.shutdown(cancel_futures=True)
        for process in started:
            process.communicate()


def start(parser: str) -> Process:
    """A process that splits what it is sent, with the modules of this one; an interrupt is for this one alone."""
    try:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, parser, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            start_new_session=True,
        )
    except (OSError, TypeError) as error:  # TypeError: there is no interpreter that could be started
        raise GoneError from error


def answer(process: Process, article: Article) -> list[Claim]:
    """What the process makes of the article."""
    if process.stdin is None or process.stdout is None:
        raise GoneError
    try:
        pickle.dump(article, process.stdin)
        process.stdin.flush()
        mark, size = process.stdout.read(len(MARK)), process.stdout.read(8)
        if mark != MARK:
            raise GoneError
        found: list[Claim] | ClaimsError = pickle.loads(process.stdout.read(int.from_bytes(size, "little")))
    except Exception as error:  # whatever it sent that is no pickle can fail in any way
        raise GoneError from error
    if isinstance(found, ClaimsError):
        raise found
    return found
