"""Tests of scripts/with-postgres; those that start a server are left out where PostgreSQL is not installed."""

import importlib.machinery
import importlib.util
import os
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "with-postgres"


def load():
    """The script as a module; it has no ending that import would know."""
    loader = importlib.machinery.SourceFileLoader("with_postgres", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("with_postgres", loader))
    loader.exec_module(module)
    return module


def can_start():
    """Whether a server can be started here."""
    with_postgres = load()
    try:
        with_postgres.programs()
        with_postgres.account()
    except with_postgres.Failure:
        return False
    return True


class Refusals(unittest.TestCase):
    def test_without_a_command_it_says_how(self):
        done = subprocess.run([SCRIPT], capture_output=True, text=True)
        self.assertEqual(done.returncode, 64)
        self.assertIn("with-postgres COMMAND", done.stderr)

    def test_a_folder_without_the_server_is_told_with_what_to_install(self):
        with tempfile.TemporaryDirectory() as empty:
            done = subprocess.run(
                [SCRIPT, "true"], capture_output=True, text=True, env={**os.environ, "POSTGRES_BIN": empty}
            )
        self.assertEqual(done.returncode, 69)
        self.assertIn("apt-get install postgresql", done.stderr)


@unittest.skipUnless(can_start(), "needs PostgreSQL's server: apt-get install postgresql")
class Servers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        # The server's own user must be able to pass.
        os.chmod(self.folder.name, 0o755)
        self.environment = {**os.environ, "TMPDIR": self.folder.name}

    def tearDown(self):
        self.folder.cleanup()

    def test_the_commands_exit_code_is_its_own_and_nothing_stays(self):
        command = 'case "$STORYWRITER_TEST_POSTGRES" in postgres://postgres@127.0.0.1:*/postgres) exit 3;; esac'
        done = subprocess.run([SCRIPT, "sh", "-c", command], env=self.environment)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(os.listdir(self.folder.name), [])

    def test_a_signal_ends_command_and_server_and_nothing_stays(self):
        running = subprocess.Popen(
            [SCRIPT, "sh", "-c", "echo started; exec sleep 600"], stdout=subprocess.PIPE, env=self.environment
        )
        self.assertEqual(running.stdout.readline(), b"started\n")
        running.send_signal(signal.SIGTERM)
        self.assertEqual(running.wait(timeout=60), 128 + signal.SIGTERM)
        running.stdout.close()
        self.assertEqual(os.listdir(self.folder.name), [])


if __name__ == "__main__":
    unittest.main()
