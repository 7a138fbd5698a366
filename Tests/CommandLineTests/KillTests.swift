import Bootstrap
import Foundation
import StoryDomain
import TestSupport
import Testing

@Suite(.serialized) struct KillTests {
    /// Kills in all, over as many stories as it takes.
    private static let kills = 50
    /// Kills of one story before it is let go on to its end.
    private static let killsOfOne = 10

    @Test func `Killed at fifty random moments and resumed, a story is the one that nobody killed`() async throws {
        var generator = Dice(seed: 20_261_122)
        var kills = 0
        var round = 0
        while kills < Self.kills {
            let passWords = [1_200, 300, 500][round % 3]
            let whole = try await Self.unkilled(passWords: passWords)
            round += 1
            try await withDoomedStory(passWords: passWords) { doomed in
                var ofThis = 0
                while ofThis < Self.killsOfOne, kills < Self.kills {
                    let end = try await doomed.run(until: Self.moment(&generator))
                    if end.code == 0 { break }
                    #expect(end.code == 128 + SIGKILL, "\(end.error)")
                    ofThis += 1
                    kills += 1
                }
                let end = try await doomed.run()
                #expect(end.code == 0, "\(end.error)")
                try await Self.expect(doomed, toBe: whole, kills: ofThis)
            }
        }
        #expect(kills == Self.kills)
    }

    @Test(arguments: zip([SIGINT, SIGTERM], [Int32(130), 143]))
    func `A signal stops the run, says how to go on, and loses nothing`(signal: Int32, code: Int32) async throws {
        let whole = try await Self.unkilled(passWords: 1_200)
        try await withDoomedStory(passWords: 1_200) { doomed in
            let end = try await doomed.run(until: .streamed(request: 4, characters: 1_000), signal: signal)
            #expect(end.code == code)
            let (story, ledger) = try await doomed.stored()
            #expect(end.error.contains("storywriter resume \(story.id)"))
            #expect(story.status == .writing && story.scenes.map(\.number) == [1])
            #expect(!ledger.contains { $0.state == .open })
            #expect(ledger.last?.outcome == "cancelled")
            #expect(end.out.contains(story.passages.last?.text ?? "?"))

            let rest = try await doomed.run()
            #expect(rest.code == 0, "\(rest.error)")
            try await Self.expect(doomed, toBe: whole, kills: 0)
        }
    }

    @Test func `A signal while the premise or the outline comes leaves nothing of it behind`() async throws {
        let whole = try await Self.unkilled(passWords: 1_200)
        try await withDoomedStory(passWords: 1_200) { doomed in
            #expect(try await doomed.run(until: .streamed(request: 1, characters: 60), signal: SIGINT).code == 130)
            #expect(try await doomed.stored().story.premise == nil)
            #expect(try await doomed.run(until: .streamed(request: 2, characters: 200), signal: SIGTERM).code == 143)
            let stopped = try await doomed.stored().story
            #expect(stopped.premise != nil && stopped.outline == nil)
            #expect(try await doomed.run().code == 0)
            try await Self.expect(doomed, toBe: whole, kills: 0)
        }
    }

    /// The story as it is written in one run.
    private static func unkilled(passWords: Int) async throws -> Story {
        try await withDoomedStory(passWords: passWords) { story in
            let end = try await story.run()
            #expect(end.code == 0, "\(end.error)")
            return try await story.stored().story
        }
    }

    /// A moment anywhere in what a run may still have to do.
    private static func moment(_ dice: inout Dice) -> DoomedStory.Moment {
        switch dice.next(3) {
        case 0: .shown(bytes: 1 + dice.next(3_000))
        case 1: .streamed(request: 1 + dice.next(3), characters: dice.next(2_500))
        default: .arrived(request: 1 + dice.next(3))
        }
    }

    /// The stored story equals `whole` paragraph for paragraph, and its books hold every call once.
    private static func expect(_ doomed: DoomedStory, toBe whole: Story, kills: Int) async throws {
        let (story, ledger) = try await doomed.stored()
        #expect(story.status == .complete)
        #expect(story.premise == whole.premise && story.outline == whole.outline)
        #expect(story.passages.count == whole.passages.count, "\(Self.trail(story)) ≠ \(Self.trail(whole))")
        for (passage, other) in zip(story.passages, whole.passages) {
            #expect(passage.position == other.position)
            guard passage.text != other.text else { continue }
            Issue.record("\(passage.position): \(passage.text) ≠ \(other.text)")
            break
        }
        #expect(Set(story.passages.map(\.text)).count == story.passages.count)

        #expect(Set(ledger.map(\.call)).count == ledger.count)
        #expect(!ledger.contains { $0.state == .open })
        #expect(ledger.reduce(0) { $0 + $1.keptWords } == story.words)
        let dead = ledger.count { $0.outcome == "process_ended" }
        #expect(dead <= kills)
        // A line is opened before its call is made, so a kill between the two leaves a line without a request.
        let requests = doomed.fake.log.generations.count
        #expect(requests <= ledger.count && ledger.count <= requests + dead)
    }
}

extension KillTests {
    /// What every call was asked for and how it ended, for messages of failed tests.
    private static func trail(_ story: Story) -> String {
        story.turns.map { "\($0.purpose) \($0.scene): \($0.askedWords) \($0.finish ?? "killed")" }
            .joined(separator: "; ")
    }
}

/// Numbers by chance that are the same in every run: an xorshift of 64 bits.
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number from 0 up to and without `limit`.
    mutating func next(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }
}
