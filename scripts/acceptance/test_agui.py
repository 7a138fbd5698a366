"""The copilot on a real server, event by event: each is what the protocol's own models take, and comes in its order."""

import contextlib
import json
import re
import subprocess
import sys
import unittest

from stand import PROGRAM, SCRIPTS, AcceptanceTest, eventually

WORDS = 400
# Values in which the protocol allows any JSON, nulls too.
FREE = ("snapshot", "result", "value", "rawEvent")


def setUpModule():
    """Fetches the protocol's models."""
    global EVENT
    if not PROGRAM:
        raise unittest.SkipTest("needs STORYWRITER_PROGRAM, the path of the program")
    fetched = subprocess.run([SCRIPTS / "fetch-ag-ui"], capture_output=True, text=True)
    assert fetched.returncode == 0, fetched.stderr
    sys.path.insert(0, fetched.stdout.strip())
    from ag_ui.core import Event
    from pydantic import TypeAdapter

    EVENT = TypeAdapter(Event)


class Order:
    """The protocol's rules for the order of events; `take` raises where one is broken."""

    def __init__(self, thread, run):
        self.names = (thread, run)
        self.stage = "before"
        self.open = {"messageId": set(), "toolCallId": set(), "stepName": set()}
        self.known = set()

    KEYS = {"TEXT_MESSAGE": "messageId", "TOOL_CALL": "toolCallId", "STEP": "stepName"}

    def take(self, event):
        """Takes the next event."""
        kind = event["type"]
        allowed = {"before": ("RUN_STARTED", "RUN_ERROR"), "running": None, "finished": ("RUN_ERROR",), "failed": ()}[self.stage]
        assert allowed is None or kind in allowed, f"{kind} may not stand here"
        if kind in ("RUN_STARTED", "RUN_FINISHED"):
            assert (event["threadId"], event["runId"]) == self.names, event
        if kind == "RUN_STARTED":
            assert self.stage == "before" and event["protocolVersion"] == "1.0", event
            self.stage = "running"
        elif kind == "RUN_FINISHED":
            assert not any(self.open.values()), f"still open: {self.open}"
            self.stage = "finished"
        elif kind == "RUN_ERROR":
            self.stage = "failed"
        elif kind not in ("STATE_SNAPSHOT", "STATE_DELTA", "CUSTOM"):
            self.take_part(kind, event)

    def take_part(self, kind, event):
        """Takes an event of a message, a tool call or a step."""
        family, _, part = kind.rpartition("_")
        key = self.KEYS[family]
        name, open_ones = event[key], self.open[key]
        if part in ("START", "STARTED"):
            assert name not in open_ones, f"{name} is open already"
            assert part == "STARTED" or name not in self.known, f"{name} was used before"
            assert "parentMessageId" not in event or event["parentMessageId"] in self.known, event
            open_ones.add(name)
            self.known.add(name)
        else:
            assert name in open_ones, f"{name} is not open"
            if part in ("END", "FINISHED"):
                open_ones.remove(name)
            else:
                assert event["delta"], "an empty piece"

    @property
    def is_over(self):
        """Whether the run has ended."""
        return self.stage in ("finished", "failed")


def check_names(value, path=""):
    """Names are in camelCase, and nothing is null, where JSON is not free."""
    if isinstance(value, dict):
        for name, member in value.items():
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", name), f"{path}/{name} is not in camelCase"
            assert member is not None, f"{path}/{name} is null"
            if name not in FREE and not (name == "delta" and isinstance(member, list)):
                check_names(member, f"{path}/{name}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            check_names(member, f"{path}/{index}")


def frames(response):
    """The frames of a stream as they come, byte for byte."""
    buffer = b""
    while piece := response.read1(1 << 16):
        buffer += piece
        while b"\n\n" in buffer:
            frame, _, buffer = buffer.partition(b"\n\n")
            yield frame
    assert buffer == b"", f"the stream ends within a frame: {buffer!r}"


class Conversation:
    """What a front end holds: the messages, the state, and the names of its runs."""

    def __init__(self, client, story, **state):
        self.client = client
        self.state = {"story_id": story, **state}
        self.messages = []
        self.runs = 0
        self.pending = []

    def input(self):
        """The input of the next run."""
        self.runs += 1
        return {
            "threadId": "thread-1", "runId": f"run-{self.runs}", "protocolVersion": "1.0", "state": self.state,
            "messages": self.messages, "tools": [], "context": [], "forwardedProps": {},
        }  # fmt: skip

    def say(self, text):
        """Says something; hands back the events of the run."""
        self.messages.append({"id": f"user-{self.runs}", "role": "user", "content": text})
        return list(self.run())

    def answer(self, verdict):
        """Answers each call that waits."""
        for call in self.pending:
            self.messages.append({"id": f"tool-{call}", "role": "tool", "toolCallId": call, "content": verdict})

    def run(self):
        """The checked events of a run as they come; what they bring is kept."""
        body = self.input()
        headers = {"Accept": "text/event-stream"}
        connection, response = self.client.open("POST", "/api/v1/agui", body, headers)
        with contextlib.closing(connection):
            assert response.status == 200, response.read(2000)
            assert response.getheader("Content-Type").startswith("text/event-stream"), response.getheaders()
            order = Order(body["threadId"], body["runId"])
            for frame in frames(response):
                event = self.checked(frame)
                if event:
                    order.take(event)
                    self.keep(event)
                    yield event
            assert order.is_over, "the stream ends without an end of its run"

    @staticmethod
    def checked(frame):
        """The event of a frame; None for a comment."""
        assert b"\r" not in frame, frame
        if frame.startswith(b":"):
            return None
        assert frame.startswith(b"data: ") and b"\n" not in frame, frame
        EVENT.validate_json(frame[6:])
        event = json.loads(frame[6:])
        check_names(event)
        return event

    def keep(self, event):
        """Takes an event into messages and state, as a front end does."""
        kind = event["type"]
        if kind == "TEXT_MESSAGE_START":
            self.messages.append({"id": event["messageId"], "role": event["role"], "content": ""})
        elif kind == "TEXT_MESSAGE_CONTENT":
            self.messages[-1]["content"] += event["delta"]
        elif kind == "TOOL_CALL_START":
            call = {"id": event["toolCallId"], "type": "function", "function": {"name": event["toolCallName"], "arguments": ""}}
            parent = next((one for one in self.messages if one["id"] == event.get("parentMessageId")), None)
            if parent is None:
                parent = {"id": f"calls-{call['id']}", "role": "assistant"}
                self.messages.append(parent)
            parent.setdefault("toolCalls", []).append(call)
        elif kind == "TOOL_CALL_ARGS":
            self.calls[-1]["function"]["arguments"] += event["delta"]
        elif kind == "STATE_SNAPSHOT":
            self.state = event["snapshot"]
        elif kind == "RUN_FINISHED":
            self.pending = event["outcome"].get("pendingToolCallIds", [])

    @property
    def calls(self):
        """All calls of tools so far."""
        return [call for message in self.messages for call in message.get("toolCalls", [])]

    @property
    def proposal(self):
        """Name and arguments of the last call."""
        function = self.calls[-1]["function"]
        return function["name"], json.loads(function["arguments"])


def spoken(events):
    """What a run says."""
    return "".join(event["delta"] for event in events if event["type"] == "TEXT_MESSAGE_CONTENT")


class Copilot(AcceptanceTest):
    """Talk, proposals, verdicts and faults."""

    def story(self, client):
        """A finished story and the name of somebody in it."""
        story = client.new_story("A keeper finds a bottle.", WORDS)
        client.wait_for(client.start(story), "succeeded")
        text = "\n".join(client.text(story))
        cast = {name for scene in client.get(f"/api/v1/stories/{story}/outline")["outline"]["scenes"] for name in scene["characters"]}
        return story, max(cast, key=lambda name: len(re.findall(rf"\b{name}\b", text)))

    def test_a_conversation_talks_proposes_and_takes_verdicts(self):
        fake = self.fake()
        client = self.server(fake).start().client()
        story, name = self.story(client)
        talk = Conversation(client, story, scene=1)
        events = talk.say(f"What does {name} know here?")
        self.assertTrue(spoken(events))
        self.assertEqual(events[-1]["outcome"], {"type": "success"})
        self.assertEqual(events[-1]["usage"][0]["totalTokens"], sum(events[-1]["usage"][0][key] for key in ("inputTokens", "outputTokens")))
        self.assertEqual((talk.state["story_id"], talk.state["scene"]), (story, 1))
        self.rename(client, talk, story, name)
        self.darken(client, talk, story)
        talk.answer("rejected")
        talk.say("Add a scene behind scene 1 with a storm.")
        tool, arguments = talk.proposal
        self.assertEqual((tool, arguments["after"]), ("propose_scene", 1))
        self.assertTrue(arguments["title"] and arguments["summary"])
        talk.answer("rejected")
        # With the last word the writer's verdict there is nothing to ask a model.
        before = fake.state["calls"]
        self.assertEqual([event["type"] for event in talk.run()], ["RUN_STARTED", "STATE_SNAPSHOT", "RUN_FINISHED"])
        self.assertEqual(fake.state["calls"], before)
        purposes = [line["purpose"] for line in client.pages(f"/api/v1/stories/{story}/ledger")]
        self.assertEqual(purposes.count("copilot"), 6)

    def rename(self, client, talk, story, name):
        """A renaming is proposed with all its places, and made by one route."""
        events = talk.say(f"Rename {name} to Ottilie")
        tool, arguments = talk.proposal
        self.assertEqual((tool, arguments["from"], arguments["to"]), ("rename_character", name, "Ottilie"))
        self.assertEqual(events[-1]["outcome"]["pendingToolCallIds"], [talk.calls[-1]["id"]])
        text = "\n\n".join(client.text(story))
        for place in arguments["places"]:
            self.assertIn(place["before"], text)
            self.assertNotRegex(place["after"], rf"\b{name}\b")
        client.post(f"/api/v1/stories/{story}/rename", {"from": name, "to": "Ottilie"}, **{"If-Match": f'"{talk.state["revision"]}"'})
        self.assertNotRegex("\n".join(client.text(story)), rf"\b{name}\b")
        talk.answer("accepted")

    def darken(self, client, talk, story):
        """A scene is rewritten in a second call; its text as it stands is the proposal's before."""
        talk.say("Make chapter 2 darker")
        tool, arguments = talk.proposal
        self.assertEqual((tool, arguments["scene"]), ("propose_text", 2))
        self.assertEqual(arguments["before"], client.text(story)[1])
        self.assertIn("The dark came nearer.", arguments["after"])

    def test_a_limit_ends_a_run_in_its_order_and_a_foreign_story_begins_none(self):
        plans = self.plans("calls: 1000")
        server = self.server(self.fake(), STORYWRITER_AUTH="keys", STORYWRITER_PLANS=plans).start()
        own, other = (server.client(server.key(user)) for user in ("ann", "bob"))
        story, _ = self.story(own)
        foreign = other.ask("POST", "/api/v1/agui", Conversation(other, story).input(), {"Accept": "text/event-stream"})
        self.assertEqual((foreign.status, foreign.headers["content-type"]), (404, "application/problem+json"))
        self.assertEqual(server.client().ask("POST", "/api/v1/agui", {}).status, 401)
        used = own.get("/api/v1/usage")["calls"]["used"]
        server.stop()
        # One call is left: enough to say what is wanted, too little to write it.
        self.plans(f"calls: {used + 1}")
        server.start()
        events = Conversation(own, story).say("Make chapter 1 darker")
        self.assertEqual(spoken(events), "I make it darker.")
        self.assertEqual((events[-1]["type"], events[-1]["code"]), ("RUN_ERROR", "quota-exceeded"))

    def test_a_front_end_that_goes_away_closes_the_call(self):
        fake = self.fake()
        client = self.server(fake).start().client()
        story, _ = self.story(client)
        # The second piece never comes, so that only a hang-up ends the call.
        fake.behave(chunk_ms=-1, chunk_words=4)
        talk = Conversation(client, story)
        talk.messages = [{"id": "1", "role": "user", "content": "Tell me something."}]
        with contextlib.closing(talk.run()) as events:
            next(event for event in events if event["type"] == "TEXT_MESSAGE_CONTENT")
            self.assertEqual(fake.state["open"], 1)
        eventually(lambda: fake.state["open"] == 0, "the call is closed")
        self.assertEqual(fake.log[-1]["outcome"], "left")
        eventually(lambda: client.get("/api/v1/usage")["calls"]["held"] == 0, "nothing is held back for it")

    def test_a_server_that_stops_says_so_as_the_end_of_the_run(self):
        fake = self.fake()
        server = self.server(fake).start()
        client = server.client()
        story, _ = self.story(client)
        # The second piece never comes, so that only the server's end ends the conversation.
        fake.behave(chunk_ms=-1, chunk_words=4)
        talk = Conversation(client, story)
        talk.messages = [{"id": "1", "role": "user", "content": "Tell me something."}]
        kinds = []
        for event in talk.run():
            kinds.append(event["type"])
            if kinds.count("TEXT_MESSAGE_CONTENT") == 1 and server.child.is_running:
                server.child.process.terminate()
        self.assertEqual(kinds[-1], "RUN_ERROR")


if __name__ == "__main__":
    unittest.main()
