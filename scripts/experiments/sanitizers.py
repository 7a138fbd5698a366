"""The unit and service tests under ThreadSanitizer and AddressSanitizer, each with a build of its own."""

import re
from pathlib import Path

from swift import last_line, swift

SUITES = {
    "thread": {"TSAN_OPTIONS": "halt_on_error=0 suppressions={folder}/thread.supp"},
    "address": {"ASAN_OPTIONS": "detect_leaks=0"},
}
# Suites that start whole programs, browsers or models say nothing about our code in this process.
SKIPPED = "CommandLineTests|EmbeddedModelTests"
QUICK = "JobsTests|LanguageModelsTests"
REPORT = re.compile(r"(?:WARNING|ERROR): (?:Thread|Address)Sanitizer: ([^\n(]+)")


def run(bench):
    """Builds and runs the tests with each sanitizer."""
    told = []
    for kind, options in SUITES.items():
        scratch = f".build-{kind}-sanitizer"
        build = ["build", f"--sanitize={kind}", "--build-tests", "--scratch-path", scratch]
        code, said = swift(bench, *build, log=f"{kind}-build")
        if code != 0:
            bench.fault(f"the build with {kind} sanitizer failed: {last_line(said)}")
            continue
        environment = {name: value.format(folder=Path(__file__).parent) for name, value in options.items()}
        words = ["test", "--skip-build", f"--sanitize={kind}", "--scratch-path", scratch, "--disable-xctest", "--skip", SKIPPED]
        if bench.short:
            words += ["--filter", QUICK]
        code, said = swift(bench, *words, log=kind, environment=environment, beside_postgres=True)
        reports = REPORT.findall(said)
        for report in sorted(set(reports)):
            bench.fault(f"{kind} sanitizer: {reports.count(report)} × {report.strip()}")
        found = re.findall(r"Test run with (\d+) tests?.*?(passed|failed)", said)
        if not found or code != 0:
            bench.fault(f"the tests with {kind} sanitizer ended with {code}: {last_line(said)}")
        told.append(f"{kind}: {found[-1][0] if found else 0} tests, {len(reports)} reports")
    bench.done = "; ".join(told)
