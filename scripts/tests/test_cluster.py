"""Tests of scripts/cluster with a small program in Story Writer's place; left out where PostgreSQL or nginx is missing."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest
import urllib.request
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SCRIPTS))
import local_services as local  # noqa: E402

SCRIPT = SCRIPTS / "cluster"
SECONDS = 60

STAND_IN = f"""\
#!{sys.executable}
import http.server, os, sys
if sys.argv[1] == "migrate":
    sys.exit(0)
class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = " ".join([str(os.getpid()), *sys.argv[1:], os.environ["STORYWRITER_DATABASE_URL"]]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Answers).serve_forever()
"""


def can_start():
    """Whether all parts of a cluster are installed."""
    try:
        local.with_postgres.programs()
        local.with_postgres.account()
    except local.Failure:
        return False
    return bool(shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin"))


class Refusals(unittest.TestCase):
    def call(self, *words, **environment):
        return subprocess.run([SCRIPT, *words], capture_output=True, text=True, env={**os.environ, **environment})

    def test_without_a_program_it_says_how(self):
        done = self.call()
        self.assertEqual(done.returncode, 64)
        self.assertIn("scripts/cluster PROGRAM", done.stderr)
        self.assertEqual(self.call("--help").returncode, 0)

    def test_a_program_that_is_not_there_is_told(self):
        done = self.call("/nowhere/storywriter")
        self.assertEqual(done.returncode, 66)
        self.assertIn("make build", done.stderr)

    def test_without_accounts_nobody_else_gets_in(self):
        done = self.call("/bin/true", STORYWRITER_HOST="0.0.0.0", STORYWRITER_AUTH="", STORYWRITER_DATA_DIR="/")
        self.assertEqual(done.returncode, 69)
        self.assertIn("STORYWRITER_AUTH=keys", done.stderr)


@unittest.skipUnless(can_start(), "needs PostgreSQL's server and nginx: apt-get install postgresql nginx-light")
class Clusters(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        # PostgreSQL's own user must be able to pass.
        self.folder.chmod(0o755)
        self.program = self.folder / "stand-in"
        self.program.write_text(textwrap.dedent(STAND_IN))
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)
        self.port = local.free_port()
        self.environment = {
            **os.environ, "STORYWRITER_DATA_DIR": str(self.folder), "STORYWRITER_PORT": str(self.port),
            "STORYWRITER_HOST": "", "STORYWRITER_AUTH": "",
        }  # fmt: skip

    def start(self):
        """A cluster, its processes by name, and what it said."""
        process = subprocess.Popen(
            [SCRIPT, self.program, "--", "--extra"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env=self.environment,
        )  # fmt: skip
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        said, members = [], {}
        for line in process.stdout:
            said.append(line)
            words = line.split()
            if words[1:2] == ["pid"]:
                members[words[0]] = int(words[2])
            if "Ctrl-C stops it" in line:
                return process, members
        self.fail("".join(said))

    def ask(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5) as answer:
            return answer.read().decode()

    def wait_until_gone(self, numbers):
        end = time.monotonic() + SECONDS
        while [number for number in numbers if is_alive(number)]:
            self.assertLess(time.monotonic(), end, "a process is still there")
            time.sleep(0.02)

    def test_one_port_leads_to_the_apis_a_dead_process_comes_back_and_data_stays(self):
        process, members = self.start()
        self.assertEqual(list(members), ["postgres", "api-1", "api-2", "worker-1", "worker-2", "nginx"])
        asked = self.ask()
        self.assertIn("serve --role api --port", asked)
        self.assertIn("--extra postgres://postgres:", asked)
        os.kill(members["api-1"], signal.SIGKILL)
        self.assertIn("api-1 ended by signal 9", process.stdout.readline())
        self.assertIn("serve --role api", self.ask())
        process.send_signal(signal.SIGTERM)
        self.assertIn("Stopped.", process.stdout.read())
        self.assertEqual(process.wait(), 128 + signal.SIGTERM)
        self.wait_until_gone(members.values())
        self.assertTrue((self.folder / "cluster" / "postgres" / "data" / "PG_VERSION").exists())

    def test_a_killed_cluster_takes_its_processes_along(self):
        process, members = self.start()
        process.kill()
        process.wait()
        self.wait_until_gone(members.values())


def is_alive(number):
    """Whether a process is there and not only waiting to be buried."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
