#!/usr/bin/env bash
# maskforge 0.1.1 masks a model's tokens so that its answer keeps to a JSON schema. In a list of choices that holds a
# number and null (or true or false) beside texts, every text with a blank in it can no longer be written: the letter
# before the blank is refused. "New York" is impossible, "Paris" is not, and without the number both are possible.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check maskforge==0.1.1 numpy==2.4.6
"$room/env/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

import maskforge

print("maskforge", version("maskforge"))
compiler = maskforge.Compiler()
every_byte = maskforge.Vocabulary.from_id_ordered_tokens([bytes([value]) for value in range(256)] + [None], 256)


def furthest(schema, answer):
    """The answer as far as the masks let it be written; None when it is complete."""
    session = compiler.compile(json.dumps(schema)).bind(every_byte).start_session()
    for position, byte in enumerate(answer.encode()):
        try:
            session.advance(byte)
        except maskforge.MaskforgeError:
            return answer.encode()[:position].decode()
    return None if session.is_accepting else answer


schemas = [
    ({"enum": ["New York", "Paris"]}, "New York", None),
    ({"enum": ["New York", "Paris", None]}, "New York", None),
    ({"enum": ["New York", "Paris", 0]}, "New York", None),
    ({"enum": ["New York", "Paris", None, 0]}, "Paris", None),
    ({"enum": ["New York", "Paris", None, 0]}, "New York", '"Ne'),
    ({"enum": ["New York", "Paris", False, 0]}, "New York", '"Ne'),
    ({"enum": ["first person", None, 3]}, "first person", '"firs'),
    ({"anyOf": [{"const": "New York"}, {"type": "null"}, {"type": "integer"}]}, "New York", None),
]
same = True
for schema, choice, known in schemas:
    seen = furthest(schema, json.dumps(choice))
    print(f"\nschema    {json.dumps(schema)}\nexpected  {choice} can be written\nseen      {'it can' if seen is None else f'refused after {seen}'}")
    same = same and seen == known
raise SystemExit(0 if same else "changed since this was written")
PYTHON
