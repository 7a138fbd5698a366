import Foundation
import Storage
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct SceneDifferenceTests {
    /// A scene of such paragraphs, each of a call of its own.
    private func scene(_ texts: [String]) throws -> StoredScene {
        var story = try Samples.planned()
        for (index, text) in texts.enumerated() {
            story.passages.append(
                Passage(
                    position: PassagePosition(scene: 2, paragraph: index + 1), text: text,
                    words: WordCount.words(in: text),
                    author: .init(provider: "gemini", model: "m", call: CallID("c\(index)"))))
        }
        return StoredScene(2, of: story)
    }

    private func change(_ scene: StoredScene, to texts: [String]) -> StoryChange {
        let difference = SceneDifference(
            from: scene.passages, to: texts.map { .init(typed: $0) }, scene: 2,
            turn: scene.passages.isEmpty ? CallID("t") : nil)
        var change = StoryChange(at: Date(timeIntervalSince1970: 0))
        difference.apply(to: &change)
        return change
    }

    @Test func `Of any two texts one is made of the other, and no row is touched that stays`() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let old = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                "P \(Int.random(in: 0...6, using: &random))."
            }
            let new = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                "P \(Int.random(in: 0...6, using: &random))."
            }
            let scene = try scene(old)
            let change = change(scene, to: new)
            let after = scene.applying(change).passages
            #expect(after.map(\.text) == new)
            #expect(after.map(\.position.paragraph) == Array(1...new.count))
            #expect(after.allSatisfy { $0.words == WordCount.words(in: $0.text) })
            let turns = Set(scene.passages.map(\.turn)).union(old.isEmpty ? [CallID("t")] : [])
            #expect(after.allSatisfy { turns.contains($0.turn) })
            let common = old.commonCount(with: new)
            let written = change.changedPassages.count + change.passages.count
            #expect(written <= new.count && change.removedPassages.count <= old.count)
            #expect(new.count - written <= common)
        }
    }

    @Test func `One paragraph more moves those behind it by two statements and writes none of them anew`() throws {
        let scene = try scene(["a b.", "c d.", "e f.", "g h."])
        let change = change(scene, to: ["a b.", "new one.", "c d.", "e f.", "g h."])
        #expect(change.shiftedPassages == [PassageShift(scene: 2, paragraphs: 2...4, by: 1)])
        #expect(change.passages.map(\.text) == ["new one."] && change.changedPassages.isEmpty)
        #expect(change.passages[0].author == .person && change.passages[0].turn == CallID("c0"))
        let after = scene.applying(change).passages
        #expect(after.filter { $0.author != .person }.map(\.author) == scene.passages.map(\.author))
    }

    @Test func `A paragraph that changes places keeps its author, and a changed one its turn`() throws {
        let scene = try scene(["a b.", "c d.", "e f."])
        let moved = scene.applying(change(scene, to: ["e f.", "a b.", "c d."])).passages
        #expect(moved.map(\.author.call) == ["c2", "c0", "c1"].map { CallID($0) })
        let edited = scene.applying(change(scene, to: ["a b.", "c, d.", "e f."])).passages
        #expect(edited.map(\.author.call) == [CallID("c0"), nil, CallID("c2")])
        #expect(edited.map(\.turn) == ["c0", "c1", "c2"].map { CallID($0) })
    }

    @Test func `Accents that are spelt in another way are another text, byte for byte`() throws {
        let scene = try scene(["Zoe\u{301} came.", "She left."])
        let after = scene.applying(change(scene, to: ["Zo\u{E9} came.", "She left."])).passages
        #expect(Array(after[0].text.utf8) == Array("Zo\u{E9} came.".utf8))
    }

    @Test func `Twenty thousand paragraphs are compared in one pass`() throws {
        let texts = (0..<20_000).map { "P \($0)." }
        let scene = try scene(texts)
        let change = change(scene, to: Array(texts.reversed()))
        #expect(scene.applying(change).passages.count == texts.count)
    }
}

extension [String] {
    /// How many elements both have, each counted as often as it is in both.
    fileprivate func commonCount(with other: [String]) -> Int {
        let mine = Dictionary(grouping: self) { $0 }.mapValues(\.count)
        let theirs = Dictionary(grouping: other) { $0 }.mapValues(\.count)
        return mine.reduce(0) { $0 + Swift.min($1.value, theirs[$1.key] ?? 0) }
    }
}
