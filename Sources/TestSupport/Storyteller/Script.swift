/// The endless story that a fake storyteller knows by heart: for each scene a list of paragraphs without end, each a
/// function of seed, scene and index alone.
///
/// Each sentence holds a mark, a pair of adjective and noun that stands for its paragraph's index and its own place in
/// it. So a sentence is found again in a prompt by reading alone, without a list of what was handed out, also after a
/// restart.
struct Script: Sendable {
    /// Where a sentence stands in the script of a scene.
    struct Place: Hashable, Comparable, Sendable {
        var paragraph: Int
        var sentence: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.paragraph, left.sentence) < (right.paragraph, right.sentence)
        }
    }

    /// Paragraphs have at most as many sentences.
    private static let sentenceLimit = 16
    /// One mark for each sentence of 2,048 paragraphs; later paragraphs share the marks of earlier ones.
    private static let markCount = 32_768
    /// Odd, so that multiplying by it modulo a power of two loses nothing; and its inverse under that.
    private static let spread = 20_077
    private static let unspread = inverse(of: spread)

    let seed: Int
    /// Words of a paragraph.
    let paragraphWords: ClosedRange<Int>
    private let cast: [String]

    /// Takes the seed and the length of paragraphs in words.
    init(seed: Int, paragraphWords: ClosedRange<Int>) {
        self.seed = seed
        self.paragraphWords = paragraphWords
        var generator = SeededGenerator(seed, 0x6361_7374)
        cast = Array(Vocabulary.names.shuffled(using: &generator).prefix(7))
    }

    /// The sentences of a paragraph.
    ///
    /// - Parameters:
    ///   - paragraph: the index from 0.
    ///   - scene: the scene's number from 1.
    func sentences(of paragraph: Int, scene: Int) -> [String] {
        let (least, most) = (paragraphWords.lowerBound, paragraphWords.upperBound)
        var generator = SeededGenerator(seed, scene, paragraph)
        let aim = least + generator.below(max(1, (most - least) * 3 / 4))
        var sentences: [String] = []
        var words = 0
        while words < aim && sentences.count < Self.sentenceLimit {
            let place = Place(paragraph: paragraph, sentence: sentences.count)
            let sentence = sentence(at: place, scene: scene)
            words += wordCount(sentence)
            if words > most && sentences.count > 1 { break }
            sentences.append(sentence)
        }
        return sentences
    }

    /// The sentence at a place; beyond its paragraph's end, one that the script does not have.
    func sentence(at place: Place, scene: Int) -> String {
        let generator = SeededGenerator(seed, scene, place.paragraph, place.sentence)
        var maker = SentenceMaker(generator: generator, cast: cast)
        return maker.sentence(mark: mark(of: place, scene: scene))
    }

    /// The place whose sentence would hold the mark of those two words in that scene, each word by its index in
    /// `Vocabulary`.
    func place(adjective: Int, noun: Int, scene: Int) -> Place {
        let code = (adjective << 8 | noun) &- offset(of: scene)
        let index = (code &* Self.unspread) & (Self.markCount - 1)
        return Place(paragraph: index / Self.sentenceLimit, sentence: index % Self.sentenceLimit)
    }

    /// A name of the story's people, drawn by `generator`.
    func name(_ generator: inout SeededGenerator) -> String { generator.pick(cast) }

    private func mark(of place: Place, scene: Int) -> String {
        let index = place.paragraph &* Self.sentenceLimit &+ place.sentence
        let code = (index &* Self.spread &+ offset(of: scene)) & (Self.markCount - 1)
        return "\(Vocabulary.markAdjectives[code >> 8]) \(Vocabulary.nouns[code & 255])"
    }

    private func offset(of scene: Int) -> Int {
        var generator = SeededGenerator(seed, scene, 0x6D61_726B)
        return generator.below(Self.markCount)
    }

    /// The inverse of an odd number modulo 2⁶⁴, by Newton's iteration; each step doubles the right bits.
    private static func inverse(of odd: Int) -> Int {
        var inverse = odd
        for _ in 0..<6 {
            inverse = inverse &* (2 &- odd &* inverse)
        }
        return inverse
    }
}
