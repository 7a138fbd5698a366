"""Stories and pictures for tests of books, as files of exported JSON. All of it is made here; nothing is kept."""

import base64
import json
import struct
import zlib

TEXT = (
    "The keeper climbed the last of the stairs and set the lamp upon the table, where the glass threw a ring of light.",
    "Nobody had written to the island in eleven years. The bottle lay on the sill, green and dull, and the paper in it "
    "was dry; whoever had sealed it had known what they were about, and had taken their time.",
    "“You will not read it,” said her brother, “because you know already what it says.” She looked at him for a long "
    "while – the wind had turned, and somewhere below them a shutter beat against the wall.",
    "Then she broke the wax.",
    "There were three lines in a hand that leaned to the left, and under them the drawing of a door. It was their own "
    "door: the crack beside the hinge was there, and the nail on which, every winter, they hung the storm lantern. "
    "The date in the corner was that of the following day, and the ink, when she touched it, came off on her finger.",
)
CHINESE = (
    "守塔人登上最后一级台阶，把灯放在桌上，玻璃投下一圈光。十一年来，没有人给这座岛写过信。",
    "“你不会读的，”她的弟弟说，“因为你已经知道上面写着什么。”她看了他很久。风向变了，下面某处有一扇百叶窗拍打着墙壁。",
    "然后她打破了封蜡。",
)
ARABIC = (
    "صعدت الحارسة آخر الدرجات ووضعت المصباح على الطاولة، فألقى الزجاج حلقة من الضوء. لم يكتب أحد إلى الجزيرة منذ أحد عشر عامًا.",
    "قال أخوها: «لن تقرئيها، لأنك تعرفين ما فيها». نظرت إليه طويلًا؛ كانت الريح قد دارت، وفي مكان ما تحتهما كان مصراع يضرب الجدار (Lighthouse 7).",
    "ثم كسرت الشمع.",
)
NASTY = (
    "<script>alert(\"1\")</script> & 'more' &amp; &#38; ]]> <!-- -->", "control \x01\x08\x0b\x1f\x7f\x85\ufffe\uffff end\ttab",
    "👩‍👩‍👧‍👦 🇩🇪 e\u0301 and שלום and مرحبا", "one\ntwo\r\nthree\u2028four", "long " * 2_000 + ".", "wide" * 2_500, "\u202edecrof\u202c",
)  # fmt: skip


def story(name, title, *, scenes, language="en", status="complete", author=None, licence=None, headings=True):
    """An exported story.

    `scenes` is a list of lists of paragraphs; `name` becomes its id.
    """
    passages, words = [], 0
    for number, paragraphs in enumerate(scenes, start=1):
        for place, text in enumerate(paragraphs, start=1):
            count = max(1, len(text.split()))
            words += count
            passages.append(
                {
                    "position": {"scene": number, "paragraph": place}, "text": text, "words": count,
                    "provider": "fake", "model": "m", "call": f"c{number}",
                }
            )  # fmt: skip
    plans = [
        {
            "number": number, "title": f"{title} {number}" if headings else "", "description": "d", "key_events": [],
            "characters": [], "word_budget": 100, "entry_state": "", "exit_state": "", "image_prompt": "", "narration": "",
        }
        for number in range(1, len(scenes) + 1)
    ]  # fmt: skip
    brief = {"idea": "An idea", "setup": {}, "words": min(max(words, 100), 200_000), "language": language, "title": title}
    brief |= {key: value for key, value in (("author", author), ("licence", licence)) if value}
    return {
        "format": "storywriter.story",
        "version": 1,
        "ledger": [],
        "story": {
            "id": name, "brief": brief, "setup_options": [], "outline": {"title": title, "scene_count": len(plans), "scenes": plans}, "bible": [],
            "summary": {"text": "", "through_scene": 0}, "passages": passages, "turns": [], "scenes": [], "status": status,
            "created_at": "2026-11-18T11:06:40.123457Z", "updated_at": "2026-11-22T20:53:14.000123Z",
        },
    }  # fmt: skip


def repeated(texts, words):
    """So many of the texts, over and over, that they have that many words."""
    paragraphs, count = [], 0
    while count < words:
        text = texts[len(paragraphs) % len(texts)]
        paragraphs.append(text)
        count += len(text.split())
    return paragraphs


def png(width, height, tint):
    """A picture of a soft slope of colour with some noise, so that it does not vanish when it is compressed."""
    rows = bytearray()
    noise = zlib.crc32(bytes([tint]))
    for y in range(height):
        rows.append(0)
        for x in range(width):
            noise = (noise * 1_103_515_245 + 12_345) & 0x7FFFFFFF
            grain = noise >> 27
            rows += bytes(((x * 180 // width + grain + tint) % 256, (y * 160 // height + grain + 60) % 256, (tint * 3 + 40) % 256))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 1)) + chunk(b"IEND", b"")


# The least that is a WebP picture: one pixel.
WEBP = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")


def picture(kind, data, media_type, width, height, scene=None, alt="", name=""):
    """A picture as the file holds it."""
    held = {
        "kind": kind, "name": name, "alt": alt, "media_type": media_type, "width": width, "height": height,
        "bytes": base64.b64encode(data).decode(),
    }  # fmt: skip
    return held | ({"scene": scene} if scene else {})


def written(document, path):
    """Writes a story to a file, and hands back the path."""
    path.write_text(json.dumps(document, ensure_ascii=False, sort_keys=True))
    return path
