"""One server on SQLite as its users see it: theirs alone, within their limits, and there again after faults."""

import concurrent.futures
import contextlib
import re
import sqlite3
import subprocess
import threading
import time
import unittest

from openapi import Interface
from stand import TERMINAL, AcceptanceTest, eventually

WORDS = 400


class Strangers(AcceptanceTest):
    """Nobody gets at what is another's, by any route."""

    # Paths whose last parts need more than the story: scenes, versions, paragraphs are counted from 1.
    PARTS = {"n": "1", "v": "1", "place": "1.1", "user": "somebody"}
    # What answers another's id otherwise, and why.
    EXCEPTIONS = {("PUT", "/api/v1/users/{user}/plan"): 403}  # needs the scope admin, whoever the user is

    def test_every_route_answers_404_to_the_ids_of_another_and_nothing_changes(self):
        plans = self.plans("calls: 1000")
        server = self.server(self.fake(), STORYWRITER_AUTH="keys", STORYWRITER_PLANS=plans).start()
        own, other = (server.client(server.key(user)) for user in ("ann", "bob"))
        interface = Interface(own.get("/openapi.json"))
        ids = self.belongings(own, interface)
        before = self.everything(own, ids)
        tried = 0
        for method, path, operation in interface.operations:
            if "{" not in path or not path.startswith("/api/"):
                continue
            foreign, missing = (
                self.attempt(other, interface, method, path, operation, lambda name, ids=ids: ids[name]),
                self.attempt(other, interface, method, path, operation, lambda _: "k0k0k0k0k0k0k0k0"),
            )
            with self.subTest(route=f"{method} {path}"):
                self.assertEqual(foreign.status, self.EXCEPTIONS.get((method, path), 404), foreign)
                self.assertEqual(foreign.status, missing.status)
                self.assertEqual(without_names(foreign), without_names(missing), "the answer tells what is there")
                if method == "GET":
                    answer = self.attempt(own, interface, method, path, operation, lambda name, ids=ids: ids[name])
                    self.assertLess(answer.status, 300, "the owner gets it")
            tried += 1
        self.assertGreater(tried, 30)
        # Somebody who has a copy of the story gets a story of their own from it.
        copy = own.get(f"/api/v1/stories/{ids['stories']}/export?format=json")
        self.assertNotEqual(other.post("/api/v1/import", copy)["id"], ids["stories"])
        self.assertEqual(self.everything(own, ids), before)
        self.assertEqual(len(other.get("/api/v1/stories")["items"]), 1)
        for path in ("/api/v1/runs", "/api/v1/usage/ledger"):
            self.assertEqual(other.get(path)["items"], [], path)
        self.assertEqual(other.get("/api/story/projects")["projects"], [])
        self.assertEqual(other.get("/api/v1/cache")["entries"], 0)

    def belongings(self, client, interface):
        """One of everything, by the kind of id that routes take."""
        story = client.new_story("A keeper finds a bottle.", WORDS)
        run = client.start(story)
        client.wait_for(run, "succeeded")
        # A scene that was written again has a version.
        again = client.post(f"/api/v1/stories/{story}/scenes/1/regenerate", {"note": "Make the sister older."})["id"]
        client.wait_for(again, "succeeded")
        # So has each part of the plan that was changed.
        self.change_plan(client, f"/api/v1/stories/{story}")
        key = client.post("/api/v1/keys", {"name": "second", "scopes": ["read"]})
        made = {
            path: client.post(path, interface.body(operation))
            for method, path, operation in interface.operations
            if method == "POST" and path in ("/api/story/generate-full", "/api/story/projects")
        }
        client.post("/api/v1/ideas", {"idea": "A diver finds a bell."})
        picture = client.post(f"/api/v1/stories/{story}/pictures", {"kind": "cover"})
        return {
            "stories": story, "runs": run, "keys": key["id"], "pid": picture["id"],
            "task_id": made["/api/story/generate-full"]["task_id"], "project_id": made["/api/story/projects"]["project_id"],
        }  # fmt: skip

    def change_plan(self, client, story):
        """Has other setups offered, and types a title, a premise and an outline."""
        client.post(f"{story}/setups")
        first = client.get(f"{story}/setups")
        for note in ("Set it at sea.", "Set it in a town.", "Make it a comedy."):
            client.post(f"{story}/setups", {"note": note})
            if client.get(f"{story}/setups") != first:
                break
        scenes = client.get(f"{story}/outline")["outline"]["scenes"]
        outline = {"title": "Another title", "scenes": [{**scene, "from": scene["number"]} for scene in scenes]}
        changes = [
            ("PATCH", story, {"title": "The Bottle"}),
            ("PUT", f"{story}/premise", {"premise": "A keeper answers a letter that is not hers."}),
            ("PUT", f"{story}/outline", outline),
        ]
        for method, path, body in changes:
            answer = client.ask(method, path, body)
            assert answer.status < 300, f"{method} {path}: {answer}"

    def everything(self, client, ids):
        """What the owner sees, without what changes by itself."""
        client.wait_for(ids["task_id"], *TERMINAL)
        paths = ["/api/v1/stories", "/api/v1/runs", "/api/v1/keys", f"/api/v1/stories/{ids['stories']}/text"]
        paths.append(f"/api/v1/stories/{ids['stories']}/pictures")
        seen = [client.get(path) for path in paths] + [client.get(f"/api/story/projects/{ids['project_id']}")]
        for key in seen[2]["items"]:
            key.pop("last_used_at", None)
        return seen

    def attempt(self, client, interface, method, path, operation, find):
        """Calls a route with ids in its path."""

        def part(match):
            name = match[1]
            if name in self.PARTS:
                return self.PARTS[name]
            return find(path.split("/")[3] if name == "id" else name)

        filled = re.sub(r"\{(\w+)\}", part, path) + interface.query(operation)
        headers = {"Idempotency-Key": f"key-{time.monotonic_ns()}"} if interface.takes_key(operation) else {}
        return client.ask(method, filled, interface.body(operation), headers)


def without_names(answer):
    """What a problem says, without the request's own id and address."""
    return {name: value for name, value in answer.json.items() if name not in ("instance", "detail")}


class Limits(AcceptanceTest):
    """A plan's limit holds under any concurrency."""

    def test_of_200_requests_at_once_exactly_as_many_pass_as_the_plan_has_calls(self):
        fake = self.fake(first_token_ms=50)
        plans = self.plans("calls: 100")
        server = self.server(fake, STORYWRITER_AUTH="keys", STORYWRITER_PLANS=plans).start()
        client = server.client(server.key("ann"))

        def ask(number):
            headers = {"Idempotency-Key": f"key-{number}"}
            return client.ask("POST", "/api/v1/ideas", {"idea": f"A keeper finds bottle {number}."}, headers)

        with concurrent.futures.ThreadPoolExecutor(200) as pool:
            answers = list(pool.map(ask, range(200)))
        statuses = sorted(answer.status for answer in answers)
        self.assertEqual(statuses, [200] * 100 + [429] * 100, [a for a in answers if a.status not in (200, 429)][:1])
        refused = next(answer for answer in answers if answer.status == 429)
        self.assertEqual(refused.json["type"], "/problems/quota-exceeded")
        self.assertEqual(fake.state["calls"], 100)
        calls = client.get("/api/v1/usage")["calls"]
        self.assertEqual((calls["used"], calls["held"], calls["remaining"]), (100, 0, 0))


class Streams(AcceptanceTest):
    """What readers of a run see."""

    def test_cancelling_in_the_middle_of_a_stream_closes_the_call_to_the_provider_at_once(self):
        # The second piece never comes, so that only a hang-up ends the call.
        fake = self.fake(chunk_ms=-1, json_chunk_ms=0, chunk_words=40)
        client = self.server(fake).start().client()
        story = client.new_story("A keeper finds a bottle.", 1000)
        run = client.start(story)
        with contextlib.closing(client.events(f"/api/v1/runs/{run}/events")) as events:
            next(event for event in events if event.name == "delta" and event.json["part"] == "text")
            self.assertEqual(fake.state["open"], 1)
            begun = time.monotonic()
            client.post(f"/api/v1/runs/{run}/cancel")
            eventually(lambda: fake.state["open"] == 0, "the call is closed")
            print(f"\nFrom the request to cancel to the provider's hang-up: {time.monotonic() - begun:.3f} s")
            self.assertEqual(list(events)[-1].json["state"], "cancelled")
        self.assertEqual(fake.log[-1]["outcome"], "left")
        usage = client.get("/api/v1/usage")
        self.assertEqual(usage["calls"]["held"], 0)

    def test_what_is_replayed_behind_any_event_is_what_live_readers_saw(self):
        client = self.server(self.fake(chunk_ms=5)).start().client()
        run = client.start(client.new_story("A keeper finds a bottle.", WORDS))
        path = f"/api/v1/runs/{run}/events"
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            readers = [pool.submit(lambda: [event.content for event in client.events(path)]) for _ in range(3)]
            live, second, third = (reader.result() for reader in readers)
        self.assertEqual([number for number, _, _ in live], list(range(1, len(live) + 1)))
        self.assertEqual(second, live)
        self.assertEqual(third, live)
        for after in (1, len(live) // 2, len(live) - 1):
            self.assertEqual([event.content for event in client.events(path, after)], live[after:])
        self.assertEqual(list(client.events(path, len(live))), [])
        self.assertTrue({"state", "progress", "delta", "paragraph", "event"} <= {name for _, name, _ in live})


class Faults(AcceptanceTest):
    """A database that cannot be written is 503, and then everything goes on."""

    def test_a_locked_database_answers_503_and_recovers(self):
        client = self.server(self.fake(), STORYWRITER_PATIENCE="0").start().client()
        story = client.new_story("A keeper finds a bottle.", WORDS)
        # Another process, as a backup program or a shell would be.
        other = sqlite3.connect(self.folder / "data" / "stories.sqlite", isolation_level=None)
        with contextlib.closing(other):
            other.execute("BEGIN EXCLUSIVE")
            refused = client.ask("POST", "/api/v1/stories", {"idea": "A second idea."})
            self.assertEqual(refused.status, 503, refused)
            self.assertEqual(refused.json["type"], "/problems/storage-unavailable")
            self.assertEqual(client.get(f"/api/v1/stories/{story}")["id"], story)
            other.execute("ROLLBACK")
        run = client.start(story)
        client.wait_for(run, "succeeded")

    def test_a_full_disk_answers_503_and_a_run_goes_on_once_there_is_room(self):
        disk = self.folder / "data"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("needs the right to mount a small disk")
        self.addCleanup(subprocess.run, ["umount", disk])
        server = self.server(self.fake(chunk_ms=20)).start()
        # Ends before the disk is unmounted.
        self.addCleanup(server.kill)
        client = server.client()
        story = client.new_story("A keeper finds a bottle.", WORDS)
        run = client.start(story)
        eventually(lambda: "".join(client.text(story)), "some text is written")
        filler = disk / "filler"
        with contextlib.suppress(OSError), open(filler, "wb", buffering=0) as file:
            while file.write(b"\0" * 4096):
                pass
        statuses = []

        def is_full():
            # The database still has room in the pages that it holds.
            statuses.append(client.ask("POST", "/api/v1/stories", {"idea": "x" * 15_000}))
            return statuses[-1].status != 201

        eventually(is_full, "the disk is full")
        self.assertEqual(statuses[-1].status, 503, statuses[-1])
        self.assertEqual(statuses[-1].json["type"], "/problems/storage-unavailable")
        self.assertTrue("".join(client.text(story)))
        filler.unlink()
        state = client.run(run)
        if state["status"] in ("failed", "paused"):
            client.post(f"/api/v1/runs/{run}/{'retry' if state['status'] == 'failed' else 'resume'}")
        client.wait_for(run, "succeeded")
        self.assertEqual(client.ask("POST", "/api/v1/stories", {"idea": "There is room."}).status, 201)

    def test_sigterm_lets_go_of_runs_and_the_next_start_goes_on(self):
        fake = self.fake()
        server = self.server(fake)
        client = server.start().client()
        # The text depends on the idea alone, so this is what an undisturbed run writes.
        undisturbed = client.new_story("A keeper finds a bottle.", WORDS)
        client.wait_for(client.start(undisturbed), "succeeded")
        fake.behave(chunk_ms=15)
        story = client.new_story("A keeper finds a bottle.", WORDS)
        run = client.start(story)
        eventually(lambda: "".join(client.text(story)), "some text is written")
        # The call at hand never ends by itself, so a server that waited for it would not end either.
        fake.behave(chunk_ms=-1)
        eventually(lambda: fake.log[-1]["outcome"] is None and fake.log[-1]["pieces"] == 1, "a call stands still")
        self.assertEqual(server.stop(), 0, server.log)
        fake.behave(chunk_ms=0)
        server.start()
        kept = client.text(story)
        self.assertTrue(kept)
        client.wait_for(run, "succeeded")
        self.assertEqual(client.text(story), client.text(undisturbed))


class Repeats(AcceptanceTest):
    """Repeating a request that costs money costs it once."""

    def test_equal_requests_with_one_key_start_one_run(self):
        client = self.server(self.fake()).start().client()
        story = client.new_story("A keeper finds a bottle.", WORDS)
        barrier = threading.Barrier(16)

        def start(_):
            barrier.wait()
            return client.ask("POST", f"/api/v1/stories/{story}/runs", {}, {"Idempotency-Key": "the-same"})

        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(start, range(16)))
        # Who comes while the first is answered is told to wait.
        self.assertLessEqual({answer.status for answer in answers}, {202, 409}, answers)
        ids = {answer.json["id"] for answer in answers if answer.status == 202}
        self.assertEqual(len(ids), 1)
        client.wait_for(ids.pop(), "succeeded")
        self.assertEqual(len(client.get("/api/v1/runs")["items"]), 1)
        calls = [line["call_id"] for line in client.pages("/api/v1/usage/ledger")]
        self.assertEqual(len(calls), len(set(calls)))


if __name__ == "__main__":
    unittest.main()


class Names(AcceptanceTest):
    """A server without sign-in is nobody's to give another name."""

    def test_a_page_that_points_its_own_name_here_reads_nothing(self):
        client = self.server(self.fake()).start().client()
        client.new_story("A keeper finds a bottle.", WORDS)
        for path in ("/", "/api/v1/stories"):
            self.assertEqual(client.ask("GET", path, headers={"Host": "evil.example"}).status, 400)
            self.assertEqual(client.ask("GET", path, headers={"Host": "localhost:1"}).status, 200)
