"""A story gets its pictures: drawn by the fake provider, sent by the writer, refused in place, counted against the plan."""

import struct
import unittest
import zlib

from fake_upstream import png
from stand import AcceptanceTest

WORDS = 400
REFUSES, BUSY, HALF, NOTHING = 1, 2, 3, 4


def pixels(data):
    """Width, height and raw rows of a PNG; raises where anything in it is not whole."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n", data[:20]
    rest, rows, kinds = data[8:], b"", []
    while rest:
        length, kind = struct.unpack(">I4s", rest[:8])
        body, crc, rest = rest[8 : 8 + length], rest[8 + length : 12 + length], rest[12 + length :]
        assert struct.pack(">I", zlib.crc32(kind + body)) == crc, kind
        kinds.append(kind)
        rows += body if kind == b"IDAT" else b""
        if kind == b"IHDR":
            width, height = struct.unpack(">II", body[:8])
    assert kinds == [b"IHDR", b"IDAT", b"IEND"], kinds
    return width, height, zlib.decompress(rows)


class Pictures(AcceptanceTest):
    """Cover, scenes and portraits of one story."""

    def setUp(self):
        super().setUp()
        self.provider = self.fake()
        plans = self.plans("images: 5")
        server = self.server(self.provider, STORYWRITER_AUTH="keys", STORYWRITER_PLANS=plans).start()
        self.client = server.client(server.key("ann"))
        self.story = self.client.new_story("A keeper finds a bottle.", WORDS)
        self.path = f"/api/v1/stories/{self.story}/pictures"

    def test_a_story_is_illustrated_and_what_goes_wrong_costs_nothing(self):
        client = self.client
        client.wait_for(client.start(self.story), "succeeded")
        name = client.get(f"/api/v1/stories/{self.story}/scenes")["items"][0]["characters"][:1]
        wishes = [{"kind": "portrait", "name": (name or ["Mara"])[0]}, {"kind": "scene", "scene": 1}, {"kind": "cover"}]
        made = [client.post(self.path, wish, 201) for wish in wishes]
        files = [client.ask("GET", picture["href"]) for picture in made]
        seen = [pixels(file.body) for file in files]
        self.assertEqual(len({rows for _, _, rows in seen}), 3, "no two prompts look alike")
        for picture, (width, height, _) in zip(made, seen, strict=True):
            self.assertEqual((picture["width"], picture["height"]), (width, height))
            self.assertTrue(picture["alt"])
        self.assertLess(made[2]["width"], made[2]["height"], "a cover stands upright")
        self.assertEqual(client.ask("GET", made[0]["href"], headers={"If-None-Match": files[0].headers["etag"]}).status, 304)

        for fault, status in ((REFUSES, 422), (BUSY, 503), (HALF, 502), (NOTHING, 502)):
            self.provider.behave(image_fault=fault)
            answer = client.ask("POST", self.path, {"kind": "cover", "alt": "A lamp"})
            self.assertEqual(answer.status, status, answer)
            self.assertIn(answer.json["reason"], ("picture_refused", "rate_limited", "malformed_response"))
        self.provider.behave(image_fault=0)
        again = client.post(f"{self.path}/{made[2]['id']}/regenerate", {"prompt": "A lamp at night", "style": "ink"}, 201)
        covers = [picture for picture in client.get(self.path)["items"] if picture["kind"] == "cover"]
        self.assertEqual([picture["id"] for picture in covers if picture["chosen"]], [again["id"]])
        client.post(self.path, {"kind": "cover", "alt": "x"}, 201)
        over = client.ask("POST", self.path, {"kind": "cover", "alt": "x"})
        self.assertEqual(over.status, 429, over)
        self.assertEqual(over.json["usage_info"]["measure"], "images")
        usage = client.get("/api/v1/usage")["images"]
        self.assertEqual((usage["used"], usage["held"], usage["limit"]), (5, 0, 5))

    def test_a_picture_of_the_writers_own_loses_its_notes_and_comes_back(self):
        noted = png("mine", 40, 60)
        note = b"Author\0Ann"
        chunk = struct.pack(">I", len(note)) + b"tEXt" + note + struct.pack(">I", zlib.crc32(b"tEXt" + note))
        body = noted[:33] + chunk + noted[33:] + b"behind the end"
        sent = self.client.ask("POST", f"{self.path}/upload?kind=cover&alt=Mine", body, {"Content-Type": "image/png"})
        self.assertEqual(sent.status, 201, sent)
        self.assertEqual(self.client.ask("GET", sent.json["href"]).body, noted)
        refused = self.client.ask("POST", f"{self.path}/upload?kind=cover", b"<svg/>", {"Content-Type": "image/svg+xml"})
        self.assertEqual(refused.status, 415, refused)
        self.assertEqual(self.client.get("/api/v1/usage")["images"]["used"], 0)


if __name__ == "__main__":
    unittest.main()
