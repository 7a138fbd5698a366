"""Compares what a page shows with what came.

`…` stands for what may vary: within a line for any characters, alone on a line for any lines, in JSON for any value,
for the rest of a text, and for members and elements that are not shown. Words that the page declares as varying stand
for the identifiers that are drawn at run time: the first output with one binds it, and commands below get what it is
bound to.
"""

import json
import re

MORE = object()
TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}\[\],:…])')


class Names:
    """The varying words of a page and what they are bound to."""

    def __init__(self):
        self.words = {}

    def declare(self, words):
        """Takes further words, not bound yet."""
        for word in words:
            self.words.setdefault(word, None)

    def filled(self, text):
        """A command with the values that are bound."""
        for word, value in self.words.items():
            text = text.replace(word, value) if value else text
        return text

    def pattern(self, text):
        """The regular expression for the lines that a page shows."""
        seen = set()
        lines = text.split("\n")
        return "".join("(?:.*\n)*?" if line.strip() == "…" else self._line(line, seen) + "\n" for line in lines)

    def _line(self, line, seen):
        def part(match):
            word = match.group(0)
            if word == "…":
                return ".*?"
            value = self.words[word]
            if value:
                return re.escape(value)
            name = f"w{list(self.words).index(word)}"
            if name in seen:
                return f"(?P={name})"
            seen.add(name)
            return f"(?P<{name}>[A-Za-z0-9_-]+)"

        parts = "|".join(["…", *(re.escape(word) for word in self.words)])
        out, end = [], 0
        for match in re.finditer(parts, line):
            out += [re.escape(line[end : match.start()]), part(match)]
            end = match.end()
        return "".join([*out, re.escape(line[end:])])

    def fits(self, shown, came):
        """Whether lines fit those that are shown; binds the words that get a value by it."""
        return self._bound(re.fullmatch(self.pattern(shown), came + "\n"))

    def fits_value(self, shown, came):
        """Whether a text within JSON fits; `…` in it may be any number of lines."""
        return self._bound(re.fullmatch(self._line(shown, set()), came, re.DOTALL))

    def _bound(self, match):
        words = list(self.words)
        for name, value in match.groupdict().items() if match else ():
            self.words[words[int(name[1:])]] = value
        return match is not None


def parse(text):
    """JSON in which `…` may stand; a ValueError where it is none."""
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"“{text[at : at + 20]}” is no JSON")
        tokens.append(match.group(1))
        at = match.end()
    value, rest = _value(tokens + [""], 0)
    if tokens[rest:]:
        raise ValueError(f"“{tokens[rest]}” stands behind the end")
    return value


def _value(tokens, at):
    token = tokens[at]
    if token == "…":
        return MORE, at + 1
    if token == "{":
        return _members(tokens, at + 1)
    if token == "[":
        return _elements(tokens, at + 1)
    return json.loads(token), at + 1


def _members(tokens, at):
    found = {}
    while tokens[at] != "}":
        if tokens[at] == "…":
            found[MORE] = True
            at += 1
        else:
            name = json.loads(tokens[at])
            if tokens[at + 1] != ":":
                raise ValueError(f"“{name}” has no value")
            found[name], at = _value(tokens, at + 2)
        at = _comma(tokens, at, "}")
    return found, at + 1


def _elements(tokens, at):
    found = []
    while tokens[at] != "]":
        value, at = _value(tokens, at)
        found.append(value)
        at = _comma(tokens, at, "]")
    return found, at + 1


def _comma(tokens, at, end):
    if tokens[at] == ",":
        return at + 1
    if tokens[at] != end:
        raise ValueError(f"“{tokens[at]}” where “,” or “{end}” belongs")
    return at


def difference(shown, came, names, path=""):
    """Where a value differs from the one that is shown, in words; None where it fits."""
    where = path or "the whole"
    if shown is MORE:
        return None
    if isinstance(shown, dict):
        if not isinstance(came, dict):
            return f"{where} is no object"
        missing = [name for name in shown if name is not MORE and name not in came]
        extra = [] if MORE in shown else [name for name in came if name not in shown]
        if missing or extra:
            return f"{where}: " + ", ".join([f"no “{name}”" for name in missing] + [f"also “{name}”" for name in extra])
        pairs = ((f"{path}/{name}", value, came[name]) for name, value in shown.items() if name is not MORE)
    elif isinstance(shown, list):
        is_open = bool(shown) and shown[-1] is MORE
        firm = shown[:-1] if is_open else shown
        if not isinstance(came, list) or len(came) < len(firm) or (not is_open and len(came) > len(firm)):
            return f"{where} has {len(came) if isinstance(came, list) else 'no'} elements, {len(firm)} are shown"
        pairs = ((f"{path}/{index}", value, came[index]) for index, value in enumerate(firm))
    elif isinstance(shown, str):
        return None if isinstance(came, str) and names.fits_value(shown, came) else f"{where} is {came!r}, not {shown!r}"
    else:
        return None if type(shown) is type(came) and shown == came else f"{where} is {came!r}, not {shown!r}"
    return next((found for found in (difference(b, c, names, a) for a, b, c in pairs) if found), None)


def compare(shown, came, names):
    """What is wrong with an output, in words; None where it fits what is shown."""
    came = "\n".join(line.rstrip() for line in came.replace("\r\n", "\n").strip("\n").split("\n"))
    shown = "\n".join(line.rstrip() for line in shown.strip("\n").split("\n"))
    if shown.lstrip()[:1] in ("{", "["):
        try:
            value = json.loads(came)
        except ValueError:
            return "The output is no JSON."
        return difference(parse(shown), value, names)
    return None if names.fits(shown, came) else "The output differs from what is shown."
