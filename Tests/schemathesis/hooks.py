"""What schemathesis cannot know: an Idempotency-Key is for one request. It uses one key for several, which is refused
rightly, or answered with what an earlier request made."""

import re
import uuid

import schemathesis

VALID = re.compile(r'("[!#-\[\]-~]{1,255}"|[!#-\[\]-~]{1,255})')
REFUSALS = (b"/problems/idempotency-key-reused", b"Draw a new key for each new request.")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Swaps valid keys for new ones; not in the coverage phase, whose cases are what they are by each header."""
    headers = case.headers or {}
    is_coverage = case.meta is not None and case.meta.phase.name.value == "coverage"
    if not is_coverage and VALID.fullmatch(str(headers.get("Idempotency-Key", ""))):
        headers["Idempotency-Key"] = str(uuid.uuid4())


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Drops the failure "valid data was refused" where the key is what was refused."""
    is_refusal = response.status_code == 422 and any(text in response.content for text in REFUSALS)
    return not (is_refusal and "Idempotency-Key" in (case.headers or {}))
