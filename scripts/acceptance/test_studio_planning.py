"""The studio where a writer has something planned again: other setups, stronger ideas, one scene, a run's limit."""

import itertools
import re

from browser import PHONE, BrowserTest, StudioServer, until

IDEA = "A lighthouse keeper finds a message in a bottle that she wrote herself."
# US dollars for a million tokens: a story of some hundred words costs some tenths of a cent.
PRICES = "{input: 1, cached: 1, output: 4}"
FOR_EVER = {"first_token_ms": -1}
LOOKS = {"light": {}, "dark": {"dark": True}, "phone": {"viewport": PHONE}}


class PlanningTest(BrowserTest):
    """A server whose model costs something, and a tab."""

    def setUp(self):
        super().setUp()
        self.provider = self.fake()
        models = self.folder / "models.yaml"
        models.write_text(f"version: test-1\nproviders:\n  openai:\n    models:\n      fake-1:\n        prices: [{PRICES}]\n")
        self.house = self.server(self.provider, STORYWRITER_MODELS=str(models)).start()
        self.client = self.house.client()
        self.url = StudioServer(self, self.house).url

    def open(self, place, **look):
        """A tab at a place of the studio."""
        return self.page(f"{self.url}/{place}", **look)

    def story(self, words=900, **order):
        """A story that is planned, or written as the order says; hands back its id."""
        story = self.client.new_story(IDEA, words)
        self.client.wait_for(self.client.start(story, **order), "succeeded")
        return story

    def scene(self, story, number):
        """A scene as the server has it."""
        return self.client.get(f"/api/v1/stories/{story}/scenes/{number}")

    def in_all_looks(self, name, place, act):
        """Brings a page to a state in each look, and looks whether axe finds anything."""
        for look, options in LOOKS.items():
            with self.subTest(look=look):
                page = self.open(place, axe=True, **options)
                act(page)
                self.shoot(page, f"{name}-{look}")
                self.check_accessible(page, f"{name}, {look}")
                self.check_no_sideways(page, f"{name}, {look}")
                page.context.close()


class Ideas(PlanningTest):
    """Stronger ideas for the one that stands in the field."""

    def ask(self, page, idea=IDEA):
        """Writes an idea and asks for stronger ones."""
        self.field(page).fill(idea)
        page.get_by_role("button", name="Suggest stronger ideas").click()

    def field(self, page):
        """Where the idea stands."""
        return page.get_by_role("textbox", name=re.compile("^Your idea"))

    def board(self, page):
        """The ideas that are offered."""
        return page.get_by_role("region", name="Stronger ideas")

    def test_one_is_taken_and_given_back(self):
        page = self.open("#/new")
        button = page.get_by_role("button", name="Suggest stronger ideas")
        self.assertTrue(button.is_disabled())
        page.get_by_text("Enter an idea first.").wait_for()
        self.ask(page)
        cards = self.board(page).get_by_role("article")
        until(lambda: cards.count() == 3, "three ideas are there", page)
        self.board(page).get_by_text(re.compile(r"Cost \$0\.00")).wait_for()
        for words in ("What is missing", "Why it works"):
            self.assertEqual(self.board(page).get_by_text(words).count(), 3)
        wanted = cards.nth(1).locator(".idea-text").text_content()
        cards.nth(1).get_by_role("button", name="Use this idea").click()
        self.board(page).wait_for(state="detached")
        self.assertEqual(self.field(page).input_value(), wanted)
        self.assertTrue(self.field(page).evaluate("field => field === document.activeElement"))
        page.get_by_role("region", name="Notices").get_by_role("button", name="Undo").click()
        self.assertEqual(self.field(page).input_value(), IDEA)

    def test_others_are_asked_for_and_an_equal_question_costs_nothing(self):
        page = self.open("#/new")
        self.ask(page)
        cards = self.board(page).get_by_role("article")
        until(lambda: cards.count() == 3, "three ideas are there", page)
        calls = self.provider.state["calls"]
        self.board(page).get_by_role("button", name="Regenerate ideas").click()
        until(lambda: self.provider.state["finished"] == calls + 1, "the model is asked again", page)
        self.board(page).get_by_role("button", name="Keep mine").click()
        self.assertEqual(self.field(page).input_value(), IDEA)
        self.ask(page)
        self.board(page).get_by_text("From the cache, no cost").wait_for()
        self.assertEqual(self.provider.state["calls"], calls + 1)

    def test_it_can_be_stopped_and_what_goes_wrong_is_said_in_place(self):
        self.provider.behave(**FOR_EVER)
        page = self.open("#/new")
        self.ask(page)
        until(lambda: self.provider.state["open"] == 1, "the model is asked", page)
        self.assertEqual(self.focused(page)["name"], "Stronger ideas")
        self.board(page).get_by_role("button", name="Stop").click()
        until(lambda: self.provider.state["open"] == 0, "the call is called off", page)
        self.board(page).wait_for(state="detached")
        self.assertTrue(self.field(page).evaluate("field => field === document.activeElement"))
        self.provider.child.kill()
        self.expected = re.compile("Failed to load resource")
        self.ask(page)
        self.board(page).get_by_role("alert").wait_for(timeout=60_000)
        self.board(page).get_by_role("button", name="Try again").wait_for()
        self.board(page).get_by_role("button", name="Keep mine").click()
        page.get_by_role("button", name="Suggest stronger ideas").wait_for()

    def test_by_keyboard_alone(self):
        page = self.open("#/new")
        self.field(page).wait_for()
        self.fill(page, re.compile("^Your idea"), IDEA)
        self.press(page, "Suggest stronger ideas")
        until(lambda: self.board(page).get_by_role("article").count() == 3, "three ideas are there", page)
        wanted = self.board(page).locator(".idea-text").first.text_content()
        self.press(page, "Use this idea")
        until(lambda: self.field(page).input_value() == wanted, "the idea is in the field", page)

    def test_axe_finds_nothing(self):
        def asked(page):
            self.ask(page)
            until(lambda: self.board(page).get_by_role("article").count() == 3, "three ideas are there", page)
            self.board(page).scroll_into_view_if_needed()

        self.in_all_looks("ideas", "#/new", asked)
        self.provider.behave(**FOR_EVER)

        def asking(page):
            self.ask(page, f"{IDEA} It is dry.")
            self.board(page).get_by_role("button", name="Stop").wait_for()

        self.in_all_looks("ideas-busy", "#/new", asking)


class Setups(PlanningTest):
    """Other setups than those that are offered."""

    def offer(self, page):
        """Has three setups offered."""
        page.get_by_role("textbox", name=re.compile("^Your idea")).fill(IDEA)
        page.get_by_role("button", name="Suggest three setups").click()
        page.get_by_role("button", name="Use setup 3").wait_for()

    def premises(self, page):
        """What is offered."""
        return page.locator(".setup-premise").all_text_contents()

    def others(self, page, note):
        """Asks for others with a note; hands back what was sent."""
        page.get_by_role("button", name="Regenerate setups").click()
        dialog = page.get_by_role("dialog", name="Regenerate the setups")
        dialog.get_by_role("textbox", name="Note").fill(note)
        before = self.premises(page)
        with page.expect_request("**/api/v1/setups") as sent:
            dialog.get_by_role("button", name="Regenerate").click()
        until(lambda: page.locator(".setups[aria-busy=false]").count() and self.premises(page) != before, "others are there", page)
        return sent.value.post_data_json

    def test_others_come_with_a_note_and_without(self):
        page = self.open("#/new")
        self.offer(page)
        sent = self.others(page, "  Nobody dies. ")
        self.assertEqual((sent["idea"], sent["note"]), (IDEA, "Nobody dies."))
        self.assertEqual(self.focused(page)["name"], "Three setups")
        self.assertNotIn("note", self.others(page, ""))
        # It is a wish for these setups and no part of what the story is begun with.
        page.get_by_role("button", name="Use setup 1").click()
        page.get_by_role("button", name="Outline the scenes").click()
        page.wait_for_url(re.compile(r"#/stories/\w+/plan"))
        story = re.search(r"stories/(\w+)/", page.url)[1]
        self.assertEqual(self.client.get(f"/api/v1/stories/{story}")["notes"], [])

    def test_axe_finds_nothing(self):
        def asking(page):
            self.offer(page)
            page.get_by_role("button", name="Regenerate setups").click()
            page.get_by_role("dialog", name="Regenerate the setups").wait_for()

        self.in_all_looks("others", "#/new", asking)


class Scenes(PlanningTest):
    """One scene is planned anew."""

    def card(self, page, number=2):
        """The card of a scene."""
        return page.get_by_role("article", name=re.compile(f"^Scene {number}:"))

    def begin(self, page, note, number=2):
        """Has a scene planned anew with a note."""
        page.get_by_role("button", name=f"Actions for scene {number}").click()
        page.get_by_role("menuitem", name="Regenerate outline…").click()
        dialog = page.get_by_role("dialog", name=f"Regenerate the outline of scene {number}")
        dialog.get_by_role("textbox", name="Note").fill(note)
        dialog.get_by_role("button", name="Regenerate").click()

    def test_the_fields_show_the_new_plan_the_text_stays_and_undo_brings_the_old_one_back(self):
        story = self.story()
        page = self.open(f"#/stories/{story}/plan")
        before, text = self.scene(story, 2), self.client.text(story)
        self.begin(page, "Darker, please.")
        notices = page.get_by_role("region", name="Notices")
        notices.get_by_text("The outline of scene 2 was regenerated.").wait_for()
        after = self.scene(story, 2)
        self.assertNotEqual(after["description"], before["description"])
        self.assertTrue(after["description"].endswith("The dark came nearer."), after["description"])
        self.assertFalse(set(after["key_events"]) & set(before["key_events"]))
        card = self.card(page)
        self.assertEqual(card.get_by_role("textbox", name="Title of scene 2").input_value(), after["title"])
        self.assertEqual(card.get_by_role("textbox", name="What happens").input_value(), after["description"])
        self.assertEqual(card.get_by_role("textbox", name="Beats, one per line").input_value(), "\n".join(after["key_events"]))
        self.assertEqual(self.client.text(story), text)
        notices.get_by_role("button", name="Undo").click()
        until(lambda: self.scene(story, 2) == before, "the earlier plan is back", page)
        until(lambda: card.get_by_role("textbox", name="What happens").input_value() == before["description"], "and shown", page)
        self.assertEqual(self.client.text(story), text)

    def test_while_it_is_planned_its_fields_are_still_and_it_can_be_stopped(self):
        story = self.story(goal="outline")
        before = self.scene(story, 2)
        page = self.open(f"#/stories/{story}/plan")
        self.card(page).wait_for()
        self.provider.behave(**FOR_EVER)
        self.begin(page, "")
        until(lambda: self.provider.state["open"] == 1, "the model is asked", page)
        card = self.card(page)
        self.assertEqual(card.get_attribute("aria-busy"), "true")
        self.assertFalse(card.get_by_role("textbox", name="What happens").is_editable())
        self.assertTrue(self.card(page, 1).get_by_role("textbox", name="What happens").is_editable())
        self.assertTrue(page.get_by_role("button", name="Move scene 1 down").is_disabled())
        self.press(page, "Stop outlining scene 2")
        until(lambda: self.provider.state["open"] == 0, "the call is called off", page)
        until(lambda: card.get_attribute("aria-busy") == "false", "the card is as before", page)
        self.assertEqual(self.focused(page)["name"], "Title of scene 2")
        self.assertTrue(card.get_by_role("textbox", name="What happens").is_editable())
        self.assertEqual(self.scene(story, 2), before)

    def test_what_goes_wrong_is_said_on_the_card_and_can_be_tried_again(self):
        story = self.story(goal="outline")
        page = self.open(f"#/stories/{story}/plan")
        self.card(page).wait_for()
        revision = self.client.get(f"/api/v1/stories/{story}")["revision"]
        self.provider.behave(**FOR_EVER)
        self.begin(page, "Lighter.")
        until(lambda: self.provider.state["open"] == 1, "the model is asked", page)
        changed = self.client.ask(
            "PATCH", f"/api/v1/stories/{story}/scenes/2", {"title": "Elsewhere"}, {"If-Match": f'"{revision}"'}
        )  # fmt: skip
        self.assertEqual(changed.status, 200, changed)
        self.expected = re.compile("409|412")
        self.provider.behave(first_token_ms=0)
        self.provider.release()
        alert = self.card(page).get_by_role("alert")
        alert.wait_for()
        until(lambda: self.card(page).get_by_role("textbox", name="Title of scene 2").input_value() == "Elsewhere", "it was read", page)
        alert.get_by_role("button", name="Try again").click()
        page.get_by_text("The outline of scene 2 was regenerated.").first.wait_for()
        self.assertTrue(self.scene(story, 2)["description"].endswith("A warm light fell on it."))

    def test_axe_finds_nothing(self):
        story = self.story(goal="outline")

        def asking(page):
            page.get_by_role("button", name="Actions for scene 2").click()
            page.get_by_role("menuitem", name="Regenerate outline…").click()
            page.get_by_role("dialog").wait_for()

        def planning(page):
            self.begin(page, "Darker.")
            self.card(page).get_by_role("button", name="Stop outlining scene 2").wait_for()
            self.card(page).scroll_into_view_if_needed()

        self.in_all_looks("plan-anew", f"#/stories/{story}/plan", asking)
        self.provider.behave(**FOR_EVER)
        self.in_all_looks("plan-anew-busy", f"#/stories/{story}/plan", planning)


class Limits(PlanningTest):
    """A run that reached its limit goes on with another."""

    def paused(self):
        """A story whose run has reached its limit, and the run."""
        story = self.client.new_story(IDEA, 900)
        run = self.client.start(story, max_cost="0.001")
        self.client.wait_for(run, "paused")
        self.assertEqual(self.client.run(run)["reason"]["code"], "cap")
        return story, run

    def dialog(self, page):
        """Opens the dialog."""
        page.get_by_role("button", name="Change the limit").click()
        return page.get_by_role("dialog", name="Change the spending limit")

    def test_the_same_run_goes_on_with_a_higher_limit_and_with_none(self):
        story, run = self.paused()
        spent = self.client.run(run)["progress"]["cost"]
        page = self.open(f"#/stories/{story}/write")
        dialog = self.dialog(page)
        amount = dialog.get_by_role("textbox", name=re.compile("^Spending limit"))
        go = dialog.get_by_role("button", name="Resume")
        self.assertGreaterEqual(float(amount.input_value()), 0.002)
        amount.fill("1,5")
        dialog.get_by_text("Enter an amount such as 0.50.").wait_for()
        self.assertTrue(go.is_disabled())
        amount.fill(spent)
        dialog.get_by_text(f"The run has already cost ${spent}. Enter a higher amount.").wait_for()
        amount.fill("0.004")
        amount.press("Enter")
        dialog.wait_for(state="detached")
        self.assertEqual(self.focused(page)["role"], "main")
        raised = lambda: self.client.run(run)  # noqa: E731
        until(lambda: float(raised()["max_cost"]) == 0.004, "the limit is another", page)
        until(lambda: raised()["status"] == "paused" and float(raised()["progress"]["cost"]) > float(spent), "it went on to the next limit", page)
        dialog = self.dialog(page)
        dialog.get_by_role("checkbox", name=re.compile("^No limit")).check()
        self.assertTrue(dialog.get_by_role("textbox", name=re.compile("^Spending limit")).is_disabled())
        dialog.get_by_role("button", name="Resume").click()
        self.client.wait_for(run, "succeeded")
        self.assertIsNone(raised()["max_cost"])
        self.assertEqual([entry["id"] for entry in self.client.get(f"/api/v1/stories/{story}/runs")["items"]], [run])
        self.assertEqual(self.client.get(f"/api/v1/stories/{story}")["status"], "complete")

    def test_axe_finds_nothing(self):
        story, _ = self.paused()

        def raising(page):
            dialog = self.dialog(page)
            dialog.get_by_role("textbox", name=re.compile("^Spending limit")).fill("0")

        self.in_all_looks("limit", f"#/stories/{story}/write", raising)


class EditSessions(PlanningTest):
    """What is typed in one go leaves one version."""

    def setUp(self):
        super().setUp()
        self.told = self.story(words=400)
        self.sent = []
        self.tab = self.open(f"#/stories/{self.told}/write")
        self.tab.on("request", lambda request: request.method in ("PUT", "PATCH") and self.sent.append(request.post_data_json))
        self.manuscript = self.tab.get_by_role("textbox", name="Manuscript")
        self.manuscript.locator("p").first.click()

    def text(self):
        """The first scene as it is stored."""
        return self.client.text(self.told)[0]

    def kept(self):
        """Its older texts, the newest first."""
        path = f"/api/v1/stories/{self.told}/scenes/1/versions"
        return [self.client.get(f"{path}/{entry['number']}")["text"] for entry in self.client.get(path)["items"]]

    def type(self, *words):
        """Types behind the first paragraph, and has each word stored."""
        self.manuscript.locator("p").first.click()
        self.tab.keyboard.press("End")
        for word in words:
            self.tab.keyboard.type(f" {word}")
            self.tab.keyboard.press("Control+s")
            until(lambda word=word: f" {word}" in self.text(), "what was typed is stored", self.tab)

    def test_typing_on_leaves_the_text_before_it_alone(self):
        before = self.text()
        self.type("Nobody", "saw", "it", "fall.")
        self.assertEqual(len({body["sitting"] for body in self.sent}), 1)
        self.assertEqual(self.kept(), [before])

    def test_a_proposal_that_is_taken_and_taken_back_leaves_versions_between_two_sittings(self):
        self.type("Nobody", "saw.")
        typed, older = self.text(), self.kept()
        self.manuscript.locator("p").nth(1).click(click_count=3)
        self.tab.get_by_role("toolbar", name="Edit the selection").get_by_role("button", name="Rewrite").click()
        self.tab.get_by_role("button", name="Use this").click()
        until(lambda: self.text() != typed, "the proposal is stored", self.tab)
        proposed = self.text()
        self.assertEqual(self.kept(), [typed, *older])
        self.tab.keyboard.press("Control+z")
        self.tab.keyboard.press("Control+s")
        until(lambda: self.text() == typed, "the text is as before", self.tab)
        self.assertEqual(self.kept(), [proposed, typed, *older])
        self.type("Everybody", "heard.")
        self.assertEqual(self.kept(), [typed, proposed, typed, *older])
        # One after the other, however often the texts of each were sent.
        first, between, second = (name for name, _ in itertools.groupby(body.get("sitting") for body in self.sent))
        self.assertIsNone(between)
        self.assertTrue(first and second and first != second, (first, second))
