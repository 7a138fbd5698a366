"""The functions of Pango and cairo as we declare them are the functions as their own headers declare them."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

INCLUDE = Path(__file__).resolve().parent.parent.parent / "Sources" / "CTypesetting" / "include"
# Assigning a function to a pointer of another type is an error, so this compiles only where all types agree.
PROGRAM = """
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include "CTypesetting.h"
#define SAME(result, name, arguments) table->name = name;
void fill(struct storywriter_typesetting *table) { STORYWRITER_TYPESETTING_FUNCTIONS(SAME) }
"""


class Typesetting(unittest.TestCase):
    """Needs the headers, which the program itself does not (libpango1.0-dev)."""

    def setUp(self):
        found = shutil.which("pkg-config") and subprocess.run(
            ["pkg-config", "--cflags", "pangocairo"], capture_output=True, text=True
        )
        if not found or found.returncode != 0:
            self.skipTest("Pango's headers are not installed: scripts/prepare books")
        self.flags = found.stdout.split()

    def compiled(self, header):
        """What the compiler has against the program with that header of ours."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "CTypesetting.h").write_text(header)
            (Path(folder) / "same.c").write_text(PROGRAM)
            command = ["cc", "-fsyntax-only", "-Werror", "-I", folder, *self.flags, str(Path(folder) / "same.c")]
            return subprocess.run(command, capture_output=True, text=True).stderr

    def test_every_declaration_is_the_library_s_own(self):
        self.assertEqual(self.compiled((INCLUDE / "CTypesetting.h").read_text()), "")

    def test_a_wrong_declaration_is_seen(self):
        header = (INCLUDE / "CTypesetting.h").read_text()
        wrong = header.replace("cairo_scale, (struct _cairo *, double x, double y)", "cairo_scale, (struct _cairo *, int x, double y)")
        self.assertNotEqual(wrong, header)
        self.assertIn("cairo_scale", self.compiled(wrong))


if __name__ == "__main__":
    unittest.main()
