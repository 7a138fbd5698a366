"""Books as readers get them: epubcheck, a word processor and a PDF renderer look at what the program exports.

Nothing is stored or served: the program takes files of exported JSON. What a database and a server add is tested elsewhere.
"""

import json
import os
import pty
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

from book_stories import ARABIC, CHINESE, NASTY, TEXT, WEBP, picture, png, repeated, story, written
from stand import PROGRAM

HERE = Path(__file__).resolve().parent
EPUBCHECK = Path(os.environ.get("EPUBCHECK_JAR", "/usr/share/java/epubcheck.jar"))
SECONDS = 1_800


def run(*command, **options):
    """Runs a command, which must succeed, and hands back what it says."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, **options)
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


def stories():
    """The stories by name: those that the issue asks for, and what else breaks books."""
    pictures = [png(240, 160, tint * 12) for tint in range(4)]
    named = story("tale00000001", "The Ninth Wave", scenes=[repeated(TEXT, 700)] * 3, author="Mara Lind",
                  licence="© 2026 Mara Lind. CC BY 4.0.")  # fmt: skip
    named["pictures"] = [
        picture("scene", pictures[0], "image/png", 240, 160, scene=1, alt="A lamp & a “bottle”"),
        picture("scene", pictures[1], "image/png", 240, 160, scene=1),
        picture("scene", WEBP[:27], "image/webp", 1, 1, scene=2, alt="The sea, at night"),
        picture("scene", WEBP, "image/webp", 1, 1, scene=3),
        picture("portrait", pictures[2], "image/png", 240, 160, name="Mara"),
    ]
    many = story("tale00000002", "Twenty Pictures", scenes=[repeated(TEXT, 300)] * 19)
    many["pictures"] = [picture("cover", pictures[3], "image/png", 240, 160, alt="Cliffs")] + [
        picture("scene", pictures[number % 4], "image/png", 240, 160, scene=number, alt=f"Picture {number}")
        for number in range(1, 20)
    ]
    return {
        "named": named,
        "many": many,
        "signs": story("tale00000003", "A & B <c> \"d\" 'e'", scenes=[NASTY, TEXT], author="<&>\"'", licence="]]> &amp; \x01"),
        "chinese": story("tale00000004", "第一章 星空", scenes=[list(CHINESE) * 6] * 3, language="zh-Hans", author="鲁迅"),
        "arabic": story("tale00000005", "حارس المنارة", scenes=[repeated(ARABIC, 700)] * 3, language="ar", author="نجيب محفوظ"),
        "scenes": story("tale00000006", "Two Hundred Scenes", scenes=[repeated(TEXT, 40)] * 200),
        "short": story("tale00000007", "Short", scenes=[TEXT, TEXT[:1]], headings=False),
        "empty": story("tale00000008", "  ", scenes=[], status="writing"),
        "unfinished": story("tale00000009", "👩‍👩‍👧‍👦\x08\ufffe", scenes=[TEXT], status="writing", language="en-a"),
    }  # fmt: skip


class Books(unittest.TestCase):
    """Every story in every format, made once."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="storywriter-books-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.environment = {"PATH": os.environ["PATH"], "HOME": str(cls.folder), "LANG": "C.UTF-8"}
        cls.stories = stories()
        for name, document in cls.stories.items():
            written(document, cls.folder / f"{name}.json")

    @classmethod
    def export(cls, name, ending, *options):
        """The file of a story in a format, made where it is not there yet."""
        file = cls.folder / f"{name}.out.{ending}"
        if not file.exists() or options:
            run(PROGRAM, "export", str(cls.folder / f"{name}.json"), "--out", str(file), *options, env=cls.environment)
        return file

    def program(self, *arguments, **options):
        """The program run, however it ends."""
        environment = self.environment | options.pop("env", {})
        return subprocess.run(
            [PROGRAM, *arguments], env=environment, timeout=SECONDS, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, **options
        )

    def test_epubcheck_has_neither_error_nor_warning(self):
        self.assertTrue(EPUBCHECK.exists(), "epubcheck is missing: scripts/prepare books")
        books = {name: self.export(name, "epub") for name in self.stories}
        books["broken"] = self.broken(books["short"])
        told = self.checked(books)
        verdicts = {line.split(" ", 2)[2]: line.split(" ", 2)[1] for line in told.splitlines() if line.startswith("verdict ")}
        for name, book in books.items():
            with self.subTest(story=name):
                self.assertEqual(verdicts[str(book)], "1" if name == "broken" else "0", told)

    def checked(self, books):
        """What epubcheck says of books."""
        command = ["java", "-XX:TieredStopAtLevel=1", "-cp", str(EPUBCHECK), str(HERE / "CheckBooks.java")]
        done = subprocess.run(
            command + [str(book) for book in books.values()], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            timeout=SECONDS,
        )  # fmt: skip
        return done.stdout

    def broken(self, book):
        """The book with one fault, so that it shows whether faults are seen."""
        file = self.folder / "broken.out.epub"
        with zipfile.ZipFile(book) as source, zipfile.ZipFile(file, "w") as copy:
            for entry in source.infolist():
                data = source.read(entry)
                if entry.filename.endswith(".opf"):
                    data = data.replace(b"dcterms:modified", b"dcterms:created")
                copy.writestr(entry, data)
        return file

    def test_a_word_processor_opens_documents_and_finds_all_that_is_in_them(self):
        names = ["named", "signs", "chinese", "arabic", "empty", "unfinished"]
        files = [str(self.export(name, "docx")) for name in names]
        profile = f"-env:UserInstallation=file://{self.folder}/office"
        for kind in ("txt:Text (encoded):UTF8", "pdf"):
            run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(self.folder / "office-out"), *files,
                env=self.environment)  # fmt: skip
        texts = {name: (self.folder / "office-out" / f"{name}.out.txt").read_text("utf-8-sig") for name in names}
        for name, paragraph in (("named", TEXT[2]), ("signs", NASTY[0]), ("chinese", CHINESE[0]), ("arabic", ARABIC[1])):
            self.assertIn(paragraph, texts[name], name)
        for expected in ("The Ninth Wave", "Mara Lind", "CC BY 4.0", "The Ninth Wave 2", "The sea, at night"):
            self.assertIn(expected, texts["named"])
        self.assertIn("This story is not finished yet.", texts["unfinished"])
        pages = self.facts(self.folder / "office-out" / "named.out.pdf")
        self.assertEqual(pages["Title"], "The Ninth Wave")
        self.assertEqual(pages["Author"], "Mara Lind")
        self.assertGreater(int(pages["Pages"]), 4, "title page and chapters begin pages")
        images = self.images(self.folder / "office-out" / "named.out.pdf")
        self.assertEqual(len(images), 3, "two PNG and a WebP; a broken one is told in words")

    @staticmethod
    def facts(file):
        """What a PDF says of itself."""
        return dict(re.findall(r"^([\w ]+): +(.*)$", run("pdfinfo", str(file)), re.MULTILINE))

    @staticmethod
    def images(file):
        """How the pictures of a PDF are kept; masks are not counted."""
        lines = [line.split() for line in run("pdfimages", "-list", str(file)).splitlines()[2:]]
        return [line[8] for line in lines if line[2] == "image"]

    def test_pages_hold_the_text_in_order_with_pictures_and_an_outline(self):
        file = self.export("named", "pdf")
        facts = self.facts(file)
        self.assertEqual((facts["Title"], facts["Author"]), ("The Ninth Wave", "Mara Lind"))
        self.assertIn("419.5", facts["Page size"])
        text = " ".join(run("pdftotext", str(file), "-").split())
        self.assertEqual(text.count("Nobody had written to the island"), sum("Nobody" in one for one in repeated(TEXT, 700)) * 3)
        self.assertLess(text.index("The Ninth Wave 1"), text.index("The Ninth Wave 3"))
        self.assertIn("The sea, at night", text)
        self.assertEqual(len(self.images(file)), 3)
        outline = run("pdftohtml", "-xml", "-i", "-stdout", str(file))
        self.assertEqual(re.findall(r'<item page="\d+">(.*?)</item>', outline),
                         ["The Ninth Wave", "The Ninth Wave 1", "The Ninth Wave 2", "The Ninth Wave 3"])  # fmt: skip

    def test_every_script_is_set_and_no_page_is_blank(self):
        for name in ("signs", "chinese", "arabic", "short", "unfinished", "many"):
            with self.subTest(story=name):
                file = self.export(name, "pdf")
                folder = self.folder / f"pages-{name}"
                folder.mkdir()
                run("pdftoppm", "-gray", "-r", "24", str(file), str(folder / "p"))
                pages = sorted(folder.iterdir())
                self.assertEqual(len(pages), int(self.facts(file)["Pages"]))
                for page in pages:
                    pixels = page.read_bytes().split(b"\n", 3)[3]
                    self.assertGreater(max(pixels) - min(pixels), 60, f"{page.name} is blank")
        for name, word in (("chinese", "守塔人登上最后一级台阶"), ("arabic", "الحارسة")):
            text = run("pdftotext", str(self.export(name, "pdf")), "-")
            self.assertIn(word, "".join(text.split()) if name == "chinese" else text)

    def test_a_photograph_goes_into_the_pdf_as_it_is(self):
        page = self.folder / "photo"
        run("pdftoppm", "-jpeg", "-r", "40", "-singlefile", str(self.export("short", "pdf")), str(page))
        data = page.with_suffix(".jpg").read_bytes()
        size = re.search(rb"\xff\xc0.{3}(..)(..)", data, re.DOTALL)
        height, width = (int.from_bytes(side, "big") for side in size.groups())
        document = story("tale00000010", "A Photograph", scenes=[TEXT])
        document["pictures"] = [picture("scene", data, "image/jpeg", width, height, scene=1)]
        written(document, self.folder / "photo.json")
        self.assertEqual(self.images(self.export("photo", "pdf")), ["jpeg"])
        self.assertIn(data, self.export("photo", "pdf").read_bytes())

    def test_json_is_the_same_bytes_again(self):
        once = self.export("many", "json")
        (self.folder / "again.json").write_bytes(once.read_bytes())
        self.assertEqual(self.export("again", "json").read_bytes(), once.read_bytes())
        self.assertEqual(len(json.loads(once.read_bytes())["pictures"]), 20)

    def test_the_title_page_can_be_told_at_the_command_line(self):
        file = self.export("short", "epub", "--author", "Ana & Rui", "--licence", "CC0")
        with zipfile.ZipFile(file) as book:
            package = book.read("book/book.opf").decode()
        self.assertIn(">Ana &amp; Rui</dc:creator>", package)
        self.assertIn("<dc:rights>CC0</dc:rights>", package)
        long = self.program("export", str(self.folder / "short.json"), "--author", "a" * 201, stdout=subprocess.DEVNULL)
        self.assertEqual(long.returncode, 64)
        file.unlink()

    def test_a_terminal_gets_no_book_but_a_pipe_does(self):
        source = str(self.folder / "short.json")
        piped = self.program("export", source, "--format", "epub", stdout=subprocess.PIPE)
        self.assertEqual(piped.stdout, self.export("short", "epub").read_bytes())
        ours, theirs = pty.openpty()
        try:
            shown = self.program("export", source, "--format", "pdf", stdout=theirs)
        finally:
            os.close(theirs)
            os.close(ours)
        self.assertEqual(shown.returncode, 64)
        self.assertIn(b"--out", shown.stderr)

    def test_without_a_font_pdf_says_what_to_install_and_other_formats_work(self):
        fonts = self.folder / "fonts.conf"
        fonts.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
        bare = {"FONTCONFIG_FILE": str(fonts)}
        source = str(self.folder / "short.json")
        done = self.program("export", source, "--format", "pdf", env=bare, stdout=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stdout), (78, b""), done.stderr)
        self.assertIn(b"install", done.stderr)
        self.assertEqual(self.program("export", source, "--format", "docx", env=bare, stdout=subprocess.PIPE).returncode, 0)


if __name__ == "__main__":
    unittest.main()
