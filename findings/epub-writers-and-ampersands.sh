#!/usr/bin/env bash
# A chapter called "Salt & Smoke": mkepub and fast-ebook write the name into the page as it stands, so that the page is no
# XML and a reader shows an error in place of the chapter; EbookLib, whose interface fast-ebook copies, escapes it.
# fast-ebook's validate() finds nothing wrong with either book. Its table of contents is empty where chapters are listed
# themselves, as EbookLib takes them, and its Markdown glues lines of verse and drops the rule of a scene break.
#
# Needs python3 with venv. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mkepub==1.2.2 Jinja2==3.1.6 MarkupSafe==3.0.4 puremagic==1.30 \
    fast-ebook==0.2.0 EbookLib==0.20 lxml==6.1.3 six==1.17.0
cat > books.py <<'PYTHON'
import warnings
import xml.etree.ElementTree as xml
import zipfile
from importlib.metadata import version

warnings.simplefilter("ignore")
import ebooklib.epub
import fast_ebook.epub
import mkepub

NAME = "Salt & Smoke"
BODY = "<p>Rose<br/>and thorn</p><hr/><p>She left.</p>"


def with_mkepub(path):
    book = mkepub.Book("Tales", language="en")
    book.add_page(NAME, BODY)
    book.save(path)


def with_interface_of_ebooklib(package):
    def write(path):
        book = package.EpubBook()
        book.set_identifier("urn:uuid:0c0dd1f4-3c7a-4a10-8e4f-1f1d6a3f3a55")
        book.set_title("Tales")
        book.set_language("en")
        page = package.EpubHtml(title=NAME, file_name="page.xhtml", lang="en")
        page.content = BODY
        book.add_item(page)
        book.toc = [page]
        book.add_item(package.EpubNcx())
        book.add_item(package.EpubNav())
        book.spine = ["nav", page]
        package.write_epub(path, book)

    return write


def broken_parts(path):
    """The book's XML files that no parser takes."""
    broken = []
    with zipfile.ZipFile(path) as book:
        for part in sorted(book.namelist()):
            if part.endswith((".xhtml", ".opf", ".ncx")):
                try:
                    xml.fromstring(book.read(part))
                except xml.ParseError:
                    broken.append(part.split("/")[-1])
    return broken


def entries(path):
    return [entry.title for entry in fast_ebook.epub.read_epub(path).toc]


WRITERS = {
    "EbookLib": with_interface_of_ebooklib(ebooklib.epub),
    "fast-ebook": with_interface_of_ebooklib(fast_ebook.epub),
    "mkepub": with_mkepub,
}
KNOWN = {  # parts that are no XML, what fast-ebook's validate says, entries of the contents
    "EbookLib": ([], [], [NAME]),
    "fast-ebook": (["page.xhtml"], [], []),
    "mkepub": (["page0001.xhtml", "toc.ncx", "toc.xhtml"], [], []),
}
wrong = []
for package, write in WRITERS.items():
    path = f"{package}.epub"
    write(path)
    seen = broken_parts(path), fast_ebook.epub.read_epub(path).validate(), entries(path)
    print(f"\n{package} {version(package)}")
    for what, expected, value in zip(
        ("parts that are no XML", "complaints of fast-ebook", "contents"), ([], "each of those parts", [NAME]), seen
    ):
        print(f"  {what}: expected {expected}, seen {value}")
    if seen != KNOWN[package]:
        wrong.append(package)

markdown = fast_ebook.epub.read_epub("EbookLib.epub").to_markdown()
verse = [line for line in markdown.splitlines() if "thorn" in line]
after = markdown[markdown.index("thorn") + 5 : markdown.index("She left")].split()
print(f"\nverse in Markdown: expected two lines or a break, seen {verse}")
print(f"between the scenes: expected ['---'] or alike, seen {after}")
if (verse, after) != (["Roseand thorn"], []):
    wrong.append("Markdown")
raise SystemExit(f"changed since this was written: {wrong}" if wrong else 0)
PYTHON
env/bin/python books.py
