"""A writer's path through the studio, step by step: idea, setups, outline, text, other words, pictures, a book.

The steps are the same whoever writes. What they know of the model is how long it may take, how a story of its may end, and how
often a writer would ask it again.
"""

import io
import re
import zipfile
from xml.etree import ElementTree

from browser import BrowserTest, being_written, paragraphs, paragraphs_of, until
from stand import SECONDS

ALT = "A keeper holds a bottle up to her lamp."
AUTHOR = "Anna Keeper"
PARAGRAPH = "{http://www.w3.org/1999/xhtml}p"


class StudioPath(BrowserTest):
    """The steps. Each looks into the store, too, whether what the page shows is true."""

    # Seconds that a model may take for one step.
    patience = SECONDS
    ends = ("complete",)
    tries = 1

    def begin(self, page, client, idea, words, setup):
        """Takes a setup for an idea and has the scenes planned; hands back the story's path."""
        page.get_by_role("link", name="Start a story").click()
        page.get_by_role("textbox", name=re.compile("^Your idea")).fill(idea)
        page.get_by_role("textbox", name="Words", exact=True).fill(str(words))
        page.get_by_role("button", name="Suggest three setups").click()
        page.get_by_role("list", name="Setups").wait_for()
        self.shoot(page, "setups-asked")
        page.get_by_role("button", name=f"Use setup {setup}").click(timeout=self.patience * 1000)
        self.shoot(page, "begin")
        page.get_by_role("button", name="Outline the scenes").click()
        page.wait_for_url(re.compile(r"#/stories/\w+/plan"))
        self.shoot(page, "planning")
        resource = "/api/v1/stories/" + re.search(r"stories/(\w+)/", page.url)[1]
        is_planned = lambda: client.get(resource)["outline"] and not client.get(resource)["active_run"]  # noqa: E731
        until(is_planned, "the outline is there", page, self.patience)
        return resource

    def edit_outline(self, page, client, resource):
        """Writes another title over the first scene's."""
        title = page.get_by_role("textbox", name=re.compile("^Title of scene 1$")).first
        title.fill("The Bottle")
        title.blur()
        until(lambda: client.get(f"{resource}/scenes/1")["title"] == "The Bottle", "the new title is stored", page)
        self.shoot(page, "plan")

    def write_until_text_comes(self, page, client, resource):
        """Has it written until the page shows a stored paragraph and text behind it; hands back what is stored then."""
        page.get_by_role("link", name="Write", exact=True).click()
        progress = page.get_by_role("group", name="Progress")
        progress.get_by_role("button", name="Write the whole story").click()
        page.get_by_role("button", name="Start writing").click()
        progress.get_by_role("button", name="Pause").wait_for()
        self.shoot(page, "asked")
        manuscript = page.get_by_role("textbox", name="Manuscript")
        until(lambda: being_written(manuscript), "text streams into the manuscript", page, self.patience)
        self.shoot(page, "first-words")

        tries = iter(range(1, self.tries))

        def is_in_the_middle():
            if not client.get(resource)["active_run"]:
                last = client.get(f"{resource}/runs")["items"][0]
                self.assertEqual(last["status"], "failed", f"the writing ended before it could be disturbed: {last}")
                self.assertIsNotNone(next(tries, None), f"the model gave up each time: {last}")
                self.try_again(page)
            found = stored_paragraphs(client, resource)
            is_shown = found and paragraphs_of(manuscript)[: len(found)] == found
            return found if is_shown and being_written(manuscript) else None

        found = until(is_in_the_middle, "a paragraph is stored and the next one comes", page, self.patience)
        self.shoot(page, "write")
        return found

    def kill(self, page, server, stored):
        """Kills the server; the page says so and goes on showing what was stored."""
        server.kill()
        page.get_by_role("region", name="Connection").wait_for()
        self.shoot(page, "server-away")
        self.assertEqual(paragraphs_of(page.get_by_role("textbox", name="Manuscript"))[: len(stored)], stored)

    def go_on_to_the_end(self, page, client, resource, kept):
        """Waits until the story is written; the page has all of it once and in order, first what was kept through the death."""
        page.get_by_role("region", name="Connection").wait_for(state="detached")
        self.shoot(page, "server-back")
        self.await_end(page, client, resource)
        stored = stored_paragraphs(client, resource)
        self.await_text(page, page.get_by_role("textbox", name="Manuscript"), stored)
        self.assertEqual(stored[: len(kept)], kept)
        self.assertGreater(len(stored), len(kept))
        self.shoot(page, "written")

    def try_again(self, page):
        """Has a run tried again that failed, as a writer would."""
        page.get_by_role("group", name="Progress").get_by_role("button", name="Try again").click()
        page.get_by_role("button", name="Pause").wait_for()

    def await_end(self, page, client, resource):
        """Waits for the story's end; where the model gave up, has it tried again as a writer would."""
        for attempt in range(self.tries):
            if attempt:
                self.try_again(page)
            until(lambda: not client.get(resource)["active_run"], "the writing has ended", page, 2 * self.patience)
            if client.get(resource)["status"] in self.ends:
                # The run's end is seen, so that nothing is written any more where a selection will be.
                page.get_by_role("button", name="Pause").wait_for(state="detached")
                return
        self.fail(f"The story did not come to its end: {client.get(f'{resource}/runs')['items'][0]}")

    def rewrite(self, page, client, resource):
        """Selects a paragraph and takes another wording; where the model has none, tries the next paragraph."""
        before = client.get(f"{resource}/text")["scenes"]
        shown = page.get_by_role("textbox", name="Manuscript").locator(".ms-text p")
        places = [place % shown.count() for place in range(1, 1 + self.tries)]
        self.assertTrue(any(self.takes_other_words(page, shown.nth(place)) for place in places), "no wording was offered")
        changed = lambda: [  # noqa: E731
            old for old, new in zip(before, client.get(f"{resource}/text")["scenes"], strict=True) if old["text"] != new["text"]
        ]
        until(changed, "the new wording is stored", page)
        (old,) = changed()
        versions = f"{resource}/scenes/{old['scene']}/versions"
        newest = max(entry["number"] for entry in client.get(versions)["items"])
        self.assertEqual(client.get(f"{versions}/{newest}")["text"], old["text"])
        self.await_text(page, page.get_by_role("textbox", name="Manuscript"), stored_paragraphs(client, resource))
        self.shoot(page, "rewritten")

    def takes_other_words(self, page, paragraph):
        """Asks for another wording of a paragraph and takes the first one; says whether there was one."""
        paragraph.scroll_into_view_if_needed()
        paragraph.click(click_count=3)
        page.get_by_role("toolbar", name="Edit the selection").get_by_role("button", name="Rewrite").click()
        panel = page.get_by_role("region", name=re.compile("^Proposal"))
        take = panel.get_by_role("button", name="Use this").first
        self.shoot(page, "proposal-asked")
        take.or_(panel.get_by_role("alert")).first.wait_for(timeout=self.patience * 1000)
        self.shoot(page, "proposal")
        is_there = take.is_visible()
        (take if is_there else panel.get_by_role("button", name="Discard").first).click()
        return is_there

    def illustrate(self, page, client, resource):
        """Has the cover and a scene drawn; words for those who cannot see come along."""
        page.get_by_role("link", name="Pictures", exact=True).click()
        cover = page.get_by_role("article", name="Cover")
        scene = page.get_by_role("article", name=re.compile("^1\\. "))
        for slot in (cover, scene):
            slot.get_by_role("button", name="Generate picture").click()
            slot.get_by_role("button", name="Regenerate").wait_for(timeout=self.patience * 1000)
            described = slot.get_by_role("textbox", name=re.compile("^Alt text"))
            self.assertTrue(described.input_value())
            described.fill(ALT)
            described.blur()
        told = lambda: [item["alt"] for item in client.get(f"{resource}/pictures")["items"]]  # noqa: E731
        until(lambda: told() == [ALT, ALT], "the descriptions are stored", page)
        loaded = "image => image.complete && image.naturalWidth > 0"
        self.assertTrue(cover.get_by_role("img").first.evaluate(loaded))
        self.shoot(page, "pictures")

    def publish(self, page, client, resource):
        """Takes the book away; it has all that was written, once and in order."""
        page.get_by_role("link", name="Publish", exact=True).click()
        page.get_by_role("textbox", name="Author").fill(AUTHOR)
        page.get_by_role("button", name="Save", exact=True).click()
        until(lambda: client.get(resource)["brief"].get("author") == AUTHOR, "the author is stored", page)
        self.shoot(page, "publish")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download EPUB").click()
        self.assertTrue(download.value.suggested_filename.endswith(".epub"))
        with open(download.value.path(), "rb") as file:
            book = zipfile.ZipFile(io.BytesIO(file.read()))
        self.assertIsNone(book.testzip())
        self.assertEqual(book.namelist()[0], "mimetype")
        self.assertEqual(book.read("mimetype"), b"application/epub+zip")
        leaves = [ElementTree.fromstring(book.read(name)) for name in book.namelist() if name.endswith((".xhtml", ".opf"))]
        said = " ".join(text for leaf in leaves for text in leaf.itertext())
        self.assertIn(AUTHOR, said)
        self.assertIn(client.get(resource)["title"], said)
        self.assertIn(ALT, [element.get("alt") for leaf in leaves for element in leaf.iter()])
        stored = stored_paragraphs(client, resource)
        printed = ["".join(element.itertext()).strip() for leaf in leaves for element in leaf.iter(PARAGRAPH)]
        self.assertEqual([text for text in printed if text in stored], stored)


def stored_paragraphs(client, resource):
    """The paragraphs of a story as they are stored."""
    return [text for scene in client.get(f"{resource}/text")["scenes"] for text in paragraphs(scene["text"])]


__all__ = ["StudioPath", "stored_paragraphs"]
