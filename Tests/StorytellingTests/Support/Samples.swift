import Foundation
import StoryDomain

/// Briefs and stories that tests begin with.
enum Samples {
    /// A brief with all ten fields.
    static func brief(words: Int = 1_500, language: LanguageTag = .english, seed: Int? = 7) throws -> Brief {
        try Brief(
            idea: "A lighthouse keeper finds a message in a bottle.",
            setup: StorySetup(
                persona: "A patient observer", storySetting: "An island in the north, 1923",
                characterInput: "Mara, the keeper; Tom, her brother",
                plotElements: "A bottle, a storm, a letter that was never sent", writingStyle: "Plain and exact",
                storyTone: "Quiet suspense", narrativePOV: "Third person limited",
                audienceAgeGroup: "Young adults (13-17)", contentRating: "PG", endingPreference: "Bittersweet"),
            length: StoryLength(words: words), language: language, seed: seed)
    }

    /// A bare idea.
    static func idea(_ idea: String = "A clockmaker is asked to stop time.", words: Int = 1_500) throws -> Brief {
        try Brief(idea: idea, length: StoryLength(words: words), seed: 7)
    }

    /// A story with a brief only.
    static func story(words: Int = 900) throws -> Story {
        Story(id: StoryID("k3v9t0c2m4xq"), brief: try brief(words: words), createdAt: Date(timeIntervalSince1970: 0))
    }

    /// A story with premise and a whole outline of `scenes` scenes.
    static func planned(words: Int = 900, scenes: Int = 3) throws -> Story {
        var story = try story(words: words)
        story.premise = "Mara wants the letter back, but the sea has it."
        story.outline = Outline(
            title: "The Bottle",
            scenes: (1...scenes).map { number in
                ScenePlan(
                    number: number, title: "Part \(number)", description: "Mara goes step \(number).",
                    keyEvents: [
                        "Mara lifts stone \(number)", "Tom hides letter \(number)", "Mara burns rope \(number)",
                    ],
                    characters: ["Mara", "Tom"], wordBudget: words / scenes)
            })
        return story
    }

    /// A paragraph of exactly `words` words, a sentence for each ten; different for each `seed`.
    static func paragraph(words: Int, seed: Int) -> String {
        var sentences: [String] = []
        var left = words
        while left > 0 {
            let count = left < 20 ? left : 10
            sentences.append(
                (0..<count).map { "w\(seed)x\(sentences.count)x\($0)" }.joined(separator: " ") + ".")
            left -= count
        }
        return sentences.joined(separator: " ")
    }
}

extension Story {
    /// Adds a turn with what was kept of its answer.
    mutating func add(
        scene: Int, words: [Int], purpose: CallPurpose = .scene, finish: String? = "stop", asked: Int? = nil,
        instruction: String = "Write on.", provider: String = "gemini"
    ) {
        let call = CallID("call-\(turns.count + 1)")
        turns.append(
            WritingTurn(
                call: call, scene: scene, purpose: purpose, instruction: instruction,
                askedWords: asked ?? words.reduce(0, +), finish: finish))
        for count in words {
            let paragraph = self.passages(inScene: scene).count + 1
            passages.append(
                Passage(
                    position: PassagePosition(scene: scene, paragraph: paragraph),
                    text: Samples.paragraph(words: count, seed: passages.count), words: count,
                    author: .init(provider: provider, model: "m", call: call)))
        }
    }

    /// Notes that a scene is written to its end.
    mutating func close(scene: Int) {
        scenes.append(SceneRecord(number: scene, budget: 0, gateClosings: 0, lastFinish: "stop"))
    }
}
