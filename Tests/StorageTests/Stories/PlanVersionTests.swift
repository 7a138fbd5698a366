import Foundation
import Storage
import StoryDomain
import Testing

@Suite struct PlanVersionTests {
    private static let ann = UserID(rawValue: "ann") ?? .local
    private static let id = StoryID("k3v9t0c2m4xq")

    /// A story of ann's that has a premise.
    private func withPremise(
        _ driver: DatabaseDriver, _ body: (StoryRepository) async throws -> Void
    ) async throws {
        try await driver.withStories { stories, _ in
            var story = try Samples.story()
            story.premise = "The first."
            try await stories.create(story, of: Self.ann, events: [])
            try await body(stories)
        }
    }

    private func setPremise(
        _ premise: String, _ reason: PlanVersion.Reason = .edited, sitting: String? = nil, in stories: StoryRepository
    ) async throws {
        var change = StoryChange(at: Samples.start)
        change.premise = premise
        change.planReason = reason
        change.planSitting = sitting
        try await stories.commit(change, to: Self.id)
    }

    /// Reasons and premises of all versions, newest first.
    private func versions(_ stories: StoryRepository) async throws -> [(PlanVersion.Reason, PlanPart)] {
        var found: [(PlanVersion.Reason, PlanPart)] = []
        for card in try await stories.planVersions(of: .premise, in: Self.id, of: Self.ann, limit: 1_000) {
            let version = try #require(
                try await stories.planVersion(card.number, of: .premise, in: Self.id, of: Self.ann))
            #expect(version.number == card.number && version.reason == card.reason)
            found.append((version.reason, version.part))
        }
        return found
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `whoever replaces a part, what stood there is a version, once in a sitting`(
        driver: DatabaseDriver
    ) async throws {
        try await withPremise(driver) { stories in
            try await setPremise("Typed.", in: stories)
            try await setPremise("Typed.", in: stories)
            for text in ["T", "Th", "The"] { try await setPremise(text, sitting: "s1", in: stories) }
            try await setPremise("Made.", .regenerated, in: stories)
            try await setPremise("Typed again.", sitting: "s1", in: stories)
            let kept = try await versions(stories)
            #expect(kept.map(\.0) == [.edited, .regenerated, .edited, .edited])
            #expect(
                kept.map(\.1) == [.premise("Made."), .premise("The"), .premise("Typed."), .premise("The first.")])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `an outline that is planned on leaves no version, and ends the sitting in which it was typed`(
        driver: DatabaseDriver
    ) async throws {
        try await withPremise(driver) { stories in
            func set(_ scenes: Int, _ reason: PlanVersion.Reason, sitting: String? = nil) async throws {
                var change = StoryChange(at: Samples.start)
                let plans = (1...scenes).map { ScenePlan(number: $0, title: "Scene \($0)", description: "d") }
                change.outline = Outline(title: "T", scenes: plans, sceneCount: 4)
                change.planReason = reason
                change.planSitting = sitting
                try await stories.commit(change, to: Self.id)
            }
            try await set(2, .written)
            try await set(1, .edited, sitting: "s1")
            try await set(4, .written)
            try await set(1, .edited, sitting: "s1")
            var scenes: [Int] = []
            for card in try await stories.planVersions(of: .outline, in: Self.id, of: Self.ann, limit: 10) {
                let version = try await stories.planVersion(card.number, of: .outline, in: Self.id, of: Self.ann)
                guard case .outline(let outline) = version?.part else { continue }
                scenes.append(outline.scenes.count)
            }
            #expect(scenes == [4, 2])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `what is offered is kept, and the story stays as it is`(driver: DatabaseDriver) async throws {
        try await withPremise(driver) { stories in
            let before = try #require(try await stories.story(Self.id, of: Self.ann))
            let brief = try Samples.brief(title: "Other")
            let numbers = try await stories.offer([.premise("Made."), .brief(brief)], in: Self.id, at: Samples.start)
            #expect(numbers == [.premise: 1, .brief: 1])
            let after = try #require(try await stories.story(Self.id, of: Self.ann))
            #expect(after.story == before.story && after.card == before.card)
            #expect(try await versions(stories).map(\.0) == [.offered])
            let kept = try await stories.planVersion(1, of: .brief, in: Self.id, of: Self.ann)
            #expect(kept?.part == .brief(brief))
            await expectStorageError(.notFound) {
                _ = try await stories.offer([.premise("x")], in: StoryID("none"), at: Samples.start)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `only the newest are kept, and no number is used twice`(driver: DatabaseDriver) async throws {
        try await withPremise(driver) { stories in
            let most = PlanVersion.mostOfPart
            for number in 1...(most + 3) { try await setPremise("Premise \(number).", in: stories) }
            let all = try await stories.planVersions(of: .premise, in: Self.id, of: Self.ann, limit: 1_000)
            #expect(all.map(\.number) == (4...(most + 3)).reversed())
            let page = try await stories.planVersions(
                of: .premise, in: Self.id, of: Self.ann, before: all[1].number, limit: 2)
            #expect(page == Array(all[2...3]))
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a step that was made of another plan is refused whole`(driver: DatabaseDriver) async throws {
        try await withPremise(driver) { stories in
            let read = try #require(try await stories.story(Self.id))
            try await setPremise("Typed.", in: stories)
            for put: (inout StoryChange) -> Void in [
                { $0.premise = "Made." },
                {
                    $0.put(.premise("Made.")); $0.status = .complete
                },
            ] {
                var change = StoryChange(at: Samples.start)
                put(&change)
                let step = change
                await #expect(throws: PlanMismatch.self) {
                    try await stories.commit(step, to: Self.id, madeOf: read)
                }
            }
            var other = StoryChange(at: Samples.start)
            other.summary = Summary(text: "So far.", throughScene: 1)
            try await stories.commit(other, to: Self.id, madeOf: read)
            let stored = try #require(try await stories.story(Self.id))
            #expect(stored.premise == "Typed." && stored.status == .writing && stored.summary.text == "So far.")
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `another's versions are not there, and they go with their story`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, database in
            try await stories.create(try Samples.story(), of: Self.ann, events: [])
            _ = try await stories.offer([.premise("Made.")], in: Self.id, at: Samples.start)
            await expectStorageError(.notFound) {
                _ = try await stories.planVersions(of: .premise, in: Self.id, of: .local, limit: 1)
            }
            await expectStorageError(.notFound) {
                _ = try await stories.planVersion(1, of: .premise, in: Self.id, of: .local)
            }
            #expect(try await stories.delete(Self.id))
            #expect(try await database.read { try $0.rows("SELECT number FROM plan_version") }.isEmpty)
        }
    }
}
