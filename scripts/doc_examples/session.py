"""Runs the commands of one page in a shell and a folder of its own, beside a server if the page starts one."""

import os
import re
import secrets
import shlex
import signal
import subprocess
import threading
from pathlib import Path

import stand

PORT_OF_DOCS = 8080
ADDRESS = re.compile(rf"\b(127\.0\.0\.1|localhost):{PORT_OF_DOCS}\b")
SECONDS = 120


def is_whole(command):
    """Whether a text is a complete command of bash."""
    if command.rstrip("\n").endswith("\\"):
        return False
    done = subprocess.run(["bash", "-n"], input=command, capture_output=True, text=True)
    return done.returncode == 0 and "here-document" not in done.stderr


def commands(block):
    """The commands of a block with the output that is shown for each; None if none is."""
    found, lines, at = [], block.text.split("\n"), 0
    is_console = block.language == "console"
    while at < len(lines):
        line = lines[at]
        at += 1
        if not is_console and not line.strip():
            continue
        if is_console and not line.startswith("$ "):
            command, shown = found[-1] if found else (None, None)
            if command is None:
                raise ValueError("A console block begins with “$ ”.")
            found[-1] = (command, line if shown is None else f"{shown}\n{line}")
            continue
        command = line.removeprefix("$ ") if is_console else line
        while not is_whole(command) and at < len(lines):
            command += "\n" + lines[at]
            at += 1
        found.append((command, None))
    return [(command, shown if shown and shown.strip() else None) for command, shown in found]


class Session:
    """A shell in an empty folder. The program's port replaces the one in the page."""

    def __init__(self, folder, fake):
        self.folder = folder
        self.fake = fake
        self.work = folder / "work"
        self.work.mkdir()
        programs = folder / "bin"
        programs.mkdir()
        (programs / "storywriter").symlink_to(Path(stand.PROGRAM).resolve())
        self.server = stand.Server(folder, **self.settings())
        self.environment = self.server.environment | {
            "PATH": f"{programs}:{os.environ['PATH']}", "STORYWRITER_PORT": str(self.server.port),
            "REPOSITORY": str(stand.SCRIPTS.parent), "NO_COLOR": "1",
        }  # fmt: skip
        self.shell = None
        self.postgres = None

    def settings(self):
        """The settings of a server: the fake provider."""
        return {
            "OPENAI_BASE_URL": self.fake.url, "OPENAI_MODEL": stand.MODEL, "STORYWRITER_PROVIDERS": "openai",
            "OPENAI_IMAGE_MODEL": "fake-brush-1", "STORYWRITER_LEASE_SECONDS": "3",
        }  # fmt: skip

    def start_postgres(self):
        """Starts a PostgreSQL that STORYWRITER_DATABASE_URL names in the commands that follow."""
        self.postgres = stand.local.Postgres(self.folder / "postgres", self.folder / "postgres.log")
        self.postgres.start()
        self.run(f"export STORYWRITER_DATABASE_URL={self.postgres.url} PATH=$PATH:{self.postgres.programs}")

    def serve(self, words):
        """Starts the page's server, with further settings as NAME=VALUE."""
        self.server.child.environment |= dict(word.split("=", 1) for word in shlex.split(words))
        self.server.start()

    def close(self):
        """Ends the shell, what it started, and the server."""
        self.server.kill()
        if self.shell:
            # Its own process group contains everything that the page left in the background.
            os.killpg(self.shell.pid, signal.SIGKILL)
            self.shell.wait()
        if self.postgres:
            self.postgres.child.kill()

    def run(self, command):
        """The exit code and the output of a command, without waiting for what it left in the background."""
        self.shell = self.shell or subprocess.Popen(
            ["bash"], cwd=self.work, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, bufsize=1, start_new_session=True,
        )  # fmt: skip
        command = ADDRESS.sub(rf"\1:{self.server.port}", command)
        output = self.folder / f"output-{secrets.token_hex(6)}"
        mark = secrets.token_hex(16)
        self.shell.stdin.write(
            f"set -o pipefail; {{ {command}\n}} >{shlex.quote(str(output))} 2>&1 </dev/null; echo {mark} $?\n"
        )
        timer = threading.Timer(SECONDS, lambda: os.killpg(self.shell.pid, signal.SIGKILL))
        timer.start()
        try:
            answer = next((line for line in self.shell.stdout if line.startswith(mark)), None)
        finally:
            timer.cancel()
        if answer is None:
            raise RuntimeError(f"The shell ended, or a command took more than {SECONDS} s.")
        if command.rstrip().endswith("&") and "serve" in command:
            url = f"http://127.0.0.1:{self.server.port}/livez"
            stand.eventually(lambda: stand.local.is_answering(url), "the server of the page answers")
        text = output.read_text(errors="replace") if output.exists() else ""
        return int(answer.split()[1]), text.replace(f":{self.server.port}", f":{PORT_OF_DOCS}")
