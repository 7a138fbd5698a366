#!/usr/bin/env bash
# Two readers of OpenDocument text drop what the format has elements for: a run of spaces (so that words are glued) and,
# in Japanese, the word itself under its reading; one also moves a footnote's mark to the paragraph before.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    odfdo==3.27.3 \
    kreuzberg==4.10.4
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given!r}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


import kreuzberg
from odfdo import Document, Element

for package in ("odfdo", "kreuzberg"):
    print(package, version(package))


def readings(*paragraphs):
    document = Document("text")
    document.body.clear()
    for paragraph in paragraphs:
        document.body.append(Element.from_tag(f"<text:p>{paragraph}</text:p>"))
    document.save("story.odt")
    markdown = kreuzberg.ExtractionConfig(output_format="markdown")
    return (
        Document("story.odt").get_formatted_text().strip(),
        kreuzberg.extract_file_sync("story.odt").content.strip(),
        kreuzberg.extract_file_sync("story.odt", config=markdown).content.strip(),
    )


spaces = 'Rose<text:s text:c="4"/>and thorn'
case(spaces, ("Rose    and thorn",) * 3, ("Roseand thorn",) * 3, readings(spaces))
ruby = "<text:ruby><text:ruby-base>雪</text:ruby-base><text:ruby-text>ゆき</text:ruby-text></text:ruby>の夜"
case(ruby, ("雪の夜",) * 3, ("の夜",) * 3, readings(ruby))
note = (
    'Last<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>A note.</text:p></text:note-body></text:note> night it rained."
)
case(
    ("She ran.", note), "She ran.\n\nLast[^1] night it rained.\n\n[^1]:\n    A note.",
    "She ran.[^1]\n\nLast night it rained.[^1]\n\n[^1]:\n    A note.", readings("She ran.", note)[2],
)

raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
