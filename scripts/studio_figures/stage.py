"""Where the studio is measured: the program, the fake provider and Debian's Chromium, as the browser's tests have them."""

import contextlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SCRIPTS / "acceptance"))
import browser  # noqa: E402
import stand  # noqa: E402
import storyteller  # noqa: E402

PROBES = Path(__file__).with_name("probes.js")
FLAGS = (
    "--headless=new", "--remote-debugging-port=0", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-US",
    "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--window-size=1280,860",
    # Each window's own address bar would have two more pages, which work all the time although nobody sees them.
    "--disable-features=AimEnabled,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
)  # fmt: skip
TRIES = 3
# The most characters that the server takes in one scene.
MOST_CHARACTERS = 500_000
# The metrics of a page whose difference is told, all in seconds.
METRICS = ("TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration")


class Stage(stand.AcceptanceTest):
    """Program, provider and browser; `close` ends them. Not a test, but it stands on what tests stand on."""

    def __init__(self):
        super().__init__("doCleanups")
        self.setUp()

    def open(self, **behaviour):
        """Starts everything; the provider behaves as is said."""
        self.provider = self.fake(**behaviour)
        self.house = self.server(self.provider).start()
        self.client = self.house.client()
        self.studio = browser.StudioServer(self, self.house)
        self.browser = self.start_browser()
        # The browser's own profile: what Playwright would emulate in others, focus and being seen, is left as it is.
        self.profile = self.browser.contexts[0]
        self.profile.add_init_script(path=PROBES)
        self.windows = self.browser.new_browser_cdp_session()
        return self

    def close(self):
        """Ends everything."""
        self.doCleanups()

    def start_browser(self):
        """A browser that Playwright looks into without changing it."""
        browser.find_playwright()
        from playwright.sync_api import sync_playwright

        driver = sync_playwright().start()
        self.addCleanup(driver.stop)
        profile = Path(tempfile.mkdtemp(prefix="profile-", dir=self.folder))
        command = [browser.CHROMIUM, *FLAGS, f"--user-data-dir={profile}"]
        self.chromium = stand.local.Child("chromium", command, self.folder / "chromium.log")
        self.chromium.start()
        self.addCleanup(self.chromium.stop)
        port = profile / "DevToolsActivePort"
        self.chromium.wait_until(lambda: port.exists() and port.read_text().count("\n"), stand.SECONDS_TO_START)
        address = f"http://127.0.0.1:{port.read_text().split()[0]}"
        return self.connected(driver.chromium, address)

    @staticmethod
    def connected(chromium, address):
        """The browser at an address. One that is asked while it makes its first window may never answer that question."""
        from playwright.sync_api import TimeoutError as TooLate

        for _ in range(TRIES - 1):
            with contextlib.suppress(TooLate):
                return chromium.connect_over_cdp(address, no_defaults=True, timeout=browser.MILLISECONDS / 2)
        return chromium.connect_over_cdp(address, no_defaults=True)

    def page(self, address, view="tabs"):
        """A page of the studio: one more tab of the window, a window of its own, or one with a profile of its own."""
        if view == "profiles":
            profile = self.browser.new_context(viewport=browser.DESKTOP)
            profile.add_init_script(path=PROBES)
            page = profile.new_page()
        elif view == "windows":
            with self.profile.expect_page() as opened:
                self.windows.send("Target.createTarget", {"url": "about:blank", "newWindow": True})
            page = opened.value
        else:
            page = self.profile.new_page()
        page.set_default_timeout(browser.MILLISECONDS)
        page.goto(f"{self.studio.url}/#/{address}")
        return page

    def manuscript(self, words, scenes):
        """The id of a story with so many words in so many scenes."""
        story = self.client.new_story("A keeper finds a long letter.", max(100, min(words, 200_000)))
        resource = f"/api/v1/stories/{story}"
        plans = [{"title": f"The {number}. letter", "word_budget": words // scenes} for number in range(1, scenes + 1)]
        self.put(f"{resource}/outline", {"title": "Letters", "scenes": plans}, 1)
        for number in range(1, scenes + 1):
            self.put(f"{resource}/scenes/{number}/text", {"text": prose(words // scenes, number)}, number + 1)
        return story

    def put(self, path, body, revision):
        """Puts something on a revision."""
        answer = self.client.ask("PUT", path, body, {"If-Match": f'"{revision}"'})
        assert answer.status == 200, f"PUT {path}: {answer}"


def prose(words, scene):
    """Paragraphs of so many words. Where they would be too long for a scene, their words are cut."""
    teller, told, count = storyteller.story(1), [], 0
    while count < words:
        told.append(teller.paragraph(scene, storyteller.EVENTS_IN_A_SCENE + len(told)))
        count += storyteller.count(told[-1])
    text = "\n\n".join(told)
    longest = 8
    while len(text) > MOST_CHARACTERS:
        text = "\n\n".join(" ".join(word[:longest] for word in paragraph.split()) for paragraph in told)
        longest -= 1
    return text


class Meter:
    """Counts what the thread of a page works between two looks."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)
        # The thread's own processor time, so that what else runs on the machine does not count.
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.before = self.read()

    def read(self):
        """Seconds by metric, since the page began."""
        found = {entry["name"]: entry["value"] for entry in self.session.send("Performance.getMetrics")["metrics"]}
        return {name: found[name] for name in METRICS}

    def begin(self):
        """Counts from here."""
        self.before = self.read()

    def end(self):
        """Seconds by metric since `begin`."""
        now = self.read()
        return {name: now[name] - self.before[name] for name in METRICS}


class Profiler:
    """Writes down where the scripts of a page spend their time, for Chromium's own tools: a file .cpuprofile."""

    def __init__(self, page, file):
        self.session = page.context.new_cdp_session(page)
        self.file = Path(file)

    def __enter__(self):
        self.session.send("Profiler.enable")
        self.session.send("Profiler.setSamplingInterval", {"interval": 200})
        self.session.send("Profiler.start")

    def __exit__(self, *fault):
        self.file.write_text(json.dumps(self.session.send("Profiler.stop")["profile"]))


def version():
    """Which browser it is."""
    return subprocess.run([browser.CHROMIUM, "--version"], capture_output=True, text=True).stdout.strip()
