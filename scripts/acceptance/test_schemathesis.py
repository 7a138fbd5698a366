"""The live server against its own description: schemathesis with all its checks finds nothing."""

import os
import subprocess
import sys
import unittest

from stand import SCRIPTS, AcceptanceTest

# Cases of each route and each walk through them, beside those that the description itself asks for; `make fuzz` takes more.
EXAMPLES = int(os.environ.get("STORYWRITER_FUZZ_EXAMPLES", "1"))
SEED = 1
# The routes of each process. Threads of one process would not do: they share one processor, and in Python 3.11 hypothesis
# falls over its own parser in them.
STORIES, SEED_PATHS = "^/api/v1/stories", "^/api/story"
SHARES = (
    ["--include-path-regex", STORIES],
    ["--include-path-regex", SEED_PATHS],
    ["--exclude-path-regex", f"{STORIES}|{SEED_PATHS}"],
)
HOOKS = SCRIPTS.parent / "Tests" / "schemathesis"
START = "from schemathesis.cli import schemathesis; schemathesis()"
# Characters of a report that are shown.
MOST_TOLD = 20_000


class Description(AcceptanceTest):
    """Every route takes what the description says, refuses the rest, and answers as described."""

    def test_schemathesis_finds_no_failures(self):
        fetched = subprocess.run([SCRIPTS / "fetch-schemathesis"], capture_output=True, text=True)
        self.assertEqual(fetched.returncode, 0, fetched.stderr)
        plans = self.plans("calls: 1000000")
        settings = {"STORYWRITER_AUTH": "keys", "STORYWRITER_PLANS": plans}
        fake = self.fake()
        worker = self.server(fake, "worker", **settings).start()
        key = worker.key("ann", scopes=("read", "write", "keys", "admin"))
        # Something to be found, in lists at least.
        client = worker.client(key)
        client.wait_for(client.start(client.new_story("A keeper finds a bottle.", 200)), "succeeded")
        worker.stop()
        # It starts hundreds of runs. Nobody works on them, which would take the machine from it.
        server = self.server(fake, role="api", **settings).start()
        client = server.client(key)
        environment = {
            **os.environ, "PYTHONPATH": fetched.stdout.strip(), "SCHEMATHESIS_HOOKS": str(HOOKS / "hooks.py"),
            "HOME": str(self.folder), "STORYWRITER_OWN_KEY": client.get("/api/v1/keys")["items"][0]["id"],
        }  # fmt: skip
        command = [sys.executable, "-c", START, "--config-file", HOOKS / "schemathesis.toml", "run", "--no-color"]
        command += ["--checks", "all", "-n", str(EXAMPLES), "--seed", str(SEED), "--generation-database", "none"]
        command += ["-H", f"Authorization: Bearer {key}", f"{server.url}/openapi.json"]
        reports = [self.folder / f"report-{number}" for number in range(len(SHARES))]
        runs = []
        for share, report in zip(SHARES, reports, strict=True):
            with open(report, "wb") as file:
                runs.append(subprocess.Popen([*command, *share], cwd=self.folder, env=environment, stdout=file, stderr=file))
            self.addCleanup(runs[-1].kill)
        for run, report in zip(runs, reports, strict=True):
            run.wait()
            told = report.read_text(errors="replace")
            found = told[told.find("\n====") :]
            self.assertEqual(run.returncode, 0, f"{found[:MOST_TOLD]}\n{found[-1000:]}")
        self.assertTrue(server.child.is_running, server.child.last_words())
        # Whatever was sent is not the server's fault.
        counts = client.ask("GET", "/metrics").body.decode()
        self.assertNotIn('http_response_status_code="500"', counts)
        # Each metric that it made by now is in the table of metrics.
        self.assertIn("storywriter_event_streams_open", counts)
        self.assertNotIn("Not described.", counts)


if __name__ == "__main__":
    unittest.main()
