"""Tests of scripts/check-catalogue without a network: the providers' answers are made here."""

import contextlib
import importlib.machinery
import importlib.util
import io
import json
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path
from unittest import mock

PATH = Path(__file__).resolve().parent.parent / "check-catalogue"
loader = importlib.machinery.SourceFileLoader("check_catalogue", str(PATH))
check_catalogue = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_catalogue", loader))
loader.exec_module(check_catalogue)

TODAY = "2026-11-30"
TEXT = """\
version: test  # a remark
providers:
  huggingface:
    default: org/one
    families:
      - match: "*/*"
        context: 10
        prices:
          - {input: 9.00, cached: 9.00, output: 9.00, long_prompts: &long {above: 100, input: 2, output: 1.5}}
    models:
      # A remark: with a colon.
      org/one:
        context: 1000
        prices: &one
          - {input: 1.00, cached: 1.00, output: 2.00}
          - {from: 2027-01-01, input: 3.00, cached: 3.00, output: 6.00}
        capabilities: {thinking: effort}
      org/two: {context: 500}
      org/three:
        prices: *one
    images:
      models:
        org/brush:
          prices: [{image: 0.1}]
  openai:
    families:
      - match: "*"
        prices:
          - {input: 7, cached: 7, output: 7}
    models:
      gpt-a: # …/models/gpt-a
        prices:
          - {input: 2.00, cached: 0.20, cache_write: 2.50, output: 10.00, long_prompts: *long}
      gpt-b:
        prices:
          - {input: 1.00, cached: 0.10, output: 5.00}
"""


def service(name, input, output, context=2000, status="live"):
    return {
        "provider": name, "status": status, "context_length": context,
        "pricing": {"input": input, "output": output},
    }  # fmt: skip


def router(*services, model="org/one"):
    return {"object": "list", "data": [{"id": model, "providers": list(services)}]}


def listed(*names):
    return {name: entry for name, entry in check_catalogue.catalogue(TEXT)["huggingface"].items() if name in names}


PAGE = """# GPT A

| Metric | Price | Unit |
| --- | ---: | --- |
| Input | $2 | 1M tokens |
| Cached input | $0.2 | 1M tokens |
| Cache writes | $2.5 | 1M tokens |
| Output | $10 | 1M tokens |

### Fast mode
| Input | $4 | 1M tokens |
"""


class CatalogueTests(unittest.TestCase):
    def test_models_are_read_with_their_prices_and_nothing_else_is(self):
        models = check_catalogue.catalogue(TEXT)
        self.assertEqual(list(models["huggingface"]), ["org/one", "org/two", "org/three"])
        self.assertEqual(models["huggingface"]["org/one"]["context"], 1000)
        self.assertEqual(models["huggingface"]["org/two"], {"context": 500, "prices": []})
        self.assertEqual(len(models["huggingface"]["org/one"]["prices"]), 2)
        self.assertEqual(
            models["huggingface"]["org/three"]["prices"], models["huggingface"]["org/one"]["prices"])
        self.assertEqual(list(models["openai"]), ["gpt-a", "gpt-b"])
        self.assertEqual(models["openai"]["gpt-a"]["prices"][0]["long_prompts"]["output"], "1.5")

    def test_the_price_of_a_day_is_the_last_that_has_begun(self):
        steps = listed("org/one")["org/one"]["prices"]
        self.assertEqual(check_catalogue.price_today(steps, TODAY)["input"], "1.00")
        self.assertEqual(check_catalogue.price_today(steps, "2027-01-01")["input"], "3.00")
        self.assertIsNone(check_catalogue.price_today([], TODAY))

    def test_the_real_catalogue_is_read_whole(self):
        text = check_catalogue.CATALOGUE.read_text()
        models = check_catalogue.catalogue(text)
        self.assertEqual(list(models), ["gemini", "huggingface", "openai", "embedded"])
        for provider in ["gemini", "huggingface", "openai"]:
            for name, entry in models[provider].items():
                step = check_catalogue.price_today(entry["prices"], TODAY)
                self.assertIsNotNone(step, name)
                for field in ("input", "cached", "output"):
                    self.assertIsInstance(check_catalogue.amount(step[field]), Decimal, name)


class RouterTests(unittest.TestCase):
    def compare(self, answer, *names):
        return check_catalogue.compare_router(listed(*(names or ("org/one",))), answer, TODAY)

    def test_a_dearer_service_is_a_difference_and_a_cheaper_one_is_not(self):
        cheap = service("a", 0.5, 1)
        self.assertEqual(self.compare(router(cheap)), ([], 1))
        differences, _ = self.compare(router(cheap, service("b", 1.2, 2)))
        self.assertEqual(differences, ["huggingface org/one: input is 1.00 here, but 1.2 at b"])

    def test_a_service_that_is_down_does_not_count(self):
        self.assertEqual(self.compare(router(service("a", 1, 2), service("b", 9, 9, status="error"))), ([], 1))

    def test_a_smaller_context_is_a_difference(self):
        differences, _ = self.compare(router(service("a", 1, 2, context=800)))
        self.assertEqual(differences, ["huggingface org/one: context is 1000 here, but 800 there"])

    def test_a_model_that_is_gone_is_a_difference(self):
        differences, compared = self.compare(router(model="org/else"))
        self.assertIn("does not list it any more", differences[0])
        self.assertEqual(compared, 0)

    def test_services_without_prices_are_not_compared(self):
        self.assertEqual(self.compare(router({"provider": "a", "status": "live"})), ([], 0))

    def test_another_answer_is_told(self):
        for answer in ([], {"error": "no"}, None):
            with self.assertRaises(check_catalogue.Unreadable):
                self.compare(answer)


class OpenAITests(unittest.TestCase):
    def entry(self, name):
        return check_catalogue.catalogue(TEXT)["openai"][name]

    def test_a_page_s_first_prices_are_read(self):
        prices = check_catalogue.openai_prices(PAGE)
        self.assertEqual(
            prices, {"input": 2, "cached": Decimal("0.2"), "cache_write": Decimal("2.5"), "output": 10})

    def test_equal_prices_are_no_difference_however_they_are_written(self):
        self.assertEqual(check_catalogue.compare_openai("gpt-a", self.entry("gpt-a"), PAGE, TODAY), [])

    def test_each_price_that_is_not_the_same_is_a_difference(self):
        differences = check_catalogue.compare_openai("gpt-b", self.entry("gpt-b"), PAGE, TODAY)
        self.assertEqual(len(differences), 4)
        self.assertIn("openai gpt-b: cache_write is missing here, but 2.5 there", differences)
        page = PAGE.replace("| Cache writes | $2.5 | 1M tokens |\n", "")
        self.assertEqual(
            check_catalogue.compare_openai("gpt-a", self.entry("gpt-a"), page, TODAY),
            ["openai gpt-a: cache_write is 2.50 here, and there is none there"])

    def test_a_page_without_prices_is_not_compared(self):
        self.assertIsNone(check_catalogue.compare_openai("gpt-a", self.entry("gpt-a"), "# Gone", TODAY))


class ProgramTests(unittest.TestCase):
    def run_with(self, files):
        with tempfile.TemporaryDirectory() as folder:
            catalogue = Path(folder) / "models.yaml"
            catalogue.write_text(TEXT.replace("org/two: {context: 500}", "").replace("org/three:", "org/one-more:"))
            for name, text in files.items():
                (Path(folder) / name).parent.mkdir(exist_ok=True)
                (Path(folder) / name).write_text(text)
            out, err = io.StringIO(), io.StringIO()
            with (
                mock.patch.object(check_catalogue, "CATALOGUE", catalogue),
                mock.patch.object(sys, "argv", ["check-catalogue", "--from", folder, "--day", TODAY]),
                contextlib.redirect_stdout(out),
                contextlib.redirect_stderr(err),
            ):
                return check_catalogue.main(), out.getvalue(), err.getvalue()

    def test_the_exit_code_tells_right_wrong_and_nothing_compared(self):
        both = {"id": "org/one-more", "providers": [service("a", 1, 2)]}
        good = router(service("a", 1, 2))
        good["data"].append(both)
        files = {"huggingface.json": json.dumps(good), "openai/gpt-a.md": PAGE}
        code, out, err = self.run_with(files)
        self.assertEqual((code, out), (0, ""))
        self.assertIn("3 models compared", err)
        self.assertIn("openai gpt-b: not compared", err)
        code, out, _ = self.run_with({**files, "openai/gpt-b.md": PAGE})
        self.assertEqual(code, 1)
        self.assertIn("gpt-b: output is 5.00 here, but 10 there", out)
        self.assertEqual(self.run_with({})[0], 2)
        self.assertEqual(self.run_with({"huggingface.json": "<html>"})[0], 2)


if __name__ == "__main__":
    unittest.main()
