import StoryDomain
import Testing

@testable import Storytelling

@Suite struct PreambleTests {
    private let context = GateContext(scene: 3, sceneTitle: "The Red Door", storyTitle: "Salt and Iron")
    private let story = "Mara lifted the latch. Nobody spoke."

    @Test(arguments: [
        "Here is the next scene:", "Here's Scene 3 of the story:", "Here’s the continuation:",
        "Sure! Here's the scene:",
        "Sure, here is the next part of the story:", "Certainly! Here is the scene you asked for:", "Certainly:",
        "Of course! Here's the story:", "Absolutely! I'll continue the story from where it left off.",
        "Continuing from where we left off:", "Continuing the story...", "Scene 3: The Red Door",
        "**Scene 3: The Red Door**",
        "### Scene 3", "# Salt and Iron", "Salt and Iron", "**Salt and Iron**", "Title: Salt and Iron", "The Red Door",
        "\"The Red Door\"", "Chapter Three", "CHAPTER III: THE RED DOOR", "Chapter 3. The Red Door", "---", "* * *",
        "[Scene continues]", "[continued]", "```", "A Quiet House by the Sea", "**A new dawn**", "Story:",
        "Here you go:", "Okay, here's the scene:", "以下是故事的下一个场景：", "好的，以下是第三场：", "Hier ist die Fortsetzung:",
        "Voici la suite :", "Aquí está la escena:", "第三章", "The story continues:", "Let me continue the story:",
    ])
    func `preambles and titles are left out`(preamble: String) {
        let run = GateRun(preamble + "\n\n" + story, context: context)
        #expect(run.paragraphs == [story])
        #expect(run.shown == story)
        #expect(run.findings.isEmpty)
        #expect(run.discardedWords == WordCount.words(in: preamble))
    }

    @Test func `several in a row are left out`() {
        let run = GateRun("Sure! Here's the next scene:\n\n# Salt and Iron\n\n**Scene 3: The Red Door**\n---\n" + story)
        #expect(run.paragraphs == [story])
    }

    @Test(arguments: [
        "Here is where the river ends.", "Here is where the river ends. It is cold:", "Sure, he would come back.",
        "“Sure,” she said.", "Sure enough, the lamp was out.", "Of course it rained.", "Of course, nobody came.",
        "Certainly the sea was calm.", "Continuing down the stair, she found the door.", "Here's how it began.",
        "Scene of the crime, he thought.", "Chapter One was the longest.", "Let me tell you about my father.",
        "This is the story of a lamp that would not burn.", "The red door stood open.",
        "Salt and iron were all he smelled.",
        "Dear Mara,", "[She laughed.]", "(She laughed at him.)", "- Yes, he said.", "I will not go.", "Okay. He went.",
        "As she came in, the lamp went out.", "Great waves broke.", "Title fights were his trade.", "Nobody",
        "Midnight",
        "Note the date, she thought.", "I hope you come.", "Let me know if you come.", "This scene was old to him.",
        "In this scene of ruin stood a man.", "Part of him knew.", "Great. Now what?", "He read it aloud:",
    ])
    func `stories that begin alike are untouched`(opening: String) {
        let run = GateRun(opening + "\n\n" + story, context: context)
        #expect(run.paragraphs == [opening, story])
        #expect(run.discardedWords == 0)
    }

    @Test func `preambles are looked for at the beginning only`() {
        let text = "He unfolded it.\n\nHere is the story of my life, as I told it to the captain:\n\nI was born at sea."
        #expect(GateRun(text, context: context).paragraphs == Paragraphs.split(text).map(String.init))
        #expect(GateRun("He slept.\n\nThe Red Door\n\nHe woke.", context: context).paragraphs.count == 3)
    }

    @Test func `headings are left out anywhere`() {
        let run = GateRun("She ran.\n\n## Scene 4\n\nHe stayed.\n\n* * *\n\nDawn came.")
        #expect(run.paragraphs == ["She ran.", "He stayed.", "Dawn came."])
        #expect(run.findings.isEmpty)
    }
}
