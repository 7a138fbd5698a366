#!/usr/bin/env bash
# reconcile-text 0.13.2 merges two people's changes of one text and never reports a conflict. Where both changed the same
# place, its words keep the blank or break before them: a name changed in two ways tears the paragraph in two or gives one
# word of two names, and what was added to a paragraph that the other person deleted joins the paragraph before it without
# its first words. By lines it runs paragraphs into each other. A Japanese sentence, which has no blanks, comes twice
# although different words were changed.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check reconcile-text==0.13.2
"$room/env/bin/python" - <<'PYTHON'
from importlib.metadata import version

from reconcile_text import reconcile

print("reconcile-text", version("reconcile-text"))

TWO_NAMES = ("One.\n\nMara left.\n\nTwo.", "One.\n\nAnna left.\n\nTwo.", "One.\n\nIvo left.\n\nTwo.")
DELETED = ("One.\n\nMara left.\n\nTwo.", "One.\n\nTwo.", "One.\n\nMara left at dawn.\n\nTwo.")
EITHER = "one person's paragraph, or both, each a paragraph of its own"
cases = [
    (
        "Word", ("She walked to the door.", "She ran to the door.", "She walked slowly to the door."),
        "She ran slowly to the door.", "She ran slowly to the door.",
    ),
    ("Word", TWO_NAMES, EITHER, "One.\n\nAnna\n\nIvo left.\n\nTwo."),
    ("Word", ("Mara left.", "Anna left.", "Ivo left."), "Anna Ivo left.", "AnnaIvo left."),
    ("Word", DELETED, "the paragraph with its new words, or no paragraph", "One. left at dawn.\n\nTwo."),
    ("Line", TWO_NAMES, EITHER, "One.\n\nAnna left.Ivo left.\n\nTwo."),
    ("Line", DELETED, "the paragraph with its new words, or no paragraph", "One.\n\nMara left at dawn.Two."),
    (
        "Word", ("雪の夜、彼女は駅で待っていた。", "雪の朝、彼女は駅で待っていた。", "雪の夜、彼女は港で待っていた。"),
        "雪の朝、彼女は港で待っていた。", "雪の夜、彼女は港で待っていた。雪の朝、彼女は駅で待っていた。",
    ),
    ("Word", ("He smiled. She left.", "He grinned. She left.", "He smirked. She left."), "He grinned smirked. She left.",
     "He grinned. smirked. She left."),
]
same = True
for tokens, (parent, left, right), expected, known in cases:
    seen = reconcile(parent, left, right, tokens)["text"]
    print(f"\n{tokens}\nbefore    {parent!r}\none       {left!r}\nother     {right!r}\nexpected  {expected!r}\nseen      {seen!r}")
    same = same and seen == known
raise SystemExit(0 if same else "changed since this was written")
PYTHON
