"""The studio as a writer meets it: the whole path with the mouse and by keyboard alone, faults in between, and axe."""

import re

from browser import AWAY, PHONE, BrowserTest, StudioServer, paragraphs, paragraphs_of, until
from stand import SECONDS
from studio_path import StudioPath, stored_paragraphs

IDEA = "A lighthouse keeper finds a message in a bottle that she wrote herself."
WORDS = 900
# Milliseconds of the processor that the page's thread takes until its own controls are in place.
INTERACTIVE = 1000
LOADS = 5
# Between the provider's first piece and its paragraph in the page. The page's own share is measured elsewhere.
SLOW = {"first_token_ms": 20, "chunk_ms": 60, "json_chunk_ms": 0}


class Path(StudioPath):
    """From an idea to an EPUB."""

    def test_with_the_mouse_and_a_server_that_dies_in_the_middle(self):
        fake = self.fake()
        server = self.server(fake).start()
        client = server.client()
        self.expected = AWAY
        page = self.page(StudioServer(self, server).url)

        resource = self.begin(page, client, IDEA, WORDS, setup=2)
        self.edit_outline(page, client, resource)
        fake.behave(**SLOW)
        stored = self.write_until_text_comes(page, client, resource)
        self.kill(page, server, stored)
        server.start()
        fake.behave(chunk_ms=0, first_token_ms=0)
        self.go_on_to_the_end(page, client, resource, stored)
        self.rewrite(page, client, resource)
        self.illustrate(page, client, resource)
        self.publish(page, client, resource)

    def test_by_keyboard_alone(self):
        fake = self.fake()
        server = self.server(fake).start()
        studio = StudioServer(self, server)
        client = server.client()
        page = self.page(studio.url)
        page.get_by_role("link", name="Start a story").wait_for()
        self.press(page, "Start a story")
        page.get_by_role("heading", name="New story").wait_for()
        self.fill(page, re.compile("^Your idea"), IDEA)
        self.fill(page, "Words", "600")
        self.press(page, "Suggest three setups")
        page.get_by_role("button", name="Use setup 1").wait_for()
        self.press(page, "Use setup 1")
        self.press(page, "Outline the scenes")
        page.wait_for_url(re.compile(r"#/stories/\w+/plan"))
        resource = "/api/v1/stories/" + re.search(r"stories/(\w+)/", page.url)[1]
        until(lambda: client.get(resource)["outline"] and not client.get(resource)["active_run"], "the outline is there", page)
        self.fill(page, "Title of scene 1", "The Bottle")
        page.keyboard.press("Tab")
        until(lambda: client.get(f"{resource}/scenes/1")["title"] == "The Bottle", "the new title is stored", page)
        page.get_by_role("button", name="Write the whole story").first.wait_for()
        self.press(page, "Write", "Enter")
        page.wait_for_url(re.compile("/write"))
        self.press(page, "Write the whole story")
        self.press(page, "Start writing")
        until(lambda: client.get(resource)["status"] == "complete", "the story is written", page)
        manuscript = page.get_by_role("textbox", name="Manuscript")
        # The run's end is seen, so that nothing is written any more where the selection will be.
        page.get_by_role("button", name="Pause").wait_for(state="detached")
        self.await_text(page, manuscript, stored_paragraphs(client, resource))
        self.tab_to(page, "Manuscript")
        page.keyboard.press("Control+Home")
        page.keyboard.press("Control+Shift+ArrowDown")
        before = client.get(f"{resource}/scenes/1/text")["text"]
        page.get_by_role("toolbar", name="Edit the selection").wait_for()
        page.keyboard.press("Control+.")
        until(lambda: (self.focused(page) or {}).get("name") == "Rewrite", "the focus is in the toolbar", page)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Use this").wait_for()
        self.press(page, "Use this")
        until(lambda: client.get(f"{resource}/scenes/1/text")["text"] != before, "the new wording is stored", page)
        self.press(page, "Publish", "Enter")
        page.get_by_role("heading", name="Publish", exact=True).wait_for()
        with page.expect_download() as download:
            self.press(page, "Download EPUB")
        self.assertTrue(download.value.suggested_filename.endswith(".epub"))
        page.keyboard.press("Control+j")
        page.get_by_role("textbox", name="Message to the copilot").wait_for()
        self.assertEqual(self.focused(page)["name"], "Message to the copilot")
        page.keyboard.press("Escape")
        until(lambda: (self.focused(page) or {}).get("name") == "Copilot", "the focus is back on the panel's button", page)


class Faults(BrowserTest):
    """Two tabs, and a network that goes away."""

    def test_two_tabs_show_the_same_and_what_is_typed_in_one_is_in_the_other(self):
        fake = self.fake(**SLOW)
        server = self.server(fake).start()
        studio = StudioServer(self, server)
        client = server.client()
        story = client.new_story(IDEA, WORDS)
        context = self.context()
        first, second = (self.page(f"{studio.url}/#/stories/{story}/write", context) for _ in range(2))
        client.start(story)
        scripts = [tab.get_by_role("textbox", name="Manuscript") for tab in (first, second)]
        until(lambda: len(paragraphs_of(scripts[1])) > 1, "the second tab follows", second)
        fake.behave(chunk_ms=0, first_token_ms=0)
        resource = f"/api/v1/stories/{story}"
        until(lambda: client.get(resource)["status"] == "complete", "the story is written", first, 2 * SECONDS)
        stored = stored_paragraphs(client, resource)
        for tab, script in zip((first, second), scripts, strict=True):
            self.await_text(tab, script, stored)
        scripts[0].locator("p").first.click()
        first.keyboard.press("End")
        first.keyboard.type(" She laughed.")
        until(lambda: "She laughed." in client.text(story)[0], "what was typed is stored", first)
        second.bring_to_front()
        until(lambda: "She laughed." in scripts[1].text_content(), "the other tab has it", second)

    def test_what_is_typed_offline_is_safe_and_goes_out_later(self):
        fake = self.fake()
        server = self.server(fake).start()
        studio = StudioServer(self, server)
        client = server.client()
        story = client.new_story(IDEA, 400)
        client.wait_for(client.start(story), "succeeded")
        self.expected = AWAY
        context = self.context()
        page = self.page(f"{studio.url}/#/stories/{story}/write", context)
        manuscript = page.get_by_role("textbox", name="Manuscript")
        until(lambda: paragraphs_of(manuscript), "the manuscript is shown", page)
        context.set_offline(True)
        manuscript.locator("p").first.click()
        page.keyboard.press("End")
        page.keyboard.type(" Nobody saw.")
        page.get_by_role("region", name="Connection").wait_for()
        self.assertNotIn("Nobody saw.", client.text(story)[0])
        context.set_offline(False)
        until(lambda: "Nobody saw." in client.text(story)[0], "what was typed offline is stored", page)
        self.assertEqual(client.text(story)[0].count("Nobody saw."), 1)


class LongScene(BrowserTest):
    """A scene of many paragraphs, which the page keeps in parts: nobody must notice where one ends."""

    # The first paragraph of the third part.
    BORDER = 48
    PARAGRAPHS = 130

    def setUp(self):
        super().setUp()
        server = self.server(self.fake()).start()
        self.client = server.client()
        self.story = self.client.new_story(IDEA, WORDS)
        self.resource = f"/api/v1/stories/{self.story}"
        self.lines = [f"In paragraph {number} the keeper counts the lamps, one after the other." for number in range(self.PARAGRAPHS)]
        self.put("outline", {"title": "Lamps", "scenes": [{"title": "The Lamps"}]}, 1)
        self.put("scenes/1/text", {"text": "\n\n".join(self.lines)}, 2)
        self.tab = self.page(f"{StudioServer(self, server).url}/#/stories/{self.story}/write")
        self.manuscript = self.tab.get_by_role("textbox", name="Manuscript")
        until(lambda: len(paragraphs_of(self.manuscript)) == self.PARAGRAPHS, "the manuscript is shown", self.tab)

    def put(self, path, body, revision):
        """Puts something into the story."""
        answer = self.client.ask("PUT", f"{self.resource}/{path}", body, {"If-Match": f'"{revision}"'})
        self.assertEqual(answer.status, 200, answer)

    def go_to(self, paragraph, key):
        """Puts the caret to one end of a paragraph."""
        self.manuscript.locator("p").nth(paragraph).click()
        # The editor takes a click over a moment later; nobody presses a key before that.
        self.tab.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)))")
        self.tab.keyboard.press(key)

    def type(self, *keys):
        """Presses keys."""
        for key in keys:
            self.tab.keyboard.press(key)

    def caret(self):
        """The paragraph with the caret, and the letters before it."""
        return self.tab.evaluate(
            """() => {
              const {anchorNode, anchorOffset} = getSelection();
              const paragraph = (anchorNode instanceof Element ? anchorNode : anchorNode.parentElement).closest("p");
              return [[...document.querySelectorAll(".ms-text p")].indexOf(paragraph), anchorNode.nodeType === 3 ? anchorOffset : 0];
            }"""
        )

    def top(self):
        """Where on the screen the paragraph with the caret begins."""
        return self.tab.evaluate(
            """() => {
              const {anchorNode} = getSelection();
              return (anchorNode instanceof Element ? anchorNode : anchorNode.parentElement).closest("p").getBoundingClientRect().top;
            }"""
        )

    def test_paragraphs_are_joined_and_parted_over_the_border_of_parts(self):
        before, first = self.lines[: self.BORDER - 1], self.lines[self.BORDER - 1]
        second, after = self.lines[self.BORDER], self.lines[self.BORDER + 1 :]
        shown = lambda: paragraphs_of(self.manuscript)  # noqa: E731
        self.go_to(self.BORDER, "Home")
        self.type("ArrowLeft")
        self.assertEqual(self.caret(), [self.BORDER - 1, len(first)])
        self.type("ArrowRight")
        self.assertEqual(self.caret(), [self.BORDER, 0])
        self.type("Backspace")
        self.assertEqual(shown(), [*before, first + second, *after])
        self.assertEqual(self.caret(), [self.BORDER - 1, len(first)])
        self.type("Enter")
        self.assertEqual(shown(), self.lines)
        self.go_to(self.BORDER - 1, "End")
        self.type("Delete", "-")
        self.assertEqual(shown(), [*before, f"{first}-{second}", *after])
        self.type("Control+z", "Control+z", "Control+z", "Control+z")
        self.assertEqual(shown(), self.lines)
        self.go_to(self.BORDER - 1, "End")
        self.type("Shift+ArrowDown", "Shift+ArrowDown", "Shift+End", "x")
        self.assertEqual(shown(), [*before, f"{first}x", *after[1:]])
        self.type("Control+z")
        self.assertEqual(shown(), self.lines)

    def test_many_new_paragraphs_stand_where_they_were_typed_and_are_stored(self):
        self.manuscript.locator("p").nth(self.BORDER).evaluate("element => element.scrollIntoView({block: 'center'})")
        self.go_to(self.BORDER, "End")
        for number in range(60):
            before = self.top()
            self.tab.keyboard.type(f"{number}")
            self.assertAlmostEqual(self.top(), before, delta=1, msg=f"the line moves while {number} is typed")
            self.type("Enter")
        self.type("Backspace")
        new = [f"{self.lines[self.BORDER]}0", *map(str, range(1, 60))]
        wanted = [*self.lines[: self.BORDER], *new, *self.lines[self.BORDER + 1 :]]
        self.assertEqual(paragraphs_of(self.manuscript), wanted)
        until(lambda: paragraphs(self.client.text(self.story)[0]) == wanted, "all of it is stored", self.tab)

    def test_what_is_out_of_sight_is_found_and_can_be_reached(self):
        found = self.tab.evaluate("text => window.find(text)", f"In paragraph {self.PARAGRAPHS - 2} the keeper")
        self.assertTrue(found)
        self.manuscript.focus()
        # What is typed at once is typed there, although none of it was ever drawn.
        self.type("Control+End", "!")
        self.assertEqual(paragraphs_of(self.manuscript), [*self.lines[:-1], f"{self.lines[-1]}!"])
        self.assertEqual(self.caret(), [self.PARAGRAPHS - 1, len(self.lines[-1]) + 1])
        last = self.manuscript.locator("p").last
        until(lambda: last.evaluate("element => element.getBoundingClientRect().bottom < innerHeight"), "the end is in sight", self.tab)
        self.assertIn(self.lines[self.PARAGRAPHS // 2], self.manuscript.aria_snapshot())
        self.type("Control+a")
        self.assertEqual(self.tab.evaluate("() => getSelection().toString().split(/\\n+/).filter(line => line).length"), self.PARAGRAPHS)


class Talk(BrowserTest):
    """The copilot's panel."""

    def setUp(self):
        super().setUp()
        self.provider = self.fake()
        self.house = self.server(self.provider).start()
        self.client = self.house.client()
        self.story = self.client.new_story(IDEA, 500)
        self.client.wait_for(self.client.start(self.story), "succeeded")
        self.tab = self.page(f"{StudioServer(self, self.house).url}/#/stories/{self.story}/write")
        self.tab.get_by_role("textbox", name="Manuscript").wait_for()
        self.tab.keyboard.press("Control+j")
        self.field = self.tab.get_by_role("textbox", name="Message to the copilot")

    def ask(self, text):
        """Says something to the copilot."""
        self.field.fill(text)
        self.field.press("Enter")

    def text(self):
        """The stored text, with spaces between scenes."""
        return "\n\n".join(self.client.text(self.story))

    def test_a_name_becomes_another_everywhere_and_back(self):
        before = self.text()
        name = max(set(re.findall(r"\b[A-Z][a-z]{3,}\b", before)), key=before.count)
        self.ask(f"Rename {name} to Ottoline")
        card = self.tab.get_by_role("article", name=f"Rename {name} to Ottoline")
        card.get_by_role("button", name=re.compile("^Accept all")).click()
        until(lambda: "Ottoline" in self.text() and name not in self.text().split(), "the name is another one", self.tab)
        manuscript = self.tab.get_by_role("textbox", name="Manuscript")
        until(lambda: "Ottoline" in manuscript.text_content(), "the manuscript shows it", self.tab)
        self.shoot(self.tab, "copilot")
        self.tab.get_by_role("button", name="Undo", exact=True).first.click()
        until(lambda: self.text() == before, "the old name is back", self.tab)

    def test_a_scene_is_rewritten_once_the_writer_accepts_and_not_before(self):
        before = self.text()
        self.ask("Make scene 1 darker")
        card = self.tab.get_by_role("article", name=re.compile("^Change in scene 1")).first
        card.wait_for()
        self.assertEqual(self.text(), before)
        card.get_by_role("button", name="Accept", exact=True).click()
        until(lambda: self.text() != before, "the new text is stored", self.tab)
        versions = self.client.get(f"/api/v1/stories/{self.story}/scenes/1/versions")["items"]
        self.assertEqual(len(versions), 1)
        self.ask("What did I do?")
        until(lambda: self.tab.locator(".entry.assistant").count() == 2, "the next answer is there", self.tab)

    def test_an_answer_can_be_stopped_and_a_server_that_is_gone_is_told(self):
        self.provider.behave(first_token_ms=60_000)
        self.ask("What does she know?")
        until(lambda: self.provider.state["open"] > 0, "the provider is asked", self.tab)
        self.tab.get_by_role("button", name="Stop", exact=True).click()
        until(lambda: self.provider.state["open"] == 0, "the call is called off", self.tab)
        self.expected = AWAY
        self.provider.behave(first_token_ms=0)
        self.house.kill()
        self.ask("And now?")
        panel = self.tab.get_by_role("region", name="Conversation with the copilot")
        panel.get_by_role("alert").wait_for()
        self.house.start()
        panel.get_by_role("button", name="Try again").click()
        until(lambda: self.tab.locator(".entry.assistant .said").count() > 0, "the answer is there", self.tab)


class Looks(BrowserTest):
    """Every page, light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways, and it is there at once."""

    def test_axe_finds_nothing_on_any_page(self):
        fake = self.fake()
        server = self.server(fake).start()
        studio = StudioServer(self, server)
        client = server.client()
        written, planned = client.new_story(IDEA, WORDS), client.new_story("A clockmaker is asked to stop time.", 600)
        client.wait_for(client.start(written), "succeeded")
        client.wait_for(client.start(planned, goal="outline"), "succeeded")
        places = {
            "library": ("#/", "Library"), "begin": ("#/new", "New story"), "usage": ("#/usage", re.compile("Usage")),
            "keys": ("#/keys", re.compile("Plan|keys")), "plan": (f"#/stories/{planned}/plan", None),
            "unwritten": (f"#/stories/{planned}/write", None), "write": (f"#/stories/{written}/write", None),
            "check": (f"#/stories/{written}/check", None), "pictures": (f"#/stories/{written}/pictures", "Scenes"),
            "publish": (f"#/stories/{written}/publish", "File"), "history": (f"#/stories/{written}/history", None),
            "missing": ("#/nowhere", None),
        }  # fmt: skip
        for name, look in {"light": {}, "dark": {"dark": True}, "phone": {"viewport": PHONE}}.items():
            context = self.context(axe=True, **look)
            page = self.page(studio.url, context)
            for place, (address, heading) in places.items():
                with self.subTest(page=place, look=name):
                    page.goto(f"{studio.url}/{address}")
                    self.settle(page, heading)
                    self.shoot(page, f"{place}-{name}")
                    self.check_accessible(page, f"{place}, {name}")
                    self.check_no_sideways(page, f"{place}, {name}")
            context.close()

    def settle(self, page, heading):
        """Waits until a page has what it loads."""
        page.get_by_role("heading", name=heading or re.compile(".")).first.wait_for()
        until(lambda: page.locator(".loading").count() == 0, "nothing is being loaded", page)

    def test_the_page_is_there_at_once(self):
        fake = self.fake()
        server = self.server(fake).start()
        studio = StudioServer(self, server)
        server.client().new_story(IDEA, WORDS)
        paints, work = [], []
        for _ in range(LOADS):
            context = self.context()
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(studio.url, wait_until="commit")
            page.get_by_role("button", name="Favourites", exact=True).wait_for()
            metrics = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
            work.append(metrics["TaskDuration"] * 1000)
            paints.append(page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity"))
            context.close()
        print(f"\nFirst paint after {min(paints):.0f} ms, {min(work):.0f} ms of the processor until it can be used")
        # The best of some loads: the first ones fill caches.
        self.assertTrue(all(0 < value for value in work), work)
        self.assertLess(min(work), INTERACTIVE, f"interactive: {work}")
