"""The studio as a writer meets it who has nothing but the program: the whole path on the built-in model. Only pictures are faked.

It is the small model, unless STORYWRITER_TEST_BROWSER_MODEL names the GGUF file of another one.
"""

import os
import unittest
from pathlib import Path

from browser import AWAY, StudioServer
from stand import RUNTIME, SMALL_MODEL, eventually
from studio_path import StudioPath

OWN_MODEL = os.environ.get("STORYWRITER_TEST_BROWSER_MODEL", "")
MODEL = Path(OWN_MODEL or SMALL_MODEL)
IDEA = "A lighthouse keeper finds a message in a bottle that she wrote herself."
# Enough for several scenes, so that there is much left to write when the first paragraph is stored.
WORDS = 400


@unittest.skipUnless(RUNTIME.exists() and SMALL_MODEL.exists(), "needs the small model: scripts/fetch-model small --data-dir .models")
class BuiltInModel(StudioPath):
    """From an idea to an EPUB with a model that runs on this machine, and that cannot do everything."""

    patience = 900 if OWN_MODEL else 180
    # A model of this size may miss a part of the contract; the story then says so and is whole all the same.
    ends = ("complete", "incomplete")
    tries = 4

    def shoot(self, page, name):
        super().shoot(page, f"embedded-{name}")

    def test_the_whole_path_with_a_server_that_dies_in_the_middle(self):
        self.assertTrue(MODEL.is_file(), f"{MODEL} is no file")
        painter = self.fake()
        server = self.server(painter, **self.built_in(MODEL)).start()
        client = server.client()
        self.expected = AWAY
        page = self.page(StudioServer(self, server).url)

        resource = self.begin(page, client, IDEA, WORDS, setup=1)
        self.edit_outline(page, client, resource)
        stored = self.write_until_text_comes(page, client, resource)
        orphans = self.model_servers()
        self.assertTrue(orphans)
        self.kill(page, server, stored)
        eventually(lambda: not orphans & self.model_servers(), "the model's server has gone with ours", 10)
        server.start()
        self.go_on_to_the_end(page, client, resource, stored)
        self.rewrite(page, client, resource)
        self.illustrate(page, client, resource)
        self.publish(page, client, resource)
        told = painter.state
        self.assertEqual((told["calls"], told["images"]), (0, 2), "the fake draws and does not write")

    def model_servers(self):
        """The numbers of the processes that serve a model out of this test's folder."""
        found = set()
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:  # it has ended meanwhile
                continue
            if b"--runtime" in words and str(self.folder / "data" / "runtime").encode() in words:
                found.add(int(process.name))
        return found


if __name__ == "__main__":
    unittest.main()
