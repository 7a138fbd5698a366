"""Programs that are started beside us on this machine and end with us: PostgreSQL, nginx, Story Writer itself."""

import ctypes
import fcntl
import importlib.machinery
import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent
POLL_SECONDS = 0.02
PR_SET_PDEATHSIG = 1


def load_script(name):
    """A script of this folder as a module; scripts have no ending that import would know."""
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(SCRIPTS / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


with_postgres = load_script("with-postgres")
Failure = with_postgres.Failure
free_port = with_postgres.free_port

try:
    prctl = ctypes.CDLL(None).prctl
except (OSError, AttributeError):  # not Linux
    prctl = None


def wait_until(condition, seconds, otherwise):
    """Asks `condition` until it says something true, which is handed back; a Failure with `otherwise` after so long."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise Failure(otherwise() if callable(otherwise) else otherwise)
        time.sleep(POLL_SECONDS)
    return found


def is_answering(url):
    """Whether a GET of `url` is answered by 200."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


class Child:
    """A program that writes to a log file and gets a signal from the system when our process is killed.

    It must be started from a thread that lives as long as we do: the system looks at the thread, not at the process.
    """

    def __init__(self, name, command, log, environment=None, who=None, farewell=signal.SIGTERM):
        self.name = name
        self.command = [str(word) for word in command]
        self.log = Path(log)
        self.environment = environment
        self.who = who or {}
        self.farewell = farewell
        self.process = None

    def start(self):
        """Starts it, in a session of its own so that Ctrl-C reaches it through us alone."""

        def die_with_us():
            if prctl:
                prctl(PR_SET_PDEATHSIG, self.farewell)

        with open(self.log, "ab") as log:
            self.begins_at = log.tell()
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", start_new_session=True,
                env=self.environment, preexec_fn=die_with_us, **self.who,
            )  # fmt: skip
        self.started_at = time.monotonic()

    @property
    def is_running(self):
        """Whether it was started and has not ended."""
        return self.process is not None and self.process.poll() is None

    def said(self):
        """What it wrote since it was started last."""
        with open(self.log, "rb") as log:
            log.seek(self.begins_at)
            return log.read().decode(errors="replace")

    def last_words(self):
        """How it ended, and the last line that it wrote."""
        lines = [line for line in self.said().splitlines() if line.strip()]
        code = self.process.poll() if self.process else None
        how = "is still running" if code is None else f"ended with {code}" if code >= 0 else f"ended by signal {-code}"
        return f"{self.name} {how} and said last: “{lines[-1] if lines else '(nothing)'}”."

    def wait_until(self, condition, seconds):
        """Waits for `condition`; a Failure with its last words if it ends before or takes too long."""
        wait_until(lambda: not self.is_running or condition(), seconds, self.last_words)
        if not self.is_running:
            raise Failure(self.last_words())

    def stop(self, number=None, seconds=30):
        """Sends its signal of farewell, or another one, and waits; kills it where that does not help."""
        if self.is_running:
            self.process.send_signal(number or self.farewell)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.returncode if self.process else None

    def kill(self):
        """Kills it at once."""
        if self.process:
            self.process.kill()
            self.process.wait()


class Postgres:
    """A PostgreSQL server that keeps its data in `folder` and flushes to the disk, as a real one does.

    It asks for a password, which is drawn when the data is made and kept beside it.
    """

    SETTINGS = {"max_connections": "200", "listen_addresses": "127.0.0.1", "log_min_messages": "warning"}
    SECONDS_TO_START = 60

    def __init__(self, folder, log):
        self.folder = Path(folder)
        self.data = self.folder / "data"
        self.programs = with_postgres.programs()
        self.who = with_postgres.account()
        self.port = free_port()
        settings = [word for name, value in self.SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [self.programs / "postgres", "-D", self.data, "-p", self.port, "-k", self.folder, *settings]
        # SIGINT ends its sessions and writes everything down.
        self.child = Child("postgres", command, log, who=self.who, farewell=signal.SIGINT)

    @property
    def url(self):
        """The address for STORYWRITER_DATABASE_URL."""
        password = (self.folder / "password").read_text()
        return f"postgres://postgres:{password}@127.0.0.1:{self.port}/postgres"

    def prepare(self):
        """Makes the data where there is none."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.who:
            os.chown(self.folder, self.who["user"], self.who["group"])
        if (self.data / "PG_VERSION").exists():
            return
        # What an interrupted start left would be refused.
        shutil.rmtree(self.data, ignore_errors=True)
        password = self.folder / "password"
        password.touch(mode=0o600)
        password.write_text(secrets.token_hex(16))
        if self.who:
            os.chown(password, self.who["user"], self.who["group"])
        with_postgres.call(
            [self.programs / "initdb", "-D", self.data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", password]
            + ["--no-locale", "-E", "UTF8"],
            self.who,
        )

    def start(self):
        """Starts it and waits until it answers."""
        self.prepare()
        self.child.start()
        self.wait()

    def wait(self):
        """Waits until it answers."""
        ready = [self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        self.child.wait_until(lambda: subprocess.run(ready).returncode == 0, self.SECONDS_TO_START)


def can_pass(who, folder):
    """Whether the user `who` (as with_postgres.account tells it) may pass through `folder` and all above it."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    for path in (existing, *existing.parents):
        status = path.stat()
        bit = 0o100 if status.st_uid == who["user"] else 0o010 if status.st_gid == who["group"] else 0o001
        if not status.st_mode & bit:
            return False
    return True


def lock(file):
    """Locks a file for as long as we live; None where somebody else has it."""
    handle = open(file, "w")  # noqa: SIM115: it stays open
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        return None
    return handle
