"""The session of the seed's web client with the real built-in model, the small one: no key, no network, no fake."""

import argparse
import contextlib
import io
import time
import unittest

from seed_session import TEN, Client, Session
from stand import SMALL_MODEL, AcceptanceTest, Server

OPTIONS = argparse.Namespace(
    idea="A lighthouse keeper finds a message in a bottle.", length="Short (>100 words)", continued_length="",
    timeout=900, patience=900, interval=0.2,
)  # fmt: skip
# What a client sends where the model had no setups to offer.
SETUP = {
    "persona": "a patient teller", "story_setting": "a harbour in winter", "character_input": "Mara, who keeps the light",
    "plot_elements": "a bottle, a storm, a letter", "writing_style": "plain", "story_tone": "calm",
    "narrative_pov": "third person", "audience_age_group": "adults", "content_rating": "PG", "ending_preference": "hopeful",
}  # fmt: skip
OUTAGES = (502, 503, 504)


class Refused(Exception):
    """The model could not do it, and that was told in the seed's way."""


class SmallSession(Session):
    """A session with a model that cannot do everything: what it cannot must be answered in the seed's shape of errors.

    All else is checked as with any model, but for the length of what it writes and whether it comes to an end. Calls that are
    beside the way to a story are left out, since each takes seconds here.
    """

    # It was written before, for the plan.
    cached_length = OPTIONS.length

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.setup = dict(SETUP)
        self.refused = []

    def ask(self, step, method, path, body=None, status=200, headers=None):
        begun = time.monotonic()
        got, head, value = self.client.send(method, path, body, headers)
        if status != 200 or got not in OUTAGES:
            what = f"{method} {path.split('?')[0]} answers {status} ({time.monotonic() - begun:.1f} s)"
            self.table.check(step, what, got == status, (got, value))
            return head, value
        detail = value.get("detail") if isinstance(value, dict) else None
        is_told = isinstance(detail, str) and detail and set(value) == {"detail"}
        self.table.check(step, "what the model cannot do is told in the seed's way", is_told, (got, value))
        self.refused.append(f"{step}: {detail}")
        raise Refused

    def failed(self, task, value):
        self.table.check("status", "a task that failed says why", isinstance(value["error"], str) and value["error"], value)
        self.ask("result", "GET", f"/task/{task}/result", status=400)
        self.refused.append(f"full: {value['error']}")
        return False

    def kept(self, step, story, label):
        self.table.check(step, "there is a story", len(story.split()) > 20, story)

    def ended(self, step, is_complete, story):
        self.table.check(step, "says whether it is complete", isinstance(is_complete, bool), is_complete)

    def suggestions(self):
        pass

    def stream(self):
        pass

    def text_outline(self, body):
        pass

    def stage(self, name, body, *arguments):
        with contextlib.suppress(Refused):
            super().stage(name, body, *arguments)


@unittest.skipUnless(SMALL_MODEL.exists(), "needs the small model: scripts/fetch-model small --data-dir .models")
class BuiltInModel(AcceptanceTest):
    """Nothing but the program and the model's file."""

    def test_a_whole_session_of_the_seed_s_client(self):
        plans = self.plans("calls: 1000")
        server = Server(self.folder, STORYWRITER_AUTH="keys", STORYWRITER_PLANS=plans, **self.built_in())
        self.addCleanup(server.kill)
        server.start()
        ann, bob = (Client(server.url, server.key(name), OPTIONS.timeout) for name in ("ann", "bob"))
        session = SmallSession(ann, bob, OPTIONS)
        with contextlib.redirect_stdout(io.StringIO()) as told:
            code = session.run()
        self.assertEqual(code, 0, told.getvalue())
        # A session in which nothing worked would hold too.
        made = {step for step, what, _, _ in session.table.rows if what.startswith("has the fields")}
        self.assertLessEqual({"setup", "plan", "start"}, made, session.refused)


if __name__ == "__main__":
    unittest.main()
