"""libFuzzer with every reader of bytes that others made (Fuzz/): providers' answers, imports, pictures, requests."""

import base64
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from swift import ROOT, last_line, swift

CASES = 1_000_000
SHORT = 20_000
# Bytes of a case; readers whose inputs are texts of many parts get more.
LONGEST = 2_048
SECONDS_FOR_ONE = 10
SLOW = 1
MEGABYTES = 2_048


def run(bench):
    """Builds the readers and runs each of them."""
    program = os.environ.get("STORYWRITER_FUZZER")
    if not program:
        scratch = ".build-fuzz"
        code, said = swift(
            bench, "build", "--product", "storywriter-fuzz", "--scratch-path", scratch, log="fuzz-build", environment={"STORYWRITER_FUZZ": str(runtime())}
        )
        if code != 0:
            raise RuntimeError(f"the fuzzed program cannot be built: {last_line(said)}")
        program = str(ROOT / scratch / "debug" / "storywriter-fuzz")
    count = bench.count or (SHORT if bench.short else CASES)
    readers = subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout.split()
    named = os.environ.get("STORYWRITER_FUZZ_READERS")
    told, total = [], 0
    for reader in named.split(",") if named else readers:
        cases, covered, slowest, peak = one(bench, program, reader, count)
        total += cases
        told.append(f"{reader} {cases:,}")
        bench.say(f"{reader}: {cases:,} cases, {covered} features, slowest {slowest} s, {peak} MB")
    bench.done = f"{total:,} cases of at most {LONGEST:,} bytes: {', '.join(told)}"


def runtime():
    """libFuzzer's runtime without a main, which comes with the toolchain."""
    swift_program = Path(shutil.which("swift") or "swift").resolve()
    name = f"lib/clang/*/lib/*/libclang_rt.fuzzer_no_main-{platform.machine()}.a"
    found = sorted(swift_program.parent.parent.glob(name))
    if not found:
        raise RuntimeError(f"the toolchain has no {name}")
    return found[-1]


def one(bench, program, reader, count):
    """Runs one reader; hands back its numbers. A case that stops it is told, and the reader goes on with other chance."""
    corpus = bench.folder / f"corpus-{reader}"
    subprocess.run([program, "--seeds", reader, corpus], check=True)
    found = bench.folder / f"found-{reader}"
    found.mkdir()
    done = covered = slowest = peak = tries = 0
    while done < count and tries < 5:
        tries += 1
        command = [
            program, reader, f"-runs={count - done}", f"-seed={(bench.seed + tries) % (1 << 31) or 1}", f"-max_len={LONGEST}",
            f"-timeout={SECONDS_FOR_ONE}", f"-report_slow_units={SLOW}", f"-rss_limit_mb={MEGABYTES}", f"-artifact_prefix={found}/",
            "-print_final_stats=1", corpus,
        ]  # fmt: skip
        said = subprocess.run(command, capture_output=True, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"}).stderr.decode(errors="replace")
        cases = re.findall(r"stat::number_of_executed_units:\s*(\d+)", said)
        done += int(cases[-1]) if cases else int((re.findall(r"^#(\d+)\s", said, re.MULTILINE) or [0])[-1])
        covered = max([covered, *map(int, re.findall(r"\bft: (\d+)", said))])
        slowest = max([slowest, *map(int, re.findall(r"stat::slowest_unit_time_sec:\s*(\d+)", said))])
        peak = max([peak, *map(int, re.findall(r"stat::peak_rss_mb:\s*(\d+)", said))])
        cases = [path for path in sorted(found.iterdir()) if path.name.split("-")[0] in ("crash", "timeout", "oom", "leak")]
        if not cases:
            break
        for path in cases:
            if not (path.name.startswith("timeout") and is_quick(program, reader, path)):
                tell(bench, reader, path, said)
            path.unlink()
    for path in sorted(found.glob("slow-unit-*")):
        bench.say(f"{reader}: slower than {SLOW} s on this machine: {base64.b64encode(path.read_bytes()[:96]).decode()}")
    return done, covered, slowest, peak


def is_quick(program, reader, path):
    """Whether a case that took too long does not when it is read alone: the machine was busy, and not the reader."""
    try:
        return subprocess.run([program, reader, path], capture_output=True, timeout=SECONDS_FOR_ONE).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def tell(bench, reader, path, said):
    """Tells of a case that stopped a reader; keeps it outside of the experiment's folder."""
    kept = Path(os.environ.get("STORYWRITER_FUZZ_FOUND", "/tmp")) / f"storywriter-{reader}-{path.name[:40]}"
    kept.write_bytes(path.read_bytes())
    why = re.findall(r"(?:Fatal error: [^\n]*|ERROR: libFuzzer: [^\n]*)", said)
    bench.fault(f"{reader} stopped ({path.name.split('-')[0]}: {why[0] if why else 'no reason given'}); the case is {kept}")
