"""Whole stories on imitations of the servers that people use (imitations.py): whatever the wire, the story comes out clean,
as long as asked, and complete."""

import json
import os
import re
import subprocess
import unittest

from imitations import DeepSeekAtVLLM, Gemini, GPT6, Imitation, LlamaCppThinking, LMStudio, Mistral, Ollama, TogetherAtHuggingFace
from stand import FOREIGN, PROGRAM, AcceptanceTest

WORDS = 1500
SECONDS = 1_800
# What must stand neither in a story nor in its plan.
STRAY = re.compile(r"</?think|the user wants|open on the storm|<\|", re.IGNORECASE)


class Imitations(AcceptanceTest):
    """One story on each."""

    def write(self, habits):
        """Writes a story, checks it, and hands back the imitation's calls, the story and what the program said."""
        imitation = Imitation(habits)
        self.addCleanup(imitation.stop)
        environment = {name: value for name, value in os.environ.items() if not FOREIGN.match(name)}
        environment |= {"HOME": str(self.folder), "STORYWRITER_DATA_DIR": str(self.folder / "data"), **imitation.settings}
        file = self.folder / "story.json"
        done = subprocess.run(
            [PROGRAM, "write", "a lighthouse keeper finds a message", "--words", str(WORDS), "--setup", "1", "--seed", "5",
             "--out", str(file)],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS,
        )  # fmt: skip
        self.environment = environment
        self.assertEqual(done.returncode, 0, done.stderr[-3000:])
        story = json.loads(file.read_text())["story"]
        text = "\n\n".join(passage["text"] for passage in story["passages"])
        self.assertIsNone(STRAY.search(json.dumps(story)), "what the model said beside the story is in it")
        self.assertTrue(0.91 * WORDS <= len(text.split()) <= 1.15 * WORDS, f"{len(text.split())} words")
        self.assertNotIn("plain text", done.stderr, "the plan had to be built without the model")
        return imitation.habits.calls, story, done.stderr

    def test_ollama_with_qwen3_and_a_context_of_4096(self):
        calls, _, _ = self.write(Ollama())
        prompts = [call["prompt"] for call in calls]
        self.assertLessEqual(max(prompts), 4096)

    def test_lm_studio(self):
        self.write(LMStudio())

    def test_vllm_with_deepseek_r1_that_opens_no_tag(self):
        self.write(DeepSeekAtVLLM())

    def test_mistral_with_lists_of_parts_and_fields_that_it_refuses(self):
        calls, _, _ = self.write(Mistral())
        refused = [call for call in calls if "refused" in call]
        self.assertLessEqual(len(refused), 2, "what was refused once is not sent again")

    def test_openai_gpt_6(self):
        calls, _, _ = self.write(GPT6())
        self.assertFalse([call for call in calls if "refused" in call], "the catalogue knows what the model takes")

    def test_hugging_face_with_together(self):
        calls, _, _ = self.write(TogetherAtHuggingFace())
        self.assertLessEqual(len([call for call in calls if "refused" in call]), 1)

    def test_gemini_2_5_pro_answered_by_3_8_flash(self):
        calls, story, said = self.write(Gemini())
        self.assertIn("gemini-2.5-pro was answered by gemini-3.8-flash", said)
        levels = [call["body"]["generationConfig"].get("thinkingConfig") for call in calls]
        self.assertEqual({json.dumps(level) for level in levels[1:]}, {'{"thinkingLevel": "LOW"}'})
        doctor = subprocess.run([PROGRAM, "models"], env=self.environment, capture_output=True, text=True, check=True).stdout
        self.assertRegex(doctor, r"gemini-2\.5-pro .*from 2026-12-01: gemini-3\.8-flash")

    def test_llama_cpp_with_a_template_that_ends_in_think(self):
        self.write(LlamaCppThinking())


if __name__ == "__main__":
    unittest.main()
