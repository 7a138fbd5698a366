"""Compares the output that a page shows with the output of a command.

`…` stands for what may vary: within a line for any characters, alone on a line for any lines, in JSON for any value, any
part of a text, and members and elements that are not shown. Words that the page declares as varying stand for
identifiers that differ with each run: the first output that contains one binds it, and later commands use its value.
"""

import json
import re

MORE = object()
TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}\[\],:…])')


class Names:
    """The varying words of a page and their values."""

    def __init__(self):
        self.words = {}

    def declare(self, words):
        """Takes further words, not bound yet."""
        for word in words:
            self.words.setdefault(word, None)

    def filled(self, text):
        """A command with the values that are known."""
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
        """Whether lines fit those that are shown; binds words to their values."""
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
    """JSON that may contain `…`; a ValueError if it is invalid."""
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
        raise ValueError(f"“{tokens[rest]}” follows the end")
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
        raise ValueError(f"“{tokens[at]}” in place of “,” or “{end}”")
    return at


def difference(shown, came, names, path=""):
    """The first difference between a value and the one that is shown, in words; None if it fits."""
    where = path or "the whole"
    if shown is MORE:
        return None
    if isinstance(shown, str):
        fits = isinstance(came, str) and names.fits_value(shown, came)
        return None if fits else f"{where} is {came!r}, not {shown!r}"
    if isinstance(shown, dict):
        fault, pairs = _common_members(shown, came)
    elif isinstance(shown, list):
        fault, pairs = _common_elements(shown, came)
    else:
        same = type(shown) is type(came) and shown == came
        return None if same else f"{where} is {came!r}, not {shown!r}"
    if fault:
        return f"{where} {fault}"
    found = (difference(wanted, value, names, f"{path}/{name}") for name, wanted, value in pairs)
    return next((text for text in found if text), None)


def _common_members(shown, came):
    """What is wrong with the names of an object, and its members beside those that are shown."""
    if not isinstance(came, dict):
        return "is no object", []
    wrong = [f"lacks “{name}”" for name in shown if name is not MORE and name not in came]
    if MORE not in shown:
        wrong += [f"also has “{name}”" for name in came if name not in shown]
    return ", ".join(wrong), [(name, value, came.get(name)) for name, value in shown.items() if name is not MORE]


def _common_elements(shown, came):
    """What is wrong with the length of a list, and its elements beside those that are shown."""
    firm = shown[:-1] if shown[-1:] == [MORE] else shown
    if not isinstance(came, list):
        return "is no list", []
    if len(came) < len(firm) or (firm is shown and len(came) > len(firm)):
        return f"has {len(came)} elements, {len(firm)} are shown", []
    return None, [(index, *pair) for index, pair in enumerate(zip(firm, came))]


def compare(shown, came, names):
    """What is wrong with an output, in words; None if it fits what is shown."""
    came = "\n".join(line.rstrip() for line in came.replace("\r\n", "\n").strip("\n").split("\n"))
    shown = "\n".join(line.rstrip() for line in shown.strip("\n").split("\n"))
    if shown.lstrip()[:1] in ("{", "["):
        try:
            value = json.loads(came)
        except ValueError:
            return "The output is no JSON."
        return difference(parse(shown), value, names)
    return None if names.fits(shown, came) else "The output differs from what is shown."
