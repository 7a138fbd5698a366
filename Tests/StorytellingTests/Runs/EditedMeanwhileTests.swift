import Foundation
import Storage
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

/// A run and somebody who types at once: what a program outside the queue does, and what a race between both can.
@Suite struct EditedMeanwhileTests {
    @Test(arguments: ["premise", "outline"])
    func `what is typed while a run makes a part of the plan stays, and what was made is a version`(
        part: String
    ) async throws {
        let typed = PlanPart.premise("Typed by hand.")
        let outline = PlanPart.outline(
            Outline(title: "Typed by hand.", scenes: [ScenePlan(number: 1, title: "One", description: "d")]))
        let (edit, purpose): (PlanPart, CallPurpose) =
            part == "premise" ? (typed, .premise) : (outline, .outline)
        try await withFake(.gemini) { gemini in
            try await withDesk { desk in
                let id = try await desk.begin(try Samples.brief(words: 600))
                let repository = desk.repository
                let json = try JSONEncoder().encode(edit.outline)
                // The call's line is stored when it opens: from then on until its end the model thinks.
                let store = StepStore(
                    repository,
                    clause: { connection, change, story in
                        guard change.ledger.contains(where: { $0.purpose == purpose && $0.state == .open }) else {
                            return
                        }
                        if edit.outline == nil {
                            try connection.execute(
                                "UPDATE story_plan SET premise = 'Typed by hand.' WHERE story_id = \(story)")
                        } else {
                            try connection.execute(
                                "UPDATE story_plan SET outline = \(String(decoding: json, as: UTF8.self)) WHERE story_id = \(story)"
                            )
                        }
                    })
                let writer = StoryWriter(
                    model: try desk.model([(.gemini, gemini)]), store: store, clock: desk.clock)
                let story = try await writer.write(id, until: .outline)
                let stored = try #require(try await repository.story(id))
                #expect(stored == story)
                #expect(stored.part(edit.kind) == edit)
                #expect(stored.outline != nil && stored.premise != nil)
                let cards = try await repository.planVersions(of: edit.kind, in: id, of: .local, limit: 10)
                #expect(cards.map(\.reason) == [.offered])
                let version = try await repository.planVersion(1, of: edit.kind, in: id, of: .local)
                #expect(version != nil && version?.part != edit)
                let written = try await desk.written(id)
                #expect(written.count(of: .planChanged) == 1)
                #expect(written.ledger.allSatisfy { $0.state == .settled })
                let calls = gemini.log.generations.count
                #expect(written.ledger.count == calls)
            }
        }
    }
}

extension PlanPart {
    /// The outline, where it is one.
    fileprivate var outline: Outline? {
        guard case .outline(let outline) = self else { return nil }
        return outline
    }
}
