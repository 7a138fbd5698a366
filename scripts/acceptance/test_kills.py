"""kill -9, again and again, under many running stories: nothing is lost, written twice or charged twice."""

import random
import time
import unittest

from followers import Follower
from stand import SECONDS, TERMINAL, AcceptanceTest, ends_alike, eventually

STORIES = 16
KILLS = 20
WORDS = 2000
# How long a server lives, in seconds after it works on the stories again; drawn by a fixed seed.
LIVES = (0.2, 0.9)
# A run that loses its worker five times without a step between is given up; none is killed beyond this many times so.
MOST_LOST = 2


class Kills(AcceptanceTest):
    """Twenty deaths of a server with sixteen running stories."""

    def test_texts_and_ledger_are_those_of_a_run_that_nobody_killed(self):
        fake = self.fake(first_token_ms=50, chunk_ms=40, json_chunk_ms=3)
        plans = {"STORYWRITER_PLANS": self.plans(f"concurrent_runs: {STORIES}")}
        server = self.server(fake, **plans)
        client = server.start().client()
        stories, runs = [], []

        def are_written():
            """Whether most stories are being written; begins others for those that are done, so that slow kills find some, too."""
            active = sum(client.run(run)["status"] not in TERMINAL for run in runs)
            for _ in range(STORIES - active):
                stories.append(client.new_story(idea(len(stories)), WORDS))
                runs.append(client.start(stories[-1]))
            return fake.state["open"] >= STORIES // 2

        are_written()
        followers = [Follower(client, run, 4 * SECONDS) for run in runs[:4]]
        chance = random.Random(1)
        late = []
        for kill in range(KILLS):
            # Whatever is acknowledged must be there in the end.
            late.append(client.new_story(f"An idea told before kill {kill}.", WORDS))
            eventually(are_written, "most stories are being written again")
            eventually(
                lambda: all(client.run(run)["attempt"] <= MOST_LOST for run in runs),
                "each story has made a step since it was lost several times",
            )
            end = time.monotonic() + chance.uniform(*LIVES)
            eventually(lambda end=end: time.monotonic() > end, "the server has lived for a while")
            server.kill()
            server.start()
        fake.behave(chunk_ms=0)
        for run in runs:
            client.wait_for(run, "succeeded", seconds=2 * SECONDS)

        for kill, story in enumerate(late):
            told = client.get(f"/api/v1/stories/{story}")["brief"]["idea"]
            self.assertEqual(told, f"An idea told before kill {kill}.")
        self.check_told(client, runs, stories, followers)
        self.check_ledger(client, runs, stories, fake)
        written = [client.text(story) for story in stories]
        server.stop()

        other = {"STORYWRITER_DATA_DIR": str(self.folder / "other")}
        undisturbed = self.server(fake, "undisturbed", **plans, **other).start()
        for number, wanted in enumerate(self.write_all(undisturbed.client(), len(stories))):
            self.assertEqual(len(written[number]), len(wanted), f"scenes of story {number}")
            for scene, pair in enumerate(zip(written[number], wanted, strict=True), 1):
                self.assertTrue(ends_alike(*pair), f"scene {scene} of story {number} differs: {pair}")

    def write_all(self, client, count):
        """The texts of so many stories, written without a disturbance."""
        texts = []
        for first in range(0, count, STORIES):
            stories = [client.new_story(idea(number), WORDS) for number in range(first, min(first + STORIES, count))]
            for run in [client.start(story) for story in stories]:
                client.wait_for(run, "succeeded", seconds=2 * SECONDS)
            texts += [client.text(story) for story in stories]
        return texts

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

    def check_ledger(self, client, runs, stories, fake):
        """Each call that the provider saw is booked, once, and nothing else; none is left open."""
        lines = client.pages("/api/v1/usage/ledger")
        calls = [line["call_id"] for line in lines]
        self.assertEqual(len(calls), len(set(calls)), "a call is booked twice")
        self.assertNotIn("open", {line["state"] for line in lines})
        self.assertEqual({line["run_id"] for line in lines}, set(runs))
        usage = client.get("/api/v1/usage")
        self.assertEqual((usage["calls"]["held"], usage["tokens"]["held"]), (0, 0))
        booked = [line for line in lines if line["state"] != "released"]
        self.assertEqual(usage["calls"]["used"], len(booked))
        # More are booked than seen where a kill came between booking and sending.
        self.assertGreaterEqual(len(booked), fake.state["calls"])
        # A call of which the provider told the usage is one that it finished.
        exact = [line for line in booked if not line["is_estimate"]]
        self.assertLessEqual(len(exact), fake.state["finished"])
        self.assertGreater(len(exact), STORIES)
        # Each word of a story is from one call.
        for story in stories:
            kept = sum(line["kept_words"] for line in client.pages(f"/api/v1/stories/{story}/ledger"))
            self.assertEqual(kept, client.get(f"/api/v1/stories/{story}/text")["words"])


class Pickup(AcceptanceTest):
    """On one machine runs of a process that was killed go on at once, whatever is left of their leases."""

    # Longer than anything here waits: what goes on does so without waiting for its end.
    LEASE = {"STORYWRITER_LEASE_SECONDS": "3600"}

    def begin(self, client, number):
        """Story and run, with text in the story and more to come."""
        story = client.new_story(idea(number), WORDS)
        run = client.start(story)
        eventually(lambda: any(client.text(story)), "there is a paragraph")
        return story, run

    def test_the_next_start_goes_on_with_them(self):
        fake = self.fake(chunk_ms=40, json_chunk_ms=0)
        server = self.server(fake, **self.LEASE).start()
        client = server.client()
        _, run = self.begin(client, 0)
        server.kill()
        eventually(lambda: fake.state["open"] == 0, "the call is closed")
        server.start()
        eventually(lambda: fake.state["open"] == 1, "the story goes on")
        fake.behave(chunk_ms=0)
        client.wait_for(run, "succeeded")
        counts = client.ask("GET", "/metrics").body.decode()
        self.assertIn('storywriter_run_leases_lost_total{kind="story"} 1\n', counts)
        self.assertEqual(server.stop(), 0)
        # Whoever stopped in order leaves no lock behind.
        locks = [path.name for path in (self.folder / "data" / "locks").glob("worker-*")]
        self.assertEqual(len(locks), 1, locks)

    def test_another_process_on_the_same_file_goes_on_with_them_and_keeps_its_own(self):
        fake = self.fake(chunk_ms=40, json_chunk_ms=0)
        client = self.server(fake, "front", "api", **self.LEASE).start().client()
        small = self.server(fake, "small", "worker", STORYWRITER_RUNS="1", **self.LEASE).start()
        lost_story, lost = self.begin(client, 0)
        self.server(fake, "large", "worker", **self.LEASE).start()
        kept_story, kept = self.begin(client, 1)
        small.kill()
        eventually(lambda: fake.state["left"] == 1, "the call is closed")
        eventually(lambda: fake.state["open"] == 2, "both stories are being written")
        fake.behave(chunk_ms=0)
        claims = []
        for story, run in ((lost_story, lost), (kept_story, kept)):
            client.wait_for(run, "succeeded")
            events = list(client.events(f"/api/v1/runs/{run}/events"))
            claims.append(sum(event.name == "state" and event.json["state"] == "running" for event in events))
            paragraphs = [event.json["text"] for event in events if event.name == "paragraph"]
            self.assertEqual(paragraphs, "\n\n".join(client.text(story)).split("\n\n"))
        self.assertEqual(claims, [2, 1])


def idea(number):
    """The idea of a story; its text depends on it alone."""
    return f"Keeper number {number} finds a message in a bottle."


if __name__ == "__main__":
    unittest.main()
