#!/usr/bin/env bash
# Four packages that read JSON while it still arrives or when it was cut at the token limit, and letters written as
# \uXXXX. Where the text stops within such an escape, repairjson puts a letter that the model never wrote (退 and 阀
# before 雪, a NUL at first), safe-json-repair a control character, laga the rest of the escape as plain text; only
# partialjson waits for the whole letter. With strict=False, however, partialjson hands out every text undecoded, also
# those that are complete, until the last brace has come.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check \
    repairjson==0.2.0 safe-json-repair==0.1.1 laga==0.1.6 partialjson==1.2.0
cat > "$room/cut.py" <<'PYTHON'
import json
from importlib.metadata import version

import laga
import partialjson
import repairjson
import safe_json_repair

READERS = {
    "repairjson": repairjson.loads,
    "safe-json-repair": safe_json_repair.parse_json_safe,
    "laga": laga.loads,
    "partialjson": partialjson.JSONParser().parse,
}
print(*(f"{name} {version(name)}" for name in READERS), sep=", ")
answer = json.dumps({"scene": "A 雪"})
KNOWN = {  # by the number of characters of \u96ea that have come
    "repairjson": ["A \\", "A \0", "A \u9000", "A \u9600", "A \u96e0", "A 雪"],
    "safe-json-repair": ["A \\", "A \0", "A \t", "A \x96", "A \u096e", "A 雪"],
    "laga": ["A \\", "A u", "A u9", "A u96", "A u96e", "A 雪"],
    "partialjson": ["A ", "A ", "A ", "A ", "A ", "A 雪"],
}
begin = answer.index("\\u") + 1
rows = []
for position in range(6):
    piece = answer[: begin + position]
    print(f"\ngiven     {piece}\nexpected  {'A 雪' if position == 5 else 'A '!r}")
    for name, read in READERS.items():
        scene = read(piece)["scene"]
        print(f"seen      {ascii(scene):12} {name}")
        rows.append(scene == KNOWN[name][position])

two_texts = '{"first": "He said \\"go\\".\\n\\nShe left.", "second": "Sn'
for strict, known in ((True, 'He said "go".\n\nShe left.'), (False, 'He said \\"go\\".\\n\\nShe left.')):
    first = partialjson.JSONParser(strict=strict).parse(two_texts)["first"]
    wanted = 'He said "go".\n\nShe left.'
    print(f"\ngiven     {two_texts}\nexpected  {wanted!r}\nseen      {first!r} with strict={strict}")
    rows.append(first == known)
raise SystemExit(0 if all(rows) else "changed since this was written")
PYTHON
"$room/env/bin/python" "$room/cut.py"
