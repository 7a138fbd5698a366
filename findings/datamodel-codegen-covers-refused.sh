#!/usr/bin/env bash
# datamodel-code-generator and the types of a story service (Pydantic 2). A cover in "format": "byte" must be a text when
# it is decoded, so that every picture is refused. A value in "format": "password" is sent as ten stars. Where one member
# has a pattern with \p{L} and another one with (?!…), the module that is written cannot be imported; either of them alone
# can. A choice that an allOf narrows to one value takes the others as well.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check datamodel-code-generator==0.89.0 pydantic==2.14.4 \
    pydantic_core==2.50.5
cd "$work"
cat > run.py <<'PYTHON'
import importlib
import json
import pathlib
import subprocess
import sys
from importlib.metadata import version

sys.path.insert(0, ".")
for package in ("datamodel-code-generator", "pydantic"):
    print(package, version(package))
print()
changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


def generated(name, schemas):
    """Writes the types of an OpenAPI description and imports them."""
    description = {"openapi": "3.1.1", "info": {"title": "Story", "version": "1"}, "paths": {},
                   "components": {"schemas": schemas}}
    pathlib.Path(f"{name}.json").write_text(json.dumps(description))
    options = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin"]
    asked = ["venv/bin/datamodel-codegen", "--input", f"{name}.json", "--output", f"{name}.py", *options]
    subprocess.run(asked, check=True, capture_output=True)
    importlib.invalidate_caches()
    return importlib.import_module(name)


def tried(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__


def members(**properties):
    return {"type": "object", "properties": properties}


TEXT = {"type": "string"}
tales = generated("tales", {
    "Cover": members(data=TEXT | {"format": "byte"}, newer=TEXT | {"contentEncoding": "base64"}),
    "Key": members(key=TEXT | {"format": "password"}),
    "Tone": TEXT | {"enum": ["dark", "light"]},
    "Tale": members(tone={"$ref": "#/components/schemas/Tone"}),
    "Elegy": {"allOf": [{"$ref": "#/components/schemas/Tale"}, members(tone={"enum": ["dark"]})]},
})
JPEG = "/9j/4AAQSkZJRg=="


def sent(model, **values):
    return json.loads(model(**values).model_dump_json(exclude_unset=True))


case("a picture's first bytes in format byte", {"data": JPEG}, "ValidationError",
     tried(lambda: sent(tales.Cover, data=JPEG)))
case("the same with contentEncoding", {"newer": JPEG}, {"newer": JPEG}, tried(lambda: sent(tales.Cover, newer=JPEG)))
case("a key in format password, as it is sent", {"key": "s3a"}, {"key": "*" * 10}, tried(lambda: sent(tales.Key, key="s3a")))
case("a light elegy, where elegies are dark", "ValidationError", {"tone": "light"},
     tried(lambda: sent(tales.Elegy, tone="light")))

NAME, TITLE = TEXT | {"pattern": r"^[\p{L} ']+$"}, TEXT | {"pattern": r"^(?! )[^\n]+$"}
for module, told, described, patterns in (
    ("names", r"a pattern with \p{L}", {"name": "Zoë"}, {"name": NAME}),
    ("titles", "a pattern with (?!…)", {"title": "Salt"}, {"title": TITLE}),
    ("both", "both in one object", "SchemaError", {"name": NAME, "title": TITLE}),
):
    values = {"name": "Zoë", "title": "Salt"}
    values = {member: values[member] for member in patterns}
    seen = tried(lambda: sent(generated(module, {"Person": members(**patterns)}).Person, **values))
    case(told, values, described, seen)
raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
venv/bin/python run.py
