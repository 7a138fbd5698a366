"""The studio in a browser: Debian's Chromium, driven by Playwright, on a server of the real program.

Pages are found by what a person would look for: roles, labels and words. Whatever the page writes to its console as an
error fails the test, and so do violations of its content security policy.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
import unittest
from pathlib import Path

import stand
from stand import SCRIPTS, AcceptanceTest, eventually, local

STUDIO = SCRIPTS.parent / "Studio"
CHROMIUM = shutil.which("chromium")
# What is said of a server that is away, by the browser itself; tests that stop servers expect it.
AWAY = re.compile(r"ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|ERR_INTERNET|Failed to load resource|net::ERR_")
DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
MOST_STOPS = 120
MILLISECONDS = 120_000
# Where screenshots go when somebody wants to look; none are made otherwise.
PICTURES = os.environ.get("STORYWRITER_SCREENSHOTS", "")

FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const labelled = (element.getAttribute("aria-labelledby") || "").split(" ").map(id => document.getElementById(id)?.textContent || "").join(" ");
  const label = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.textContent : "";
  const wrap = element.closest("label")?.textContent;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    name: (element.getAttribute("aria-label") || labelled.trim() || label || wrap || element.textContent || "").replace(/\\s+/g, " ").trim(),
    role: element.getAttribute("role") || element.tagName.toLowerCase(), width: box.width, height: box.height,
    // Where text is written, the caret shows it.
    outline: element.isContentEditable || style.outlineStyle !== "none" || style.boxShadow !== "none" || element.closest("label:focus-within") !== null,
  };
}"""


def find_playwright():
    """Fetches Playwright where it is not there yet and makes it known to Python; hands back its folder."""
    fetched = subprocess.run([SCRIPTS / "fetch-playwright"], capture_output=True, text=True)
    assert fetched.returncode == 0, fetched.stderr
    packages = Path(fetched.stdout.strip())
    if str(packages) not in sys.path:
        sys.path.insert(0, str(packages))
    return packages


class StudioServer:
    """A server with the studio at its front: the program's own page, or that of the folder which STORYWRITER_STUDIO names.

    "dist" is Studio/dist.
    """

    def __init__(self, test, server):
        self.server = server
        self.url = server.url
        named = os.environ.get("STORYWRITER_STUDIO")
        if not named:
            return
        port = local.free_port()
        folder = STUDIO / "dist" if named == "dist" else Path(named).resolve()
        child = local.Child("page", ["node", STUDIO / "dev.mjs", port, server.url, folder], test.folder / "page.log")
        child.start()
        test.addCleanup(child.kill)
        self.url = f"http://127.0.0.1:{port}"
        child.wait_until(lambda: local.is_answering(self.url + "/"), stand.SECONDS_TO_START)


@unittest.skipUnless(CHROMIUM, "needs Chromium")
class BrowserTest(AcceptanceTest):
    """A test with a browser of its own class; contexts and pages end with the test."""

    @classmethod
    def setUpClass(cls):
        cls.packages = find_playwright()
        from playwright.sync_api import sync_playwright

        driver = sync_playwright().start()
        cls.addClassCleanup(driver.stop)
        # Software rendering, without a sandbox: in containers there is neither a GPU nor the right to make namespaces.
        cls.browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-US"]
        )
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        super().setUp()
        self.complaints = []
        self.expected = None
        self.tabs = []

    def tearDown(self):
        for number, tab in enumerate(self.tabs):
            with contextlib.suppress(Exception):
                self.shoot(tab, f"end-{self._testMethodName}-{number}")
        strange = [entry for entry in self.complaints if not (self.expected and self.expected.search(entry))]
        self.assertEqual(strange, [], "the page complained")

    def context(self, dark=False, viewport=DESKTOP, axe=False, **more):
        """A browser's profile: its own storage, theme and size."""
        context = self.browser.new_context(
            viewport=viewport, color_scheme="dark" if dark else "light", reduced_motion="reduce", locale="en-US",
            accept_downloads=True, **more,
        )  # fmt: skip
        context.set_default_timeout(MILLISECONDS)
        self.addCleanup(self.close_quietly, context)
        if axe:
            # Put in before the page's own scripts, where the page's policy does not reach.
            context.add_init_script(path=self.packages / "axe_playwright_python" / "axe.min.js")
        return context

    @staticmethod
    def close_quietly(context):
        """Closes a profile, also one that is closed."""
        with contextlib.suppress(Exception):
            context.close()

    def page(self, url, context=None, **more):
        """A tab at an address."""
        page = (context or self.context(**more)).new_page()
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tabs.append(page)
        page.goto(url)
        return page

    # Looking.

    def shoot(self, page, name):
        """Takes a screenshot for people, where somebody asked for them."""
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))

    def check_accessible(self, page, where):
        """axe finds nothing: labels, names, contrast, order of headings, landmarks, live regions."""
        found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
        told = [
            f"{entry['id']} ({entry['impact']}): {entry['help']}\n"
            + "\n".join(f"    {node['target']} {node['html'][:160]}\n    {node['failureSummary'][:300]}" for node in entry["nodes"][:4])
            for entry in found
        ]
        if told:
            self.fail("\n".join([where, *told]))

    def check_no_sideways(self, page, where):
        """Nothing is wider than the window."""
        wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.assertLessEqual(wide, 0, f"{where} scrolls sideways")

    def await_text(self, page, manuscript, stored):
        """Waits until the page has the stored paragraphs, each once and nothing else."""
        end = time.monotonic() + stand.SECONDS / 2
        while (shown := paragraphs_of(manuscript)) != stored and time.monotonic() < end:
            page.wait_for_timeout(100)
        self.assertEqual(shown, stored)

    # Acting by keyboard alone.

    def focused(self, page):
        """Name and role of what has the focus; None for nothing."""
        return page.evaluate(FOCUSED)

    def tab_to(self, page, name, key="Tab"):
        """Presses Tab until what has the focus is called so, and looks whether it can be seen that it has it."""
        pattern = name if isinstance(name, re.Pattern) else re.compile(f"^{re.escape(name)}$")
        seen = []
        for _ in range(MOST_STOPS):
            at = self.focused(page)
            if at and pattern.search(at["name"]):
                self.assertTrue(at["outline"], f"nothing shows that {at['name']!r} has the focus")
                return at
            seen.append(at["name"] if at else None)
            page.keyboard.press(key)
        raise AssertionError(f"Tab never reached {pattern.pattern!r}; it passed {seen}")

    def press(self, page, name, key="Enter"):
        """Goes to something by Tab and presses a key there."""
        self.tab_to(page, name)
        page.keyboard.press(key)

    def fill(self, page, name, text):
        """Goes to a field by Tab and types over what it holds."""
        self.tab_to(page, name)
        page.keyboard.press("Control+a")
        page.keyboard.type(text)


def until(condition, what, page, seconds=stand.SECONDS):
    """Asks until `condition` holds, while the page goes on working."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"Waited {seconds} s in vain until {what}.")
        page.wait_for_timeout(50)
    return found


def paragraphs(text):
    """The paragraphs of a text."""
    return [line.strip() for line in re.split(r"\n+", text) if line.strip()]


def paragraphs_of(manuscript):
    """The paragraphs that the page shows, those included that are being written; without headings."""
    return [text.strip() for text in manuscript.locator(".ms-text p, .ms-live p").all_text_contents() if text.strip()]


def being_written(manuscript):
    """The text that the page shows behind the stored paragraphs while it comes."""
    return "".join(manuscript.locator(".ms-live > p").all_text_contents()).strip()


__all__ = [
    "AWAY", "DESKTOP", "PHONE", "BrowserTest", "StudioServer", "being_written", "eventually", "paragraphs", "paragraphs_of", "until",
]  # fmt: skip
