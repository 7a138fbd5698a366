import Foundation
import Jobs
import Storage
import StoryDomain
import Testing

@testable import Storytelling

/// What a step leaves in its run's log.
@Suite struct RunNotesTests {
    private let moment = Date(timeIntervalSince1970: 0)

    @Test func `A change with a part of the story is a step, one that only tells is none`() throws {
        let event = RunEvent(kind: .premiseWritten, message: "There is a premise.", at: moment)
        var change = StoryChange(at: moment)
        change.events = [event]
        #expect(try RunNotes.notes(of: change, progress: nil).map(\.isStep) == [false])
        change.premise = "A keeper finds a bottle."
        #expect(try RunNotes.notes(of: change, progress: nil).map(\.isStep) == [true])
        change.premise = nil
        change.setupOptions = []
        #expect(try RunNotes.notes(of: change, progress: nil).map(\.isStep) == [true])
        #expect(try RunNotes.notes(of: StoryChange(at: moment), progress: nil).isEmpty)
    }

    @Test func `A call that begins says how far the run is, and one that is settled says nothing of its own`() throws {
        let progress = RunProgress(
            stage: "scene", scene: 2, scenes: 3, words: 120, asked: 600, promptTokens: 9, outputTokens: 4, cost: 0,
            secondsLeft: nil)
        var change = StoryChange(at: moment)
        change.ledger = [
            LedgerLine(
                call: CallID("c"), purpose: .scene, scene: 2, provider: "embedded", model: "small",
                askedWords: 80, openedAt: moment)
        ]
        let notes = try RunNotes.notes(of: change, progress: progress)
        #expect(notes.map(\.kind) == [.progress])
        #expect(notes.first?.data.contains("\"stage\":\"scene\"") == true)
        change.ledger[0].state = .settled
        #expect(try RunNotes.notes(of: change, progress: progress).isEmpty)
    }
}
