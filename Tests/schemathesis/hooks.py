"""What schemathesis cannot know.

- An Idempotency-Key is for one request. It uses one key for several, which is refused rightly, or answered with what an
  earlier request made: each call gets a key of its own.
- It takes ids from answers, so it would revoke the key that it calls with (STORYWRITER_OWN_KEY is its id), and all that
  follows would be 401.
- A schema cannot list the models and plans of a server, hold the parts of an imported story against each other, or say
  whether anything is left of a brief whose fields come from two places.
- Nor does a schema list the names that languages have: a text that is neither a tag nor such a name is refused.
- Nor can it hold one field against another: a cursor belongs to an order, and a scene's part cannot be taken twice.
- Nor does a schema say which bytes are a picture: one pixel is sent as PNG and under other names, and whether a route takes it
  is no failure.
- Its coverage phase sends `If-Match: 0` as valid, whatever the pattern of that header is: it sends `*` in its place, but
  in the cases that are about that header.
"""

import base64
import os
import re
import uuid

import schemathesis
from hypothesis import strategies

VALID = re.compile(r'("[!#-\[\]-~]{1,255}"|[!#-\[\]-~]{1,255})')
REFUSALS = (b"/problems/idempotency-key-reused", b"Draw a new key for each new request.")
UNKNOWN = (b"This server has no such ", b"There is no such plan")
# Failures about whether a body is one that the description allows.
VALIDITY = ("AcceptedNegativeData", "RejectedPositiveData")
NO_LANGUAGE = b"Write it as BCP 47 does: en, de, pt-BR, zh-Hant; or its name"
NO_BRIEF = b"The idea is empty: "
# One field against another or the story: a cursor and its order, a picture and its scene, the parts of an outline's scenes.
CROSSED = re.compile(
    rb"This cursor belongs to the sort |The story has no scene |This is needed for a picture of this kind"
    rb'|"pointer":"/scenes/\d+/(from|join|starts_at)","code":"value_error"'
)
JSON = re.compile(r"application/(.+\+)?json\b")
# One grey pixel. What else claims to be a picture must be looked into all the same.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
PICTURES = ("image/png", "image/jpeg", "image/webp")
OWN_KEY = os.environ.get("STORYWRITER_OWN_KEY")

for name in PICTURES:
    schemathesis.openapi.media_type(name, strategies.just(PIXEL))


@schemathesis.hook
def before_call(context, case, kwargs):
    """Swaps valid keys for new ones and that tag for one that fits, and keeps our own key from being revoked."""
    headers = case.headers or {}
    about = header_in_question(case)
    if VALID.fullmatch(str(headers.get("Idempotency-Key", ""))) and about != "Authorization":
        headers["Idempotency-Key"] = str(uuid.uuid4())
    if headers.get("If-Match") == "0" and about not in ("If-Match", "Authorization"):
        headers["If-Match"] = "*"
    if OWN_KEY and case.path == "/api/v1/keys/{id}" and case.path_parameters.get("id") == OWN_KEY:
        case.path_parameters["id"] = "another"


def header_in_question(case):
    """What a case of the coverage phase is about. One without Authorization must not be changed: that puts it back."""
    if case.meta is None or case.meta.phase.name.value != "coverage":
        return None
    return getattr(case.meta.phase.data, "parameter", None)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Drops the failure "valid data was refused" where what was refused is what no schema can say."""
    if case.media_type and not JSON.match(case.media_type) and type(failure).__name__ in VALIDITY:
        return False
    if response.status_code not in (400, 422):
        return True
    says = response.content
    is_refused_key = any(text in says for text in REFUSALS) and "Idempotency-Key" in (case.headers or {})
    is_unknown = any(text in says for text in UNKNOWN)
    is_import = case.path == "/api/v1/import" and response.status_code == 422
    is_tag = b'"header":"If-Match"' in says and (case.headers or {}).get("If-Match") == "0"
    is_unsaid = any(text in says for text in (NO_BRIEF, NO_LANGUAGE))
    return not (is_refused_key or is_unknown or is_import or is_tag or is_unsaid or CROSSED.search(says))
