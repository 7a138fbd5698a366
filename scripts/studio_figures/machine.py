"""What the machine is doing while something is measured on it, and what figures come to."""

import contextlib
import math
import os
import subprocess
import sys
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def load():
    """The load average of the last minute."""
    return os.getloadavg()[0]


def percentile(values, share):
    """The value below which that share of them lies, of 100; None where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share / 100 * len(ordered)) - 1)] if ordered else None


def family(root):
    """The ids of a process and of all that it started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (found := fields(int(entry.name))):
            parents[int(entry.name)] = int(found[1])
    ours, grew = {root}, True
    while grew:
        more = {child for child, parent in parents.items() if parent in ours} - ours
        ours, grew = ours | more, bool(more)
    return ours


def fields(process):
    """What the kernel tells of a process behind its name: its state, its parent and so on; None where it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def processor_time(root):
    """Seconds that a process and its living children have worked so far, user and system."""
    found = [fields(process) for process in family(root)]
    return sum(int(entry[11]) + int(entry[12]) for entry in found if entry) / TICKS


@contextlib.contextmanager
def neighbours(count):
    """So many processes that never rest, each in a session of its own, which gets as much of the processors as ours."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"], start_new_session=True) for _ in range(count)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


class Span:
    """A stretch of time in which processes are watched: `with Span(server=pid) as span:`."""

    def __init__(self, **roots):
        self.roots = roots

    def __enter__(self):
        self.load_before = load()
        self.before = {name: processor_time(root) for name, root in self.roots.items()}
        self.begun = time.monotonic()
        return self

    def __exit__(self, *fault):
        self.seconds = time.monotonic() - self.begun
        self.load_after = load()
        self.work = {name: processor_time(root) - self.before[name] for name, root in self.roots.items()}

    @property
    def load(self):
        """The load average before and after, in words."""
        return f"{self.load_before:.1f} to {self.load_after:.1f}"
