/// Texts and numbers for the properties of structured answers, chosen by the property's name.
///
/// No word of `Vocabulary.markAdjectives` is used, so that a plan in a prompt is never taken for the script.
struct PropertyTexts {
    let script: Script
    /// How long the story is to be, in words, where the prompt says so.
    let storyWords: Int?

    /// Words of a scene where the prompt names no length.
    private static let usualSceneWords = 200

    /// A plausible integer.
    func integer(at place: StructuredAnswer.Place) -> Int {
        let name = place.name.lowercased()
        if name.contains("word") || name.contains("budget") || name.contains("length") {
            return storyWords.map { max(20, $0 / max(1, place.count)) } ?? Self.usualSceneWords
        }
        return place.index + 1
    }

    /// A text that suits the name and differs from every other place's.
    func text(at place: StructuredAnswer.Place) -> String {
        var writer = Writer(generator: SeededGenerator(place.salt, script.seed), script: script)
        let name = place.name.lowercased()
        if let fixed = Self.fixed[name] { return fixed[Int(place.salt.magnitude % UInt(fixed.count))] }
        switch name {
        case "title", "scene_title", "story_title": return writer.title()
        case "name": return place.count > 1 ? writer.name(at: place.index) : writer.title()
        case "characters", "character", "names": return writer.name(at: place.index)
        case "key_events", "keyevents", "events", "beats": return writer.event()
        case "premise", "reasoning", "summary", "description", "plot_elements", "character_input", "story_setting",
            "synopsis":
            return writer.sentence() + " " + writer.sentence()
        case "image_prompt", "imageprompt": return writer.picture()
        case "persona": return writer.persona()
        default: return writer.sentence()
        }
    }

    private static let fixed: [String: [String]] = [
        "writing_style": ["Plain and exact", "Lyrical, with short sentences", "Dry and humorous"],
        "story_tone": ["Hopeful", "Suspenseful", "Melancholy but warm"],
        "narrative_pov": ["Third person limited", "First person", "Third person omniscient"],
        "audience_age_group": ["Young adults (13-17)"],
        "content_rating": ["PG"],
        "ending_preference": ["Bittersweet", "Happy", "Open-ended"],
        "language": ["en"],
    ]

    private struct Writer {
        var generator: SeededGenerator
        let script: Script

        mutating func title() -> String {
            "The \(pick(Vocabulary.adjectives).capitalizedWord) \(pick(Vocabulary.nouns).capitalizedWord)"
        }

        mutating func name(at index: Int) -> String {
            Vocabulary.names[(generator.below(4) * 8 + index) % Vocabulary.names.count]
        }

        mutating func event() -> String {
            "\(person()) \(pick(Vocabulary.deeds)) the \(pick(Vocabulary.adjectives)) \(pick(Vocabulary.nouns)) in the "
                + pick(Vocabulary.places)
        }

        mutating func picture() -> String {
            "A \(pick(Vocabulary.roles)) beside the \(pick(Vocabulary.adjectives)) \(pick(Vocabulary.nouns)) in the "
                + "\(pick(Vocabulary.adjectives)) \(pick(Vocabulary.places)), watercolour, evening light"
        }

        mutating func persona() -> String {
            "A \(pick(Vocabulary.adjectives)) \(pick(Vocabulary.roles)) who tells it \(pick(Vocabulary.manners))"
        }

        mutating func sentence() -> String {
            var maker = SentenceMaker(generator: generator, cast: [script.name(&generator), script.name(&generator)])
            let mark = "\(pick(Vocabulary.adjectives)) \(pick(Vocabulary.nouns))"
            return maker.sentence(mark: mark)
        }

        private mutating func person() -> String { script.name(&generator) }
        private mutating func pick(_ words: [String]) -> String { generator.pick(words) }
    }
}

extension String {
    /// This word with a capital at its beginning.
    var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
