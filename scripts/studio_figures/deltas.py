"""How long text takes from the provider to the log, to the wire, and onto the pages of many tabs."""

import bisect
import itertools
import json
import re
import sqlite3
import threading
import time

import machine
import stage

# Letters by which a place in a text is known again.
KNOWN_BY = 24
LEAST_KNOWN = 12


def measure(tabs, view, seconds, words, chunk_ms, chunk_words, profile=None):
    """Has a story written while so many pages show it, for so many seconds."""
    stand = stage.Stage()
    try:
        stand.open(chunk_ms=chunk_ms, chunk_words=chunk_words, json_chunk_ms=0)
        story = stand.client.new_story("A keeper writes down all that the sea says.", words)
        run = stand.client.start(story)
        wire = Wire(stand.client, run)
        pages = [stand.page(f"stories/{story}/write", view) for _ in range(tabs)]
        for page in pages:
            page.wait_for_function("() => measured.texts().length > 3", polling=200, timeout=60_000)
        meters = [stage.Meter(page) for page in pages]
        for page, meter in zip(pages, meters, strict=True):
            page.evaluate("measured.forget()")
            meter.begin()
        with machine.Span(browser=stand.chromium.process.pid, server=stand.house.child.process.pid) as span:
            begun = time.time()
            watch(pages[0], seconds, profile)
            ended = time.time()
        work = [meter.end() for meter in meters]
        shown = [page.evaluate("() => ({texts: measured.texts(), state: document.visibilityState})") for page in pages]
        stand.client.post(f"/api/v1/runs/{run}/cancel")
        pieces = stand.provider.client.get("/fake/pieces")
        deltas = read_deltas(stand.folder / "data" / "stories.sqlite", run, wire, begun, ended)
        return figures(deltas, pieces, shown, work, span, (begun, ended))
    finally:
        stand.close()


def watch(page, seconds, profile):
    """Lets the time pass; looks into one page where that is wanted."""
    if profile:
        with stage.Profiler(page, profile):
            time.sleep(seconds)
    else:
        time.sleep(seconds)


class Wire(threading.Thread):
    """Reads the run's stream beside the browser, and notes when each entry came."""

    def __init__(self, client, run):
        super().__init__(daemon=True)
        self.client, self.path = client, f"/api/v1/runs/{run}/events"
        self.came = {}
        self.start()

    def run(self):
        """Reads until the stream ends, or the server does."""
        try:
            for event in self.client.events(self.path):
                self.came[event.number] = event.came_at
        except (OSError, ValueError):
            pass


class Delta:
    """A piece of text as the log has it."""

    def __init__(self, logged, came, mark):
        self.logged = logged
        self.came = came
        # The last letters of its paragraph up to here.
        self.mark = mark


def read_deltas(database, run, wire, begun, ended):
    """The deltas of the time in which it was measured. Those too short to be known again are left out."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        question = "SELECT number, kind, data, happened_at FROM run_log WHERE run_id = ? ORDER BY number"
        rows = connection.execute(question, (run,)).fetchall()
    deltas, text = [], ""
    for number, kind, data, at in rows:
        piece = json.loads(data)["text"] if kind == "delta" and json.loads(data)["part"] == "text" else ""
        if not piece.strip():
            continue  # what is between two paragraphs alone changes nothing on a page
        text = (text + piece)[-4 * KNOWN_BY :]
        mark = text.rstrip().rsplit("\n", 1)[-1][-KNOWN_BY:]
        if begun <= at / 1e6 <= ended - 1 and len(mark) >= LEAST_KNOWN and number in wire.came:
            deltas.append(Delta(at / 1e6, wire.came[number], mark))
    return deltas


def first_at(entries, mark, after):
    """The first entry behind a moment whose text has the mark; None where there is none."""
    return next((entry for entry in entries if entry["at"] >= after and mark in entry["text"]), None)


def to_pages(deltas, shown):
    """Milliseconds from each delta's entry in the log to each page: in it, and drawn there; and how many never came."""
    arrived, drawn, missed = [], [], 0
    for page in shown:
        entries = [{**entry, "at": entry["at"] / 1000} for entry in page["texts"]]
        for delta in deltas:
            # The log's clock is read before the entry is written; a page cannot be ahead of it.
            if not (found := first_at(entries, delta.mark, delta.logged)):
                missed += 1
                continue
            arrived.append(1000 * (found["at"] - delta.logged))
            if found["drawn"]:
                drawn.append(found["drawn"] - 1000 * delta.logged)
    return arrived, drawn, missed


def from_provider(pieces, deltas):
    """Milliseconds from the provider's piece that let each delta go to the delta's entry in the log.

    The program lets whole sentences through: one goes when the next one begins, or when its line ends.
    """
    told = "".join(piece["text"] for piece in pieces)
    ends = list(itertools.accumulate(len(piece["text"]) for piece in pieces))
    waits, start = [], 0
    for delta in deltas:
        at = told.find(delta.mark, start)
        if at < 0:
            continue
        start = at + len(delta.mark)
        behind = re.compile(r"[^\S\n]*[\n\S]").match(told, start)
        if behind:
            waits.append(1000 * (delta.logged - pieces[bisect.bisect_left(ends, behind.end())]["at"]))
    return waits


def spread(name, values):
    """The middle, the 95th percentile and the most of some milliseconds."""
    return {f"{name} {what}, ms": machine.percentile(values, share) for what, share in (("p50", 50), ("p95", 95), ("most", 100))}


def figures(deltas, pieces, shown, work, span, measured):
    """What came of it, by name."""
    visible = [page for page in shown if page["state"] == "visible"]
    hidden = [page for page in shown if page["state"] != "visible"]
    each = max(1, len(deltas)) * max(1, len(shown))
    found = {
        "tabs (seen, hidden)": f"{len(visible)}, {len(hidden)}",
        "deltas": len(deltas),
        "deltas a second": len(deltas) / (measured[1] - measured[0] - 1),
        **spread("provider to log", from_provider(pieces, deltas)),
        **spread("log to wire", [1000 * (delta.came - delta.logged) for delta in deltas]),
    }
    for name, pages in (("seen tabs", visible), ("hidden tabs", hidden), ("all tabs", shown if visible and hidden else [])):
        if pages:
            arrived, drawn, missed = to_pages(deltas, pages)
            found |= spread(f"log to {name}", arrived) | {f"never in {name}": missed}
            found |= spread(f"log to drawn, {name}", drawn) if drawn else {}
    for metric in stage.METRICS:
        found[f"{metric} a delta and tab, ms"] = 1000 * sum(entry[metric] for entry in work) / each
    for name, seconds in span.work.items():
        found[f"{name}'s processor time a delta and tab, ms"] = 1000 * seconds / each
    return found | {"load": span.load}
