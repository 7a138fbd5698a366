import Foundation
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
}
