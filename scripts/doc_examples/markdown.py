"""Reads a Markdown page: its code blocks, the comments that direct the check, and faults of its form."""

import re
from dataclasses import dataclass, field

WIDTH = 120
# The languages that a block may have. Those of RUN are run, JSON is parsed, the others are not checked.
RUN = {"sh", "console"}
LANGUAGES = RUN | {"json", "yaml", "text", "mermaid", "js", "swift", "diff"}
COMMENT = re.compile(r"^<!-- (?:docs-check: (\w+)(?: (.*))?|not run: (.*)) -->$")
ORDERS = {"server", "postgres", "run", "file", "varies", "exit"}
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*?)\s*$", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")


@dataclass
class Block:
    """A fenced block, with the directions of the comments directly above it."""

    line: int
    language: str
    text: str
    reason: str | None = None  # why it is not run
    file: str | None = None  # the name under which the examples find it
    status: int = 0  # the exit code of its last command


@dataclass
class Order:
    """A comment by itself: starts a server, runs a hidden command, names values that vary."""

    line: int
    name: str
    words: str


@dataclass
class Page:
    """The contents of a page, in order."""

    items: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    links: list = field(default_factory=list)
    spans: list = field(default_factory=list)
    prose: list = field(default_factory=list)


def anchors(text):
    """The names by which the headings of a page can be linked to, as GitHub makes them."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in plain}


def read(text):
    """Reads a page from its text."""
    page = Page()
    lines = text.split("\n")
    pending = {}
    at = 0
    while at < len(lines):
        line, number = lines[at], at + 1
        fence = re.match(r"^( {0,3})(`{3,})(\w*)\s*$", line)
        if fence:
            at = _block(page, lines, at, fence, pending)
            pending = {}
            continue
        at += 1
        comment = COMMENT.match(line)
        if comment:
            _comment(page, number, comment, pending)
        elif line.startswith("<!--") and ("docs-check" in line or "not run" in line):
            page.faults.append((number, "docs-check cannot read this comment."))
        elif line.strip() and pending:
            page.faults.append((number, "The comment above must stand directly above a block."))
            pending = {}
        elif line.startswith("    ") and not lines[at - 2].strip() and not _continues_list(lines, at - 1):
            page.faults.append((number, "Put code into a fence that names its language."))
        else:
            _prose(page, number, line)
    return page


def _prose(page, number, line):
    if len(line) > WIDTH and not line.lstrip().startswith(("|", ">")) and " " in line[WIDTH // 2 :]:
        page.faults.append((number, f"The line has {len(line)} characters; wrap it at {WIDTH}."))
    if not line.startswith(">"):
        page.prose.append((number, line))
    page.links += [(number, link) for link in LINK.findall(line)]
    page.spans += [(number, span) for span in SPAN.findall(line)]


def _continues_list(lines, at):
    """Whether an indented line belongs to a list item above it."""
    while at >= 0 and (not lines[at].strip() or lines[at].startswith(" ")):
        if re.match(r"^ *([-*]|\d+\.) ", lines[at]):
            return True
        at -= 1
    return at >= 0 and re.match(r"^([-*]|\d+\.) ", lines[at]) is not None


def _comment(page, number, comment, pending):
    name, words, reason = comment.groups()
    words = (words or "").strip()
    if reason:
        pending["reason"] = reason
    elif name == "file":
        pending["file"] = words
    elif name == "exit":
        pending["status"] = int(words)
    elif name in ORDERS:
        page.items.append(Order(number, name, words))
    else:
        page.faults.append((number, f"docs-check has no order “{name}”."))


def _block(page, lines, at, fence, pending):
    """Adds the block that begins at a line; returns the index of the line after it."""
    indent, marks, language = fence.groups()
    begin = at + 1
    end = begin
    while end < len(lines) and lines[end].strip() != marks:
        end += 1
    if end == len(lines):
        page.faults.append((at + 1, "This block has no end."))
    if language not in LANGUAGES:
        page.faults.append((at + 1, f"Name the block's language, one of {', '.join(sorted(LANGUAGES))}."))
    text = "\n".join(line.removeprefix(indent) for line in lines[begin:end])
    page.items.append(Block(at + 1, language, text, **pending))
    return end + 1
