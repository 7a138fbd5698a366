"""What the studio says and shows while something is made, where a story misses something, and that nothing hides or jumps."""

import contextlib
import re

from browser import AWAY, DESKTOP, PHONE, BrowserTest, StudioServer, being_written, paragraphs_of, until

IDEA = "A lighthouse keeper finds a message in a bottle that she wrote herself."
TITLE = "The Lamp That Was Lit by Nobody at All"
SLOW = {"first_token_ms": 20, "chunk_ms": 60, "json_chunk_ms": 0}
FOR_EVER = {"first_token_ms": -1}
LOOKS = {"light": {}, "dark": {"dark": True}, "phone": {"viewport": PHONE}}
MISSED = "Written to its end with 538 of 300 words, but it has 538 of 300 words."
# Text on its ground, by WCAG 2; the grounds of all that it stands on are laid over one another.
CONTRAST = """element => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([red, green, blue]) => [red, green, blue].map(part => part / 255)
    .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  let ground = null;
  for (let at = element; at && !ground; at = at.parentElement) {
    const [red, green, blue, alpha = 1] = parts(getComputedStyle(at).backgroundColor);
    if (alpha === 1) ground = [red, green, blue];
  }
  const [one, other] = [light(parts(getComputedStyle(element).color)), light(ground)].sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05);
}"""
# Answers POST /setups by hand: tell(name, data) sends an event of its stream.
BY_HAND = """(() => {
  const ask = window.fetch;
  window.fetch = (url, init) => {
    if (!String(url).endsWith("/api/v1/setups")) return ask(url, init);
    const body = new ReadableStream({start: stream => {
      window.tell = (name, data) => stream.enqueue(new TextEncoder().encode(`event: ${name}\\ndata: ${JSON.stringify(data)}\\n\\n`));
      init.signal.addEventListener("abort", () => stream.error(new DOMException("", "AbortError")));
    }});
    return Promise.resolve(new Response(body, {headers: {"Content-Type": "text/event-stream"}}));
  };
})()"""


class ProgressTest(BrowserTest):
    """A server with a fake provider."""

    def setUp(self):
        super().setUp()
        self.provider = self.fake()
        self.house = self.server(self.provider).start()
        self.client = self.house.client()
        self.url = StudioServer(self, self.house).url

    def story(self, words=400, **order):
        """A story that is written, or planned as the order says; hands back its id."""
        story = self.client.new_story(IDEA, words)
        self.client.wait_for(self.client.start(story, **order), "succeeded")
        return story

    def open(self, place, context=None, **look):
        """A tab at a place of the studio."""
        return self.page(f"{self.url}/{place}", context, **look)


class Buttons(ProgressTest):
    """What is pressed can be read, whatever the pointer does."""

    def test_no_pressed_button_is_blank(self):
        looks = ["primary", "plain", "quiet", "danger", "primary small", "icon-button", "icon-button chosen"]
        for theme in ("light", "dark"):
            page = self.open("#/usage", dark=theme == "dark")
            page.get_by_role("heading", name="Usage").first.wait_for()
            page.evaluate(
                """looks => document.querySelector("main").prepend(...looks.flatMap(look => ["aria-pressed", "aria-expanded"].map(state => {
                  const button = Object.assign(document.createElement("button"), {className: `button probe ${look}`, textContent: "A word"});
                  button.setAttribute(state, "true");
                  return button;
                })))""",
                looks,
            )
            probes = page.locator(".probe")
            self.assertEqual(probes.count(), 2 * len(looks))
            for number in range(probes.count()):
                probe = probes.nth(number)
                said = probe.evaluate("button => button.outerHTML")
                for state, act in {"at rest": lambda: None, "under the pointer": probe.hover, "with the focus": probe.focus}.items():
                    with self.subTest(button=said, state=state, theme=theme):
                        act()
                        until(lambda probe=probe: probe.evaluate(CONTRAST) >= 4.5, "it can be read", page, 5)
            page.context.close()

    def test_the_setup_that_is_taken_can_be_read_under_the_pointer(self):
        page = self.open("#/new")
        page.get_by_role("textbox", name=re.compile("^Your idea")).fill(IDEA)
        page.get_by_role("button", name="Suggest three setups").click()
        page.get_by_role("button", name="Use setup 2").click()
        taken = page.get_by_role("button", name="Using setup 2")
        taken.hover()
        self.assertEqual(taken.get_attribute("aria-pressed"), "true")
        until(lambda: taken.evaluate(CONTRAST) >= 4.5, "it can be read", page, 5)


class Incomplete(ProgressTest):
    """A story that is written to its end and does not meet every requirement."""

    def context(self, **look):
        """A profile that is told that all stories are incomplete: the fake provider writes no such story."""
        context = super().context(axe=True, **look)

        def change(route):
            # A page that is left waits for no answer.
            with contextlib.suppress(Exception):
                answer = route.fetch()
                told = answer.json()
                for story in told.get("items", [told]):
                    story.update(self.changed)
                route.fulfill(response=answer, json=told)

        happened = (("incomplete", "Earlier."), ("incomplete", MISSED), ("started", "Later."))
        events = [
            {"number": number, "kind": kind, "message": message, "details": {}, "at": "2026-11-29T10:00:00Z"}
            for number, (kind, message) in enumerate(happened, 1)
        ]
        context.route(re.compile(r"/api/v1/stories(/\w+$|\?)"), change)
        context.route("**/events?*", lambda route: route.fulfill(json={"items": events, "next_cursor": None}))
        return context

    def setUp(self):
        super().setUp()
        self.changed = {"status": "incomplete", "words": 538, "asked_words": 300}
        self.told = self.story()

    def test_it_is_not_written_on_but_says_why_and_what_to_do(self):
        page = self.open(f"#/stories/{self.told}/write")
        page.get_by_text(MISSED).wait_for()
        progress = page.get_by_role("group", name="Progress")
        self.assertEqual(progress.get_by_role("button").count(), 0)
        self.assertEqual(progress.get_by_role("link", name="Finished with issues").count(), 1)
        page.get_by_role("button", name="Rewrite a scene").click()
        page.get_by_role("menuitem").first.click()
        page.get_by_role("dialog").get_by_role("button", name="Rewrite").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Check the story").click()
        page.wait_for_url(re.compile("/check$"))

    def test_the_last_page_says_what_is_amiss(self):
        page = self.open(f"#/stories/{self.told}/publish")
        for words, said in ((538, "longer than requested"), (200, "shorter than requested"), (310, "does not meet every requirement")):
            self.changed["words"] = words
            page.reload()
            page.get_by_text(re.compile(f"The story is finished, but it (is )?{said}")).wait_for()
            self.assertEqual(page.get_by_text("story is not finished").count(), 0)
        page.get_by_role("link", name="View the checks").click()
        page.wait_for_url(re.compile("/check$"))

    def test_axe_finds_nothing(self):
        places = {"library": "#/", "write": f"#/stories/{self.told}/write", "publish": f"#/stories/{self.told}/publish"}
        for look, options in LOOKS.items():
            page = self.open("#/", **options)
            for name, place in places.items():
                with self.subTest(page=name, look=look):
                    page.goto(f"{self.url}/{place}")
                    page.get_by_text(re.compile("with issues|to its end|is finished")).first.wait_for()
                    until(lambda page=page: page.locator(".loading").count() == 0, "nothing is being loaded", page)
                    self.shoot(page, f"incomplete-{name}-{look}")
                    self.check_accessible(page, f"{name}, {look}")
                    self.check_no_sideways(page, f"{name}, {look}")
            page.context.close()


class Making(ProgressTest):
    """Setups that a model makes slowly."""

    def asked(self, provider, **look):
        """Asks for setups; the test answers. The usual model is of that provider."""
        context = self.context(axe=True, **look)
        context.add_init_script(BY_HAND)
        model = {"id": "m", "provider": provider, "is_default": True, "context_tokens": 1, "max_output_tokens": 1}
        context.route("**/api/v1/models?*", lambda route: route.fulfill(json={"items": [model], "next_cursor": None}))
        page = self.open("#/new", context)
        page.get_by_role("textbox", name=re.compile("^Your idea")).fill(IDEA)
        page.get_by_role("button", name="Suggest three setups").click()
        page.get_by_text("Thinking…", exact=True).wait_for()
        page.wait_for_function("() => window.tell")
        return page

    def tell(self, page, name, **data):
        """Sends an event of the answer's stream."""
        usual = {"stage": "setup", "prompt_tokens": 0, "output_tokens": 0, "cost": "0"} if name == "progress" else {}
        page.evaluate("([name, data]) => tell(name, data)", [name, {**usual, **data}])

    def test_the_progress_of_the_built_in_model_is_shown_step_by_step(self):
        for look, options in LOOKS.items():
            with self.subTest(look=look):
                page = self.asked("embedded", **options)
                self.tell(page, "progress", reading=None)
                page.get_by_text("Thinking… The built-in model may take a minute or two.", exact=True).wait_for()
                self.tell(page, "progress", reading={"done": 413, "total": 900})
                page.get_by_text("Reading the prompt, 45%…", exact=True).wait_for()
                self.tell(page, "delta", part="setup", text="A keeper reads ")
                self.tell(page, "delta", part="setup", text="her own hand.")
                first = page.get_by_role("list", name="Setups").get_by_role("listitem").first
                first.get_by_text("A keeper reads her own hand.", exact=True).wait_for()
                page.get_by_text("Thinking…", exact=True).wait_for()
                self.tell(page, "progress", output_tokens=12)
                page.get_by_text("Thinking… 12 tokens so far.", exact=True).wait_for()
                self.shoot(page, f"premise-comes-{look}")
                self.check_accessible(page, f"setups, {look}")
                setup = {"premise": "A keeper reads her own hand.", "reasoning": "It is odd."}
                self.tell(page, "result", setups=[{"number": number, **setup} for number in (1, 2, 3)], cost="0", cached=False)
                page.get_by_role("button", name="Use setup 1").wait_for()
                self.assertEqual(page.get_by_text("$0").count(), 0)
                page.context.close()

    def test_another_model_is_not_excused(self):
        page = self.asked("openai")
        page.wait_for_timeout(5_500)
        page.get_by_text("Thinking…", exact=True).wait_for()
        self.tell(page, "progress", output_tokens=40, cost="0.0012")
        page.get_by_text("Thinking… 40 tokens so far, $0.0012.", exact=True).wait_for()


class Runs(ProgressTest):
    """What is said of a run, and what stands still while it is said."""

    def progress(self, page):
        """What the head of a story's room says."""
        return page.get_by_role("group", name="Progress")

    def test_a_run_that_plans_does_not_write(self):
        self.provider.behave(**FOR_EVER)
        story = self.client.new_story(IDEA, 900)
        self.client.start(story, goal="outline")
        page = self.open(f"#/stories/{story}/plan")
        self.progress(page).get_by_text("Outlining the scenes", exact=True).wait_for()
        page.get_by_text("The outline is being written. Pause the run to edit it.").wait_for()
        said = self.progress(page).text_content()
        for word in ("Writing", "words", "$0"):
            self.assertNotIn(word, said)
        page.get_by_role("link", name="Write", exact=True).click()
        page.get_by_role("heading", name="Creating the outline").wait_for()
        self.assertEqual(page.get_by_text("then writing starts automatically").count(), 0)

    def under_way(self, viewport=DESKTOP, dark=False):
        """A story that is being written; the model takes its time between two passages. Hands back its page."""
        story = self.story(900, goal="outline")
        revision = self.client.get(f"/api/v1/stories/{story}")["revision"]
        titled = self.client.ask("PATCH", f"/api/v1/stories/{story}", {"title": TITLE}, {"If-Match": f'"{revision}"'})
        self.assertEqual(titled.status, 200, titled)
        self.provider.behave(**SLOW)
        self.client.start(story)
        page = self.open(f"#/stories/{story}/write", axe=True, viewport=viewport, dark=dark)
        manuscript = page.get_by_role("textbox", name="Manuscript")
        manuscript.wait_for()
        until(lambda: being_written(manuscript), "text streams into the manuscript", page)
        self.check_caret(page)
        self.provider.behave(**FOR_EVER)
        is_thinking = lambda: self.provider.state["open"] and self.provider.log[-1]["pieces"] == 0  # noqa: E731
        until(lambda: is_thinking() and paragraphs_of(manuscript) and not being_written(manuscript), "the model thinks", page)
        return page

    def check_caret(self, page):
        """The caret takes no room: paragraphs are as high with it as without it, wherever a line ends."""
        heights = page.evaluate(
            """() => {
              const live = document.querySelector(".ms-scene").appendChild(document.createElement("div"));
              live.className = "ms-live";
              const [line, after] = [0, 1].map(() => document.createElement("p"));
              const height = (...lines) => (live.replaceChildren(...lines), line.offsetHeight);
              const found = [...Array(400).keys()].map(length => {
                line.textContent = "Nobody had lit the lamp, and yet it burned. ".repeat(10).slice(0, length + 1).trimEnd();
                return [height(line), height(line, after)];
              });
              live.remove();
              return found;
            }"""
        )
        self.assertGreater(len({height for height, _ in heights}), 2)
        self.assertEqual([pair for pair in heights if pair[0] != pair[1]], [])

    def test_between_two_passages_a_caret_waits_and_zeros_are_left_out(self):
        for look, options in LOOKS.items():
            with self.subTest(look=look):
                self.provider.behave(first_token_ms=0)
                page = self.under_way(**options)
                mark = page.locator(".ms-locked .ms-live")
                self.assertEqual(mark.get_attribute("aria-hidden"), "true")
                self.assertTrue(mark.is_visible())
                self.assertEqual(mark.evaluate("mark => getComputedStyle(mark, '::after').content"), '""')
                self.assertEqual(mark.evaluate("mark => getComputedStyle(mark, '::after').animationIterationCount"), "1")
                figures = page.locator(".run-figures")
                self.assertRegex(figures.text_content(), r"Words\d+ of 900")
                for zero in ("Begin", "$0", "0 in", "Words0"):
                    self.assertNotIn(zero, figures.text_content())
                self.shoot(page, f"waiting-{look}")
                self.check_accessible(page, f"waiting, {look}")
                self.check_no_sideways(page, f"waiting, {look}")
                page.get_by_role("button", name="Cancel").click()
                page.get_by_role("button", name="Cancel the run").click()
                page.get_by_role("button", name="Continue writing").wait_for()
                page.context.close()

    def test_the_title_is_whole_whatever_the_run_says(self):
        page = self.under_way()
        field = page.get_by_role("textbox", name="Title")
        for width, least in ((1280, 1), (1000, 0.5), (900, 1), (390, 0.7)):
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_timeout(100)
            shown = field.evaluate("field => field.clientWidth / field.scrollWidth")
            self.assertGreaterEqual(shown, least, f"at {width}")
            self.shoot(page, f"title-{width}")
            self.check_no_sideways(page, f"writing at {width}")

    def test_a_server_that_is_away_moves_nothing_and_hides_nothing(self):
        page = self.under_way()
        self.expected = AWAY
        line = page.locator(".ms-text p").first
        before = line.bounding_box()
        self.house.kill()
        banner = page.get_by_role("region", name="Connection")
        banner.wait_for()
        self.progress(page).get_by_text("Reconnecting…").wait_for()
        said = self.progress(page).text_content()
        for word in ("Writing", "left", "$"):
            self.assertNotIn(word, said)
        self.assertEqual(line.bounding_box(), before)
        # The line with the caret comes to where the banner is; it makes way.
        place = banner.bounding_box()
        page.locator(".ms-text p").nth(2).click()
        page.evaluate("top => scrollBy(0, getSelection().getRangeAt(0).getClientRects()[0].top - top)", place["y"] + 8)
        until(lambda: banner.bounding_box()["y"] > place["y"] + 100, "the banner makes way", page)
        page.evaluate("() => scrollTo(0, 0)")
        until(lambda: banner.bounding_box()["y"] == place["y"], "the banner is back", page)


class Proposals(ProgressTest):
    """Other words: which button is at work, and what is offered where."""

    def setUp(self):
        super().setUp()
        self.told = self.story()
        self.tab = self.open(f"#/stories/{self.told}/write")
        self.manuscript = self.tab.get_by_role("textbox", name="Manuscript")
        self.manuscript.locator("p").nth(1).click(click_count=3)

    def rewrite(self):
        """Asks for other words for what is selected."""
        self.tab.get_by_role("toolbar", name="Edit the selection").get_by_role("button", name="Rewrite").click()
        return self.tab.get_by_role("region", name=re.compile("^Proposal"))

    def test_only_the_button_that_was_pressed_is_at_work(self):
        self.provider.behave(**FOR_EVER)
        panel = self.rewrite()
        again, several = (panel.get_by_role("button", name=name) for name in ("Regenerate", "Three options"))
        states = lambda: [(button.get_attribute("aria-busy"), button.is_enabled()) for button in (again, several)]  # noqa: E731
        until(lambda: self.provider.state["open"] == 1, "the model is asked", self.tab)
        self.assertEqual(states(), [(None, False), (None, False)])
        self.provider.behave(first_token_ms=0)
        panel.get_by_role("button", name="Discard").last.click()
        self.manuscript.locator("p").nth(1).click(click_count=3)
        panel = self.rewrite()
        panel.get_by_role("button", name="Use this").wait_for()
        self.assertEqual(states(), [(None, True), (None, True)])
        self.provider.behave(**FOR_EVER)
        several.click()
        until(lambda: states() == [(None, False), ("true", False)], "one is at work, the other waits", self.tab)

    def test_undo_is_not_offered_where_it_makes_no_sense(self):
        self.rewrite().get_by_role("button", name="Use this").click()
        notice = self.tab.get_by_role("region", name="Notices").get_by_text("The text was replaced.")
        notice.wait_for()
        self.tab.get_by_role("link", name="Outline", exact=True).click()
        self.tab.get_by_role("heading", name="Premise").wait_for()
        self.assertEqual(notice.count(), 0)


class Notices(ProgressTest):
    """Messages at the window's edge."""

    def test_they_never_cover_the_field_with_the_focus(self):
        context = self.context(viewport=PHONE)
        # A machine that is busy may need longer than a message stays.
        context.add_init_script("{ const later = setTimeout; window.setTimeout = (act, time) => later(act, time === 8000 ? 60000 : time); }")
        page = self.open("#/new", context)
        idea = page.get_by_role("textbox", name=re.compile("^Your idea"))
        idea.fill(IDEA)
        page.get_by_role("button", name="Suggest stronger ideas").click()
        page.get_by_role("button", name="Use this idea").first.click()
        notice = page.get_by_role("region", name="Notices").get_by_text("Your idea was replaced.")
        notice.wait_for()
        self.assertTrue(idea.evaluate("field => field === document.activeElement"))
        field = page.get_by_role("combobox", name="Model")
        field.evaluate("field => field.focus({preventScroll: true})")
        sides = set()
        for bottom in (PHONE["height"] - 20, 400, 180):
            page.evaluate("bottom => scrollBy(0, document.activeElement.getBoundingClientRect().bottom - bottom)", bottom)
            here = field.bounding_box()
            place = lambda: page.get_by_role("region", name="Notices").bounding_box()  # noqa: E731
            is_clear = lambda: here["y"] >= place()["y"] + place()["height"] or place()["y"] >= here["y"] + here["height"]  # noqa: B023, E731
            until(is_clear, "the message makes way", page)
            sides.add(place()["y"] > PHONE["height"] / 2)
        self.assertEqual(sides, {True, False}, "it was never in the way")
