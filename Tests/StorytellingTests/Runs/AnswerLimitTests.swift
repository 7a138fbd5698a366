import Foundation
import LanguageModels
import Storage
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

/// Answers that do not end.
@Suite(.timeLimit(.minutes(30))) struct AnswerLimitTests {
    /// More than any answer of the beginning of a story may have, and no end.
    private static func endless(_ piece: String) -> ScriptedModel.Answer {
        let text = String(repeating: piece, count: 65_536 / piece.utf8.count)
        return ScriptedModel.Answer(Array(repeating: .event(.text(text)), count: 17) + [.hang])
    }

    @Test(arguments: [
        (CallPurpose.premise, "The sea takes it. "), (.premise, "<think>what if "), (.setupOptions, #"{"a": 1}, "#),
    ])
    func `an answer that goes on past its limit is cut off, booked, and told of with the limit`(
        purpose: CallPurpose, piece: String
    ) async throws {
        try await withDesk { desk in
            let model = ScriptedModel([Self.endless(piece)])
            let brief = purpose == .premise ? try Samples.brief() : try Samples.idea()
            let id = try await desk.begin(brief)
            let error = await #expect(throws: ModelError.self) { _ = try await desk.writer(Metered(model)).write(id) }
            #expect(error?.code == .answerTooLarge && error?.disposition == .never)
            #expect(error?.message.contains("for \(purpose.rawValue) went on past 1 MiB") == true)
            #expect(try await model.abandonments.next() == 1)
            let written = try await desk.written(id)
            #expect(written.ledger.map(\.state) == [.cutOff])
            #expect(written.ledger.map(\.outcome) == ["answer_too_large"])
            #expect(written.ledger.allSatisfy { $0.usage.output + $0.usage.thinking > 100_000 })
            #expect(written.story.premise == nil && written.story.setupOptions.isEmpty)
            #expect(model.requests.count == 1)
        }
    }

    @Test func `a whole answer below its limit is taken`() async throws {
        try await withDesk { desk in
            let long = String(repeating: "The sea takes it. ", count: 20_000)
            let model = ScriptedModel([.text(long)])
            let id = try await desk.begin(try Samples.brief())
            await #expect(throws: (any Error).self) { _ = try await desk.writer(Metered(model)).write(id) }
            #expect(try await desk.written(id).story.premise?.isEmpty == false)
        }
    }

    @Test(arguments: CallPurpose.allCases) func `every purpose has a limit that leaves room for thoughts`(
        purpose: CallPurpose
    ) {
        #expect(AnswerLimit.bytes(for: purpose) >= 262_144)
    }
}
