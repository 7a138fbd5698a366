import LanguageModels
import Testing

@testable import TestSupport

@Suite struct ScriptTests {
    @Test func `The vocabulary has as many marks as the script needs, and no word twice`() {
        #expect(Vocabulary.markAdjectives.count == 128)
        #expect(Vocabulary.nouns.count == 256)
        let marks = Set(Vocabulary.markAdjectives)
        let others = [
            Vocabulary.adjectives, Vocabulary.nouns, Vocabulary.places, Vocabulary.deeds, Vocabulary.motions,
            Vocabulary.bearings, Vocabulary.manners, Vocabulary.prepositions, Vocabulary.moods, Vocabulary.orders,
            Vocabulary.roles,
        ]
        for list in others {
            #expect(Set(list).count == list.count)
            #expect(marks.isDisjoint(with: list))
        }
    }

    @Test func `Every sentence's mark leads back to its place`() throws {
        let script = Script(seed: 7, paragraphWords: 35...70)
        for place in [(0, 0), (0, 3), (1, 0), (77, 5), (2047, 15)].map({ Script.Place(paragraph: $0, sentence: $1) }) {
            for scene in [1, 2, 40] {
                let sentence = script.sentence(at: place, scene: scene)
                let question = Question(sentence + "\nScene \(scene) of 40. Write about 10 words.")
                let find = ScriptFinder(script: script, scene: scene).latest(in: question.messages)
                #expect(find?.place == place)
            }
        }
    }

    @Test func `Paragraphs have 35 to 70 words and end like sentences`() {
        let teller = FakeStoryteller(seed: 3)
        for index in 0..<300 {
            let paragraph = teller.paragraph(index, scene: 1 + index % 4)
            #expect((35...70).contains(wordCount(paragraph)), "\(paragraph)")
            #expect(paragraph.hasSuffix(".") || paragraph.hasSuffix("?") || paragraph.hasSuffix("”"))
            #expect(paragraph.first?.isUppercase == true || paragraph.first == "“")
        }
    }

    @Test func `Twenty thousand words repeat less than one in a hundred runs of four words, and no paragraph`() {
        for seed in 1...2 {
            let teller = FakeStoryteller(seed: seed)
            let paragraphs = (0..<400).map { teller.paragraph($0 / 10, scene: 1 + $0 % 10) }
            let words = paragraphs.joined(separator: " ").lowercased()
                .split { !$0.isLetter && $0 != "’" }.map(String.init)
            #expect(words.count > 19_000)
            let grams = words.indices.dropLast(3).map { words[$0..<($0 + 4)].joined(separator: " ") }
            let repeated = 1 - Double(Set(grams).count) / Double(grams.count)
            #expect(repeated < 0.01, "seed \(seed): \(repeated)")
            #expect(Set(paragraphs).count == paragraphs.count)
        }
    }

    @Test func `Another seed or scene tells other paragraphs, the same seed the same`() {
        #expect(FakeStoryteller(seed: 1).paragraph(0, scene: 1) == FakeStoryteller(seed: 1).paragraph(0, scene: 1))
        #expect(FakeStoryteller(seed: 1).paragraph(0, scene: 1) != FakeStoryteller(seed: 2).paragraph(0, scene: 1))
        #expect(FakeStoryteller(seed: 1).paragraph(0, scene: 1) != FakeStoryteller(seed: 1).paragraph(0, scene: 2))
    }
}
