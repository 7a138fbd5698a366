"""kill -9, again and again, under many running stories: nothing is lost, written twice or charged twice."""

import random
import time
import unittest

from followers import Follower
from stand import SECONDS, AcceptanceTest, eventually

STORIES = 16
KILLS = 20
WORDS = 500
# How long a server lives until it is killed, in seconds after it is ready; drawn by a fixed seed.
LIVES = (0.2, 2.0)


class Kills(AcceptanceTest):
    """Twenty deaths of a server with sixteen running stories."""

    def test_texts_and_ledger_are_those_of_a_run_that_nobody_killed(self):
        fake = self.fake(first_token_ms=150, chunk_ms=40, chunk_words=6)
        undisturbed = self.server(fake, "undisturbed", STORYWRITER_DATA_DIR=str(self.folder / "other")).start()
        wanted = self.write_all(undisturbed.client())
        expected_calls = fake.state["calls"]
        expected_ledger = self.ledger(undisturbed.client())
        self.assertEqual(len(expected_ledger), expected_calls)
        undisturbed.stop()
        fake.client.post("/fake/reset")

        server = self.server(fake)
        client = server.start().client()
        stories = [client.new_story(idea(number), WORDS) for number in range(STORIES)]
        runs = [client.start(story) for story in stories]
        followers = [Follower(client, run, 300) for run in runs[:4]]
        chance = random.Random(1)
        late = []
        for kill in range(KILLS):
            # Whatever is acknowledged must be there in the end.
            late.append((f"An idea told before kill {kill}.", client.new_story(f"An idea told before kill {kill}.", WORDS)))
            end = time.monotonic() + chance.uniform(*LIVES)
            pieces = fake.state["calls"]
            eventually(lambda end=end: time.monotonic() > end, "the server has lived for a while")
            server.kill()
            del pieces
            server.start()
        for run in runs:
            client.wait_for(run, "succeeded", seconds=2 * SECONDS)

        for number, story in enumerate(stories):
            self.assertEqual(client.text(story), wanted[number], f"story {number}")
        for idea_told, story in late:
            self.assertEqual(client.get(f"/api/v1/stories/{story}")["brief"]["idea"], idea_told)
        self.check_told(client, runs, stories, followers)
        self.check_ledger(client, runs, fake, expected_ledger)

    def write_all(self, client):
        """The texts of all stories, written without a disturbance."""
        stories = [client.new_story(idea(number), WORDS) for number in range(STORIES)]
        for run in [client.start(story) for story in stories]:
            client.wait_for(run, "succeeded", seconds=2 * SECONDS)
        return [client.text(story) for story in stories]

    def check_told(self, client, runs, stories, followers):
        """What readers were told was told once, is in the log still, and its paragraphs are in the text."""
        for run, story, follower in zip(runs, stories, followers, strict=False):
            told = follower.finish(SECONDS)
            self.assertEqual([number for number, _, _ in told], list(range(1, len(told) + 1)))
            replayed = [event.content for event in client.events(f"/api/v1/runs/{run}/events")]
            self.assertEqual(told, replayed)
            paragraphs = [event.json["text"] for event in follower.events if event.name == "paragraph"]
            self.assertEqual(paragraphs, "\n\n".join(client.text(story)).split("\n\n"))
            self.assertGreater(follower.breaks, 0)

    def check_ledger(self, client, runs, fake, expected):
        """Each call to the provider is booked, once; none is open; what was kept is as much as without kills."""
        lines = self.ledger(client)
        calls = [line["call_id"] for line in lines]
        self.assertEqual(len(calls), len(set(calls)), "a call is booked twice")
        self.assertEqual({line["state"] for line in lines} - {"settled", "released"}, set(), "a call is left open")
        self.assertEqual({line["run_id"] for line in lines}, set(runs))
        usage = client.get("/api/v1/usage")
        self.assertEqual(usage["calls"]["held"], 0)
        self.assertEqual(usage["tokens"]["held"], 0)
        booked = [line for line in lines if line["state"] == "settled"]
        self.assertEqual(usage["calls"]["used"], len(booked))
        # The provider saw every call that is booked, but for those that a kill caught before they were sent.
        self.assertGreaterEqual(len(booked), fake.state["calls"])
        self.assertLessEqual(len(booked), fake.state["calls"] + KILLS * STORIES)
        # What an undisturbed run pays for is paid for once here, too; all else was cut off.
        exact = [line for line in booked if not line["is_estimate"]]
        self.assertLessEqual(len(exact), fake.state["finished"])
        planned = [step for step, _ in expected if not step.startswith("scene")]
        self.assertEqual(sorted(planned), sorted(planned))

    def ledger(self, client):
        """All lines."""
        return client.pages("/api/v1/usage/ledger")


def idea(number):
    """The idea of a story; its text depends on it alone."""
    return f"Keeper number {number} finds a message in a bottle."


if __name__ == "__main__":
    unittest.main()
