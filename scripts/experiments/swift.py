"""Runs `swift build` and `swift test`, as the experiments that are written in Swift need it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"


def swift(bench, *words, log, environment=None, seconds=7200, beside_postgres=False):
    """Runs a command; hands back its exit code and what it wrote."""
    command = [str(SCRIPTS / "with-postgres")] if beside_postgres else []
    command += ["swift", *words]
    path = bench.folder / f"{log}.log"
    with open(path, "wb") as file:
        child = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, start_new_session=True,
            env={**os.environ, **(environment or {})},
        )  # fmt: skip
        try:
            code = child.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGTERM)
            code = child.wait()
            bench.fault(f"swift {words[0]} took more than {seconds} s")
    return code, path.read_text(errors="replace")


def tests(bench, pattern, log, environment=None, beside_postgres=False, options=()):
    """Runs the tests whose names fit; hands back how many ran, or None where none did."""
    words = ["test", "--disable-xctest", "--filter", pattern, *options]
    code, said = swift(bench, *words, log=log, environment=environment, beside_postgres=beside_postgres)
    found = re.findall(r"Test run with (\d+) tests?.*?(passed|failed)", said)
    if not found:
        bench.fault(f"no test was run: {last_line(said)}")
        return None
    count, verdict = found[-1]
    if code != 0 or verdict != "passed":
        failed = re.findall(r"✘ (?:Test|Suite) (.*?) (?:recorded an issue|failed)", said)
        bench.fault(f"{verdict}: {', '.join(dict.fromkeys(failed)) or last_line(said)}")
        print(said[-4000:], file=sys.stderr)
    return int(count)


def last_line(said):
    """The last line that says anything."""
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it said nothing"
