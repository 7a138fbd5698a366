import JSONNotation
import LanguageModels
import StoryDomain
import Testing

@testable import Storytelling

@Suite struct ReadingTests {
    @Test func `An outline's scenes are read onto one line each, and what is missing follows from the rest`() throws {
        let answer: JSONValue = [
            "title": "The\nBottle",
            "scenes": [
                [
                    "title": "One", "description": "Mara finds it.", "key_events": ["Mara digs", "", "Tom\nsees"],
                    "characters": ["Mara"],
                ],
                ["title": "Two", "key_events": ["Tom runs"]],
                ["description": "It ends.", "exit_state": "Home.", "image_prompt": "A door"],
            ],
        ]
        let outline = try reading().outline(in: answer)
        #expect(outline.title == "The Bottle" && outline.sceneCount == 3 && outline.isWhole)
        #expect(outline.scenes.map(\.title) == ["One", "Two", "Scene 3"])
        #expect(outline.scenes.map(\.description) == ["Mara finds it.", "Tom runs", "It ends."])
        #expect(outline.scenes.map(\.keyEvents) == [["Mara digs", "Tom sees"], ["Tom runs"], ["It ends."]])
        #expect(outline.scenes.map(\.exitState) == ["Tom sees", "Tom runs", "Home."])
        #expect(outline.scenes.map(\.imagePrompt) == ["Mara finds it.", "Tom runs", "A door"])
        #expect(outline.scenes.map(\.wordBudget) == [300, 300, 300])
    }

    @Test func `Another plan keeps what is not said, but for what only said the old one again`() throws {
        let plan = ScenePlan(
            number: 2, title: "Found", description: "Mara finds it.", keyEvents: ["Mara digs", "Mara reads"],
            characters: ["Mara"], wordBudget: 300, entryState: "Dawn.", exitState: "Mara reads",
            imagePrompt: "Mara finds it.", narration: "She dug.")
        let changed = try plan.changed(by: ["description": "Tom finds\nit.", "key_events": ["Tom digs", " "]])
        #expect(changed.number == 2 && changed.title == "Found" && changed.wordBudget == 300)
        #expect(changed.description == "Tom finds it." && changed.keyEvents == ["Tom digs"])
        #expect(changed.characters == ["Mara"] && changed.entryState == "Dawn." && changed.exitState == "Tom digs")
        #expect(changed.imagePrompt == "Tom finds it." && changed.narration == "She dug.")
        let whole = try plan.changed(
            by: [
                "key_events": ["Tom digs"], "characters": ["Tom"], "entry_state": "Noon.", "exit_state": "Wet.",
                "image_prompt": "A spade", "audio_narration": "He dug.",
            ])
        #expect(whole.description == "Mara finds it." && whole.characters == ["Tom"] && whole.entryState == "Noon.")
        #expect(whole.exitState == "Wet." && whole.imagePrompt == "A spade" && whole.narration == "He dug.")
        #expect(throws: TolerantJSON.Failure.self) { try plan.changed(by: ["title": "Nothing"]) }
    }

    @Test func `Too few scenes and empty ones are refused with a sentence`() {
        #expect(throws: TolerantJSON.Failure(message: "“scenes” must hold 3 scenes, not 1.")) {
            try reading().outline(in: ["scenes": [["title": "One", "description": "D."]]])
        }
        #expect(throws: TolerantJSON.Failure(message: "Scene 2 needs a title, a description and key_events.")) {
            try reading().outline(
                in: [
                    "scenes": [
                        ["title": "A", "description": "B."], ["title": "C"], ["title": "D", "description": "E."],
                    ]
                ])
        }
    }

    @Test func `Scenes planned later join those before, under the title that there is`() throws {
        var story = try Samples.planned(scenes: 2)
        story.outline?.sceneCount = 3
        let reading = OutlineReading(story: story, first: 3, last: 3, count: 3, budgets: [300, 300, 300])
        let outline = try reading.outline(in: ["title": "Another", "scenes": [["title": "Last", "description": "D."]]])
        #expect(outline.title == "The Bottle")
        #expect(outline.scenes.map(\.number) == [1, 2, 3])
    }

    @Test func `Without JSON the sentences are dealt to the scenes`() throws {
        let outline = try reading().fallback(text: "Mara digs.\nTom runs, and Dr. Grey follows. So \"x\": {1.")
        #expect(outline.scenes.map(\.title) == ["Part 1", "Part 2", "Part 3"])
        #expect(
            outline.scenes.map(\.description) == [
                "Mara digs.", "Tom runs, and Dr. Grey follows.", "It is settled for good.",
            ])
        #expect(outline.scenes.allSatisfy { $0.keyEvents == [$0.description] })
        #expect(outline.isWhole)
    }

    @Test func `Without any text the premise is told in the shape that every story has`() throws {
        let outline = try reading(scenes: 4).fallback(text: "")
        #expect(
            outline.scenes.map(\.description) == [
                "It begins: Mara wants the letter back, but the sea has it.", "The first attempt fails.",
                "Everything that was won is at risk.", "It is settled for good.",
            ])
    }

    @Test(arguments: [
        ("Premise: Mara wants it. The sea has it.", "Mara wants it. The sea has it."),
        (
            "**Premise:**\nDr. Grey hides it.\n\nTom finds it. He runs. She stays.",
            "Dr. Grey hides it. Tom finds it. He runs."
        ),
        ("{\"premise\": 1}", nil), ("…", nil), ("", nil),
    ])
    func `A premise is the first three sentences`(text: String, premise: String?) {
        #expect(PremiseReading.premise(in: text) == premise)
    }

    @Test func `Setups without a premise are left out, and none at all is refused`() throws {
        let answer: JSONValue = [
            "options": [
                ["premise": "Mara wants it.", "persona": "A\nsailor", "reasoning": "Sea."], ["persona": "X"],
                ["premise": "Tom hides it."], ["premise": "Third."], ["premise": "Fourth."],
            ]
        ]
        let options = try SetupReading.options(in: answer)
        #expect(options.map(\.premise) == ["Mara wants it.", "Tom hides it.", "Third."])
        #expect(options[0].setup.persona == "A sailor")
        #expect(throws: TolerantJSON.Failure.self) { try SetupReading.options(in: ["options": []]) }
        #expect(throws: TolerantJSON.Failure.self) { try SetupReading.options(in: ["unexpected": [1, 2, 3]]) }
    }

    private func reading(scenes: Int = 3) throws -> OutlineReading {
        var story = try Samples.story()
        story.premise = "Mara wants the letter back, but the sea has it."
        return OutlineReading(
            story: story, first: 1, last: scenes, count: scenes,
            budgets: StoryShape.budgets(words: 300 * scenes, count: scenes))
    }
}
