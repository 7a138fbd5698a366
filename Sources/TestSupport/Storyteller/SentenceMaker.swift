/// Makes one English sentence around a mark.
///
/// The sentences make grammatical, not deep, sense. Fixed phrases are short: no window of four words is without at
/// least one drawn word, most have two or three, so that little repeats.
struct SentenceMaker {
    private var generator: SeededGenerator
    /// The story's people.
    private let cast: [String]

    /// Takes the source of chance and the names to use.
    init(generator: SeededGenerator, cast: [String]) {
        self.generator = generator
        self.cast = cast
    }

    /// How many shapes there are.
    private static let shapeCount = 22

    /// A sentence in which `mark` (an adjective and a noun) stands after "the", and stands nowhere else.
    mutating func sentence(mark: String) -> String {
        let shape = generator.below(Self.shapeCount)
        let text = shape < 11 ? plainShape(shape, mark) : bentShape(shape, mark)
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private mutating func plainShape(_ shape: Int, _ mark: String) -> String {
        switch shape {
        case 0: "\(preposition()) the \(mark), \(person()) \(deed()) \(thing())."
        case 1: "\(person()) \(deed()) the \(mark) \(preposition()) \(thing())."
        case 2: "the \(mark) \(motion()), and \(person()) \(deed()) \(thing()) \(manner())."
        case 3: "when the \(mark) \(motion()), \(person()) \(manner()) \(deed()) \(thing())."
        case 4: "\(person()) \(manner()) \(deed()) the \(mark), while \(person()) \(deed()) \(thing())."
        case 5: "nobody \(deed()) the \(mark) except \(person()), who \(bearing()) \(preposition()) \(thing())."
        case 6: "“\(order()) the \(mark),” \(said()) \(person()), “and \(order()) \(thing()).”"
        case 7: "neither the \(mark) nor \(thing()) \(deed()) \(person()) \(manner())."
        case 8: "\(person()), \(mood()) by the \(mark), \(deed()) \(thing()) \(manner())."
        case 9: "\(person()) \(bearing()) \(preposition()) the \(mark) until \(thing()) \(motion())."
        default: "\(thing()) and the \(mark) \(motion()) \(preposition()) \(place())."
        }
    }

    private mutating func bentShape(_ shape: Int, _ mark: String) -> String {
        switch shape {
        case 11: "once the \(mark) had been \(deed()), \(person()) \(deed()) \(thing()) \(preposition()) \(place())."
        case 12: "\(person()) \(deed()) \(thing()), then the \(mark), then \(thing())."
        case 13: "had \(person()) \(manner()) \(deed()) the \(mark), or only \(thing())?"
        case 14: "\(manner()) the \(mark) \(motion()); \(person()) \(bearing()) and \(deed()) \(thing())."
        case 15: "with the \(mark) \(deed()) and \(thing()) \(deed()), \(person()) \(bearing()) \(manner())."
        case 16: "\(preposition()) \(place()), where the \(mark) \(motion()), \(person()) \(deed()) \(thing())."
        case 17: "only \(thing()) and the \(mark) \(motion()) whenever \(person()) \(bearing())."
        case 18: "“\(thing()),” \(said()) \(person()), \(mood()) by the \(mark) \(preposition()) \(place())."
        case 19: "\(person()) and \(person()) \(manner()) \(deed()) the \(mark) \(preposition()) \(place())."
        case 20: "\(place()) \(motion()) around the \(mark), which \(person()) had \(manner()) \(deed())."
        default: "because the \(mark) \(motion()), \(thing()) \(deed()) by \(person()) \(motion()) too."
        }
    }

    private mutating func person() -> String {
        generator.below(3) == 0 ? "the \(generator.pick(Vocabulary.roles))" : generator.pick(cast)
    }

    private mutating func thing() -> String {
        let adjective = generator.pick(Vocabulary.adjectives)
        let noun = generator.pick(Vocabulary.nouns)
        switch generator.below(8) {
        case 0, 1, 2: return "\(Self.article(before: adjective)) \(adjective) \(noun)"
        case 3: return "one \(adjective) \(noun)"
        case 4: return "another \(adjective) \(noun)"
        case 5: return "\(generator.pick(cast))’s \(noun)"
        default: return "the \(adjective) \(noun)"
        }
    }

    private mutating func place() -> String {
        "the \(generator.pick(Vocabulary.adjectives)) \(generator.pick(Vocabulary.places))"
    }

    private mutating func deed() -> String { generator.pick(Vocabulary.deeds) }
    private mutating func motion() -> String { generator.pick(Vocabulary.motions) }
    private mutating func bearing() -> String { generator.pick(Vocabulary.bearings) }
    private mutating func manner() -> String { generator.pick(Vocabulary.manners) }
    private mutating func mood() -> String { generator.pick(Vocabulary.moods) }
    private mutating func order() -> String { generator.pick(Vocabulary.orders) }
    private mutating func preposition() -> String { generator.pick(Vocabulary.prepositions) }
    private mutating func said() -> String {
        generator.pick(["answered", "asked", "called", "cried", "said", "urged"])
    }

    /// "an" before a vowel letter, "a" elsewhere; "useful" and its kin begin like "you".
    static func article(before word: String) -> String {
        guard let first = word.first, "aeiou".contains(first), !word.hasPrefix("use"), word != "one" else { return "a" }
        return "an"
    }
}
