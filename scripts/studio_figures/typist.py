"""Typing in a long manuscript: pictures a second, milliseconds from a key to its picture, and the work for each key."""

import contextlib
import time

import machine
import stage

SENTENCE = "The lamp went out and nobody in the harbour saw it go. "
WARM_UP = 24


def measure(words, scenes, keys, rate, profile=None):
    """Types so many keys a second in the middle of a manuscript, twice: to count pictures, and to count work alone."""
    stand = stage.Stage()
    try:
        stand.open()
        page = open_manuscript(stand, words, scenes)
        writer = Typist(page, rate)
        writer.type(WARM_UP)
        with machine.Span(browser=stand.chromium.process.pid) as watched:
            page.evaluate("measured.begin()")
            writer.type(keys)
            seen = page.evaluate("measured.end()")
        meter = stage.Meter(page)
        meter.begin()
        with machine.Span(browser=stand.chromium.process.pid) as quiet:
            writer.type(keys)
            work = meter.end()
        if profile:
            with stage.Profiler(page, profile):
                writer.type(keys)
        return figures(seen, work, keys, watched, quiet)
    finally:
        stand.close()


def open_manuscript(stand, words, scenes):
    """The page with the caret in the middle of the middle scene's middle paragraph."""
    story = stand.manuscript(words, scenes)
    page = stand.page(f"stories/{story}/write")
    scene = page.locator(f'.ms-scene[data-scene="{scenes // 2 + 1}"]')
    scene.wait_for()
    page.evaluate("number => document.querySelector(`.ms-scene[data-scene='${number}']`).scrollIntoView()", scenes // 2 + 1)
    paragraphs = scene.locator(".ms-text p")
    middle = paragraphs.nth(paragraphs.count() // 2)
    for _ in range(3):
        # What comes into sight gets its true height, which moves what is below it.
        middle.evaluate("element => element.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(200)
    middle.click()
    page.wait_for_timeout(1_000)
    return page


class Typist:
    """Presses keys at a steady pace, as the browser's own input does."""

    def __init__(self, page, rate):
        self.session = page.context.new_cdp_session(page)
        self.pause = 1 / rate
        self.count = 0

    def type(self, keys):
        """Presses so many keys; one that is late does not make the next one late."""
        begun = time.monotonic()
        for number in range(keys):
            with contextlib.suppress(ValueError):
                time.sleep(begun + number * self.pause - time.monotonic())
            self.press(SENTENCE[self.count % len(SENTENCE)])
            self.count += 1
        time.sleep(self.pause)

    def press(self, letter):
        """Presses a key and lets go of it."""
        key = {"key": letter, "code": "Space" if letter == " " else f"Key{letter.upper()}"}
        key["windowsVirtualKeyCode"] = ord(letter.upper())
        self.session.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, "unmodifiedText": letter, **key})
        self.session.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})


def figures(seen, work, keys, watched, quiet):
    """What came of it, by name."""
    pictures = seen["pictures"]
    gaps = [later - earlier for earlier, later in zip(pictures, pictures[1:])]
    seconds = (pictures[-1] - pictures[0]) / 1000
    return {
        "frames a second": (len(pictures) - 1) / seconds,
        "largest gap, ms": max(gaps),
        "key to picture p50, ms": machine.percentile(seen["keys"], 50),
        "key to picture p95, ms": machine.percentile(seen["keys"], 95),
        "long tasks": len(seen["tasks"]),
        "longest task, ms": max(seen["tasks"], default=0),
        **{f"{name} a key, ms": 1000 * value / keys for name, value in work.items()},
        "browser's processor time a key, ms": 1000 * quiet.work["browser"] / keys,
        "load": watched.load,
        "load without counting frames": quiet.load,
    }
