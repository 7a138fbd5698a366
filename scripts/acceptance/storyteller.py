"""What a good model would answer, made up from the prompt alone: the same prompt, the same answer.

Each story, known by the idea in its prompts, has an endless script: a list of paragraphs for each scene. Asked for a
scene, the storyteller looks which of its paragraphs stand in the prompt and goes on behind them. So a run that was
stopped and resumed gets the same paragraphs as one that was not. Asked for JSON, it fills the schema.

The words are those of the Swift fake (Sources/TestSupport/Storyteller/Vocabulary.swift).
"""

import json
import random
import re
import zlib
from functools import lru_cache
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parents[2] / "Sources" / "TestSupport" / "Storyteller" / "Vocabulary.swift"
# Words of a paragraph at least, and the paragraphs among which a scene is looked for in a prompt.
PARAGRAPH_WORDS = (35, 50)
MOST_PARAGRAPHS = 64
EVENTS_IN_A_SCENE = 4
USUAL_WORDS = 200
# So many first letters of its first sentence make a paragraph known; the gate may have cut its end.
KNOWN_BY = 48


def vocabulary():
    """The lists of words, by name."""
    lists = re.findall(r'static let (\w+) = words\(\s*"""(.*?)"""', VOCABULARY.read_text(), re.DOTALL)
    return {name: words.split() for name, words in lists}


WORDS = vocabulary()
FILLERS = set(
    "a about after all an and are as at be been before but by for from had has have he her him his if in into is it its "
    "not of on or she so that the their them then there they this to was were when while who will with".split()
)


class Chance(random.Random):
    """Numbers that are the same for the same seeds."""

    def __init__(self, *seeds):
        super().__init__(zlib.crc32(repr(seeds).encode()) << 16 ^ len(seeds))

    def word(self, kind):
        """A word of a list."""
        return self.choice(WORDS[kind])


def count(text):
    """Words of a text; those of the storyteller hold no apostrophe and no hyphen."""
    return len(re.findall(r"\w+", text))


def with_article(word):
    """The word behind "a" or "an"."""
    return f"{'an' if word[0] in 'aeiou' and not word.startswith('use') else 'a'} {word}"


class Story:
    """The script of one story."""

    def __init__(self, seed):
        self.seed = seed
        self.cast = Chance(seed, "cast").sample(WORDS["names"], 7)

    def person(self, chance):
        """Somebody."""
        return f"the {chance.word('roles')}" if chance.random() < 0.3 else chance.choice(self.cast)

    def thing(self, chance):
        """Something, with its adjective."""
        adjective = chance.choice(WORDS["adjectives"] if chance.random() < 0.6 else WORDS["markAdjectives"])
        first = chance.choice([with_article(adjective), f"the {adjective}", f"one {adjective}", f"another {adjective}"])
        return f"{first} {chance.word('nouns')}"

    def sentence(self, chance):
        """One sentence in which hardly four neighbouring words come again."""
        word, person, thing = chance.word, (lambda: self.person(chance)), (lambda: self.thing(chance))
        place = f"the {word('adjectives')} {word('places')}"
        shapes = (
            lambda: f"{word('prepositions')} {thing()}, {person()} {word('deeds')} {thing()}",
            lambda: f"{person()} {word('deeds')} {thing()} {word('prepositions')} {thing()}",
            lambda: f"{thing()} {word('motions')}, and {person()} {word('deeds')} {thing()} {word('manners')}",
            lambda: f"{person()} {word('manners')} {word('deeds')} {thing()}, while {person()} {word('deeds')} {thing()}",
            lambda: f"{person()}, {word('moods')} by {thing()}, {word('deeds')} {thing()} {word('manners')}",
            lambda: f"{person()} {word('bearings')} {word('prepositions')} {thing()} until {thing()} {word('motions')}",
            lambda: f"{word('manners')} {thing()} {word('motions')}; {person()} {word('bearings')} and {word('deeds')} {thing()}",
            lambda: f"{word('prepositions')} {place}, where {thing()} {word('motions')}, {person()} {word('deeds')} {thing()}",
            lambda: f"{person()} and {person()} {word('manners')} {word('deeds')} {thing()} {word('prepositions')} {place}",
            lambda: f"{place} {word('motions')} around {thing()}, which {person()} had {word('manners')} {word('deeds')}",
        )
        text = chance.choice(shapes)() + "."
        return text[0].upper() + text[1:]

    def event(self, scene, index):
        """What happens in a scene; the outline names it, and the scene's paragraph of that index tells it."""
        chance = Chance(self.seed, scene, "event", index)
        thing = f"{chance.word('adjectives')} {chance.word('nouns')}"
        return f"{chance.choice(self.cast)} {chance.word('deeds')} the {thing} in the {chance.word('places')}"

    @lru_cache(maxsize=1 << 15)
    def paragraph(self, scene, index):
        """A paragraph of a scene."""
        chance = Chance(self.seed, scene, index)
        sentences = [self.sentence(chance)]
        if scene and index < EVENTS_IN_A_SCENE:
            sentences.append(told(self.event(scene, index), chance))
        aim = chance.randint(*PARAGRAPH_WORDS)
        while count(" ".join(sentences)) < aim:
            sentences.append(self.sentence(chance))
        return " ".join(sentences)

    @lru_cache(maxsize=1 << 16)
    def opening(self, scene, index):
        """How a paragraph begins; costs less than the whole of it."""
        return self.sentence(Chance(self.seed, scene, index))[:KNOWN_BY]

    def closing(self, scene, number):
        """The last paragraph of the story; later ones where it is asked to go on after its end."""
        chance = Chance(self.seed, scene, "end", number)
        place = f"the {chance.word('adjectives')} {chance.word('places')} {chance.word('motions')} {chance.word('manners')}"
        first = f"So {chance.choice(self.cast)} {chance.word('bearings')} at last, and {place}."
        last = f"{chance.choice(self.cast)} {chance.word('deeds')} {self.thing(chance)} and went home {chance.word('manners')}."
        return f"{first} {self.sentence(chance)} {last}"

    def premise(self, salt):
        """Two sentences."""
        chance = Chance(self.seed, "premise", salt)
        return f"{self.sentence(chance)} {self.sentence(chance)}"


def told(event, chance):
    """A sentence that holds all words of an event which carry its meaning."""
    words = list(dict.fromkeys(word for word in re.findall(r"\w+", event) if word.lower() not in FILLERS))
    named = ", ".join(words[:-1]) + f" and {words[-1]}" if len(words) > 1 else "".join(words)
    adjective, role, manner = chance.word("adjectives"), chance.word("roles"), chance.word("manners")
    return f"Word of {named} reached {with_article(adjective)} {role} {manner}."


@lru_cache(maxsize=4096)
def story(seed):
    """The story of a seed."""
    return Story(seed)


def idea_seed(texts):
    """What makes a story's prompts known: its idea, or where they name none nothing."""
    for text in texts:
        if found := re.search(r"^Idea: (.*)$", text, re.MULTILINE):
            return zlib.crc32(found[1].encode())
    return 0


def wishes(texts):
    """What the writer wants beside the brief."""
    return [wish for text in texts for wish in re.findall(r"^Wish of the writer: (.*)$", text, re.MULTILINE)]


def last_number(pattern, text):
    """The number at the last place where the pattern is found."""
    found = re.findall(pattern, text)
    return int(found[-1].replace(",", "")) if found else None


def answer(messages, schema=None):
    """The answer to a prompt.

    messages: pairs of role and text. schema: the JSON schema that it must follow, or None for prose.
    """
    texts = [text for _, text in messages]
    asked = next((text for role, text in reversed(messages) if role == "user"), "")
    teller = story(idea_seed(texts))
    if REVISION in asked:
        return revised(asked)
    if schema is not None and "say" in schema.get("properties", {}):
        return json.dumps(copilot(teller, schema, asked), ensure_ascii=False)
    if schema is not None and REPLAN in asked:
        return json.dumps(replanned(teller, schema, asked), ensure_ascii=False)
    if schema is not None:
        first = last_number(r"Plan scenes ([\d,]+) to", asked) or 1
        salt = zlib.crc32("\n".join([asked, *wishes(texts)]).encode())
        filled = Filling(schema, teller, salt, first).value(schema, "", ())
        return json.dumps(filled, ensure_ascii=False)
    if "two sentences" in asked:
        return teller.premise(zlib.crc32(asked.encode()))
    return prose(teller, texts, asked)


def prose(teller, texts, asked):
    """Paragraphs of a scene, from where it stands in the prompt, for about as many words as are asked.

    A paragraph is begun while more than half of it is still wanted. So stopping behind any paragraph and asking again
    for what is left gives the same paragraphs.
    """
    scene = last_number(r"Scene ([\d,]+) of ", asked) or 0
    left = last_number(r"Write about ([\d,]+) word", asked) or USUAL_WORDS
    known = {line.strip()[:KNOWN_BY] for text in texts for line in text.split("\n")}
    known |= {line.split(".")[0] + "." for line in known}
    if "has not shown this yet" in asked:
        return repair(teller, scene, asked)
    endings = 0
    is_ending = "This is the end of the story" in asked
    if is_ending:
        while teller.closing(scene, endings)[:KNOWN_BY] in known:
            endings += 1
    last = [teller.closing(scene, endings)] if is_ending else []
    if endings:
        return last[0]
    indexes = [index for index in range(MOST_PARAGRAPHS) if teller.opening(scene, index) in known]
    index = indexes[-1] + 1 if indexes else 0
    left -= sum(map(count, last))
    told = []
    while left * 2 > count(next_one := teller.paragraph(scene, index)) or not (told or last):
        told.append(next_one)
        left -= count(next_one)
        index += 1
    return "\n\n".join(told + last)


REVISION = "Rewrite the text. What is to be different:"
QUESTION = "The writer says:"
REPLAN = "Plan it in another way"
# What each wish of a writer does to a paragraph of a story.
MOODS = {
    "darker": "The dark came nearer.", "lighter": "A warm light fell on it.", "funnier": "Somebody laughed.",
    "shorter": "", "longer": "It took a long while, and nobody spoke.",
}  # fmt: skip


def revised(asked):
    """The text that the prompt shows, in another mood: each paragraph ends otherwise."""
    text = asked.split("The text:\n", 1)[-1].split(REVISION, 1)[0].strip()
    wish = asked.split(REVISION, 1)[-1].lower()
    ending = next((MOODS[mood] for mood in MOODS if mood in wish), "It was otherwise now.")
    return "\n\n".join(f"{paragraph} {ending}".strip() for paragraph in text.split("\n\n"))


def replanned(teller, schema, asked):
    """Another plan of the scene that the prompt shows: other events, and a description that ends as is wished for."""
    salt = zlib.crc32(asked.encode())
    number = last_number(r"Scene ([\d,]+) is planned so", asked) or 1
    first_event = EVENTS_IN_A_SCENE * (1 + salt % 7)
    plan = Filling(schema, teller, salt, number, first_event).value(schema, "", ())
    wish = asked.split(REPLAN, 1)[-1].lower()
    if ending := next((MOODS[mood] for mood in MOODS if mood in wish), ""):
        plan["description"] = f"{plan['description']} {ending}"
    return plan


def copilot(teller, schema, asked):
    """What a copilot says to the writer's last words, and what it wants done; it knows a few words only."""
    said = asked.rsplit(QUESTION, 1)[-1].strip()
    low = said.lower()
    number = last_number(r"(?:chapter|scene) ([\d,]+)", low) or 0
    mood = next((mood for mood in MOODS if mood in low), None)
    wish = None
    if names := re.search(r"rename (.+?) to ([^.!?,]+)", said, re.IGNORECASE):
        say, wish = f"{names[1]} becomes {names[2].strip()}.", {"action": "rename", "from": names[1], "to": names[2].strip()}
    elif "add a scene" in low:
        say, wish = "One more scene, then.", {"action": "add_scene", "scene": number, "wish": said}
    elif mood:
        say, wish = f"I make it {mood}.", {"action": "rewrite", "scene": number, "wish": mood}
    elif "plan" in low and number:
        say, wish = f"I plan scene {number} in another way.", {"action": "plan", "scene": number, "wish": said}
    elif ("open" in low or "show me" in low) and number:
        say, wish = f"Here is scene {number}.", {"action": "open", "scene": number}
    else:
        chance = Chance(teller.seed, "talk", said)
        say = f"{teller.sentence(chance)} {teller.sentence(chance)}"
    fields = schema["properties"]["actions"]["items"]["properties"]
    empty = {name: 0 if field.get("type") == "integer" else "" for name, field in fields.items()}
    return {"say": say, "actions": [{**empty, **wish}] if wish else []}


def repair(teller, scene, asked):
    """A paragraph that shows the events which the prompt lists."""
    chance = Chance(teller.seed, scene, "repair", zlib.crc32(asked.encode()))
    events = re.findall(r"^- (.*)$", asked, re.MULTILINE)
    return " ".join([told(event, chance) for event in events] + [teller.closing(scene, 90)])


class Filling:
    """Fills a JSON schema with plausible values; each depends on the prompt and its own path."""

    LONG = ("premise", "reasoning", "summary", "description", "plot_elements", "story_setting", "idea")

    def __init__(self, schema, teller, salt, first_scene, first_event=0):
        self.schema = schema
        self.teller = teller
        self.salt = salt
        self.first_scene = first_scene
        self.first_event = first_event

    def value(self, schema, name, path):
        """A value for a schema that stands at a path of names and indexes."""
        schema = self.resolved(schema)
        chance = Chance(self.teller.seed, self.salt, path)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return chance.choice(schema["enum"])
        kinds = schema.get("type", "object" if "properties" in schema else "array" if "items" in schema else "string")
        kind = next((kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"), "null")
        if kind == "object":
            fields = schema.get("properties", {})
            names = [name for name in schema.get("required", []) if name in fields]
            names += [name for name in fields if name not in names]
            return {name: self.value(fields[name], name, (*path, name)) for name in names}
        if kind == "array":
            length = min(schema.get("minItems", 2), schema.get("maxItems", 1000))
            return [self.value(schema.get("items", {}), name, (*path, index)) for index in range(length)]
        if kind in ("integer", "number"):
            return min(max(len(path), schema.get("minimum", 0)), schema.get("maximum", 1 << 30))
        if kind == "boolean":
            return True
        return None if kind == "null" else self.text(name, path, chance)[: schema.get("maxLength")]

    def resolved(self, schema):
        """A schema with its reference followed and its first alternative taken."""
        if reference := schema.get("$ref"):
            name = reference.rsplit("/", 1)[-1]
            return (self.schema.get("$defs") or self.schema.get("definitions") or {}).get(name, {})
        for keyword in ("anyOf", "oneOf", "allOf"):
            if schema.get(keyword):
                return self.resolved(schema[keyword][0])
        return schema

    def text(self, name, path, chance):
        """A text that suits a property's name."""
        if name == "key_events":
            scene = self.first_scene + next((part for part in path[:-1] if isinstance(part, int)), 0)
            return self.teller.event(scene, self.first_event + path[-1])
        if name in ("title", "name", "scene_title"):
            return f"The {chance.word('adjectives').title()} {chance.word('nouns').title()}"
        if name in ("characters", "character_input"):
            return chance.choice(self.teller.cast)
        sentence = self.teller.sentence(chance)
        return f"{sentence} {self.teller.sentence(chance)}" if name in self.LONG else sentence
