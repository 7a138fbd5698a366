import Accounts
import Foundation
import Jobs
import LanguageModels
import Storage
import StoryDomain
import Storytelling
import TestDatabases
import TestSupport
import Testing

/// Calls whose process, run or story goes away while they are made: each is paid once, and no line stays open.
@Suite(.timeLimit(.minutes(30))) struct LostCallTests {
    private static let price = TokenPrice(input: 1, cachedInput: 1, output: 2, version: "test")
    private static let profile = ModelProfile.testing(price: price)
    private static let shown = String(repeating: "Mara lifts stone after stone and finds no letter. ", count: 12)

    private func withDesk(_ driver: DatabaseDriver, _ body: (BooksDesk) async throws -> Void) async throws {
        try await driver.withDatabase { try await body(BooksDesk($0)) }
    }

    /// A change that opens a call for prose, with its reserve.
    private func opening(_ call: String, at moment: Date, purpose: CallPurpose = .scene) -> StoryChange {
        var line = LedgerLine(
            call: CallID(call), purpose: purpose, scene: purpose == .scene ? 1 : nil, provider: "scripted",
            model: "script-1", askedWords: nil, openedAt: moment)
        line.usage.prompt = 100
        line.isEstimate = true
        var change = StoryChange(at: moment)
        change.ledger = [line]
        change.reserves = [
            CallReserve(
                call: line.call, usage: TokenUsage(prompt: 100, output: 900),
                cost: Self.price.mostCost(
                    of: TokenUsage(prompt: 100, output: 900)), price: Self.price)
        ]
        return change
    }

    /// Opens a call of a run as its worker does, has text stored and shown, and leaves it at that.
    private func leaveCall(_ call: String, under lease: Lease, of story: StoryID, at desk: BooksDesk) async throws {
        let clause = desk.books.clause(for: lease.run.user, run: lease.run.id)
        let queue = desk.queue
        try await desk.repository.commit(opening(call, at: desk.now()), to: story) { connection, change, story in
            try queue.hold(lease, in: connection)
            try clause(connection, change, story)
        }
        let delta = try RunNote(.delta(RunDelta(part: "text", text: Self.shown)))
        try await desk.database.write { connection in
            try queue.append([delta], under: lease, in: connection)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A run that is cancelled after its worker died pays what its reader saw`(driver: DatabaseDriver) async throws {
        try await withDesk(driver) { desk in
            let story = try Samples.planned()
            try await desk.begin(story)
            let run = try await desk.enqueue(story.id)
            let lease = try #require(try await desk.queue.claim(holder: "worker-1"))
            try await leaveCall("a", under: lease, of: story.id, at: desk)
            desk.wait(31)
            #expect(try await desk.queue.cancel(run, of: desk.user).state == .cancelled)
            let line = try #require(try await desk.lines().first)
            #expect(line.state == .cutOff && line.outcome == LedgerLine.lostOutcome && line.isEstimate)
            let usage = TokenUsage(prompt: 100, output: TokenEstimate.tokens(in: Self.shown))
            #expect(line.usage == usage && line.cost == Self.price.cost(of: usage))
            try await desk.expectExact(story: story.id)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A run whose worker is lost five times fails with every call closed`(driver: DatabaseDriver) async throws {
        try await withDesk(driver) { desk in
            let story = try Samples.planned()
            try await desk.begin(story)
            let run = try await desk.enqueue(story.id)
            for number in 1...5 {
                let lease = try #require(try await desk.queue.claim(holder: "worker-\(number)"))
                try await leaveCall("call-\(number)", under: lease, of: story.id, at: desk)
                desk.wait(31)
            }
            #expect(try await desk.queue.claim(holder: "worker-6") == nil)
            #expect(try await desk.queue.run(run, of: desk.user).state == .failed)
            #expect(try await desk.lines().map(\.state) == Array(repeating: .cutOff, count: 5))
            try await desk.expectExact(story: story.id)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A request whose process was killed is closed once its lease ends, by one of many who look`(
        driver: DatabaseDriver
    ) async throws {
        try await withDesk(driver) { desk in
            let reader = try BooksDesk(desk.database, holder: "worker-2", beside: desk)
            try await desk.books.book(opening("a", at: desk.now()), for: desk.user, operation: "generate-premise")
            desk.leases.begin(CallID("a"))
            desk.leases.note(CallID("a"), thinking: 7, output: 60)
            desk.wait(20)
            try await desk.leases.renew()
            desk.wait(20)
            #expect(try await reader.lost.sweep() == 0)
            desk.wait(11)
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for lost in [desk.lost, reader.lost, desk.lost, reader.lost] {
                    group.addTask { try await lost.sweep() }
                }
                return try await group.reduce(0, +)
            }
            #expect(counts == 1)
            let line = try #require(try await desk.lines().first)
            #expect(line.usage == TokenUsage(prompt: 100, thinking: 7, output: 60) && line.state == .cutOff)
            #expect(line.step == "generate-premise" && line.cost == Self.price.cost(of: line.usage))
            try await desk.expectExact()
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A process that is seen to be gone is not waited for`(driver: DatabaseDriver) async throws {
        try await withDesk(driver) { desk in
            let other = try BooksDesk(desk.database, holder: "worker-2", beside: desk)
            try await desk.books.book(opening("a", at: desk.now()), for: desk.user, operation: "op")
            try await other.books.book(opening("b", at: desk.now()), for: desk.user, operation: "op")
            #expect(try await other.lost.sweep { $0 == "worker-1" } == 1)
            #expect(try await desk.lines().map(\.state) == [.cutOff, .open])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A picture whose process was killed costs its price, and the story's ledger says so too`(
        driver: DatabaseDriver
    ) async throws {
        try await withDesk(driver) { desk in
            let story = try Samples.planned()
            try await desk.begin(story)
            var change = opening("a", at: desk.now(), purpose: .picture)
            change.ledger[0].scene = 2
            change.ledger[0].usage = .zero
            change.reserves = [CallReserve(call: CallID("a"), usage: .zero, cost: Decimal(4) / 100, images: 1)]
            try await desk.repository.enter(
                change, inBooksOf: story.id, of: desk.user, clause: desk.books.clause(for: desk.user))
            desk.wait(31)
            #expect(try await desk.lost.sweep() == 1)
            let line = try #require(try await desk.repository.ledger(of: story.id).first)
            #expect(line.purpose == .picture && line.scene == 2 && line.cost == Decimal(4) / 100)
            #expect(try await desk.books.usage(of: desk.user).images == UsageMeasure(used: 0, held: 0, limit: nil))
            try await desk.expectExact(story: story.id)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A run leaves the calls of others in its story alone, and closes those of a process without accounts`(
        driver: DatabaseDriver
    ) async throws {
        try await withDesk(driver) { desk in
            let story = try Samples.planned()
            try await desk.begin(story)
            try await desk.repository.commit(opening("terminal", at: desk.now()), to: story.id)
            try await desk.repository.enter(
                opening("talk", at: desk.now(), purpose: .copilot), inBooksOf: story.id,
                clause: desk.books.clause(for: desk.user))
            #expect(try await desk.repository.unattendedCalls(of: story.id).map(\.call) == [CallID("terminal")])
        }
    }

    // MARK: - Calls that go on

    @Test(arguments: DatabaseDriver.allCases)
    func `A story that is deleted in mid-run is paid as far as it was read`(driver: DatabaseDriver) async throws {
        try await withDesk(driver) { desk in
            let story = try Samples.planned()
            try await desk.begin(story)
            _ = try await desk.enqueue(story.id)
            let model = ScriptedModel(profile: Self.profile, [.hang(after: Self.shown)])
            let lease = try #require(try await desk.queue.claim(holder: "worker-1"))
            let metered = Metered(model)
            let work = Task { await desk.handler(metered).perform(lease) }
            _ = try await model.arrivals.next()
            try await until { try await desk.lines().contains { $0.state == .open } }
            try await desk.desk(metered).delete(story.id, of: desk.user)
            // So does the worker when the lease is gone.
            work.cancel()
            _ = await work.value
            let line = try #require(try await desk.lines().first)
            #expect(line.state == .cutOff && line.usage.prompt > 0)
            try await desk.expectExact()
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A call of a worker that was taken for gone is paid once, by its own count`(
        driver: DatabaseDriver
    ) async throws {
        try await withDesk(driver) { desk in
            let story = try Samples.planned()
            try await desk.begin(story)
            _ = try await desk.enqueue(story.id)
            let awake = Signal()
            let counted = TokenUsage(prompt: 321, thinking: 11, output: 222)
            let model = ScriptedModel(
                profile: Self.profile,
                [
                    .init([
                        .event(.text(Self.shown)), .wait(awake),
                        .event(.finished(Completion(finish: .stop, usage: counted))),
                    ])
                ])
            let lease = try #require(try await desk.queue.claim(holder: "worker-1"))
            let metered = Metered(model)
            let work = Task { await desk.handler(metered).perform(lease) }
            _ = try await model.arrivals.next()
            try await until { try await desk.lines().contains { $0.state == .open } }
            desk.wait(31)
            _ = try #require(try await desk.queue.claim(holder: "worker-2"))
            #expect(try await desk.lines().map(\.outcome) == [LedgerLine.lostOutcome])
            awake.fire()
            _ = await work.value
            let line = try #require(try await desk.lines().first)
            #expect(line.usage == counted && !line.isEstimate)
            try await desk.expectExact(story: story.id)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A story that is deleted while its premise is made anew is paid`(driver: DatabaseDriver) async throws {
        try await withDesk(driver) { desk in
            var story = try Samples.story()
            story.premise = "Mara wants the letter back."
            try await desk.begin(story)
            let go = Signal()
            let counted = TokenUsage(prompt: 50, output: 20)
            let model = ScriptedModel(
                profile: Self.profile,
                [
                    .init([
                        .wait(go), .event(.text(#"{"premise": "Mara wants the sea to give the letter back to her."}"#)),
                        .event(.finished(Completion(finish: .stop, usage: counted))),
                    ])
                ])
            let (office, id, user) = (desk.desk(Metered(model)), story.id, desk.user)
            let work = Task {
                try await office.remake(id, until: .premise, if: .any, Asking(user: user)) {
                    $0.premise = nil
                } parts: { made, _ in
                    made.premise.map { [.premise($0)] } ?? []
                }
            }
            _ = try await model.arrivals.next()
            try await office.delete(id, of: user)
            go.fire()
            let error = await #expect(throws: StorageError.self) { _ = try await work.value }
            #expect(error?.code == .notFound)
            #expect(try await desk.lines().first?.usage == counted)
            try await desk.expectExact()
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A reader who leaves in mid-call pays what came, and the call's month is that of its beginning`(
        driver: DatabaseDriver
    ) async throws {
        try await withDesk(driver) { desk in
            let counted = TokenUsage(prompt: 77, cached: 7, thinking: 500, output: 40)
            let model = ScriptedModel(
                profile: Self.profile,
                [
                    .init([
                        .event(.counted(counted)), .event(.text(#"{"premise": "Mara waits "#)),
                        .event(.silent(for: .seconds(9))), .hang,
                    ])
                ])
            let (office, user, seen) = (desk.desk(Metered(model)), desk.user, Signal())
            let story = try Samples.story()
            let work = Task {
                let asking = Asking(user: user, allowsCache: false) { if case .silent = $0 { seen.fire() } }
                return try await office.compose(story, until: .premise, as: "generate-premise", asking)
            }
            try await seen.wait()
            let before = BillingPeriod(containing: desk.now())
            desk.wait(40 * 86_400)
            work.cancel()
            _ = await work.result
            let line = try #require(try await desk.lines().first)
            #expect(line.state == .cutOff && line.period == before.name && line.isEstimate)
            #expect(line.usage == counted)
            #expect(try await desk.books.usage(of: user).tokens == UsageMeasure(used: 0, held: 0, limit: nil))
            #expect(try await desk.books.totals(of: user, in: before).map(\.usage) == [line.usage])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A provider that counts more than a call can come to is booked in full, told of, and trusted less`(
        driver: DatabaseDriver
    ) async throws {
        try await withDesk(driver) { desk in
            var story = try Samples.story()
            story.premise = nil
            try await desk.begin(story)
            _ = try await desk.enqueue(story.id)
            let counted = TokenUsage(prompt: 400, output: 9_000)
            let model = ScriptedModel(
                profile: Self.profile,
                [
                    .text(
                        #"{"premise": "Mara must choose between the letter and the lamp before the storm takes both."}"#,
                        usage: counted)
                ])
            let memory = TraitMemory.own(of: Self.profile)
            let lease = try #require(try await desk.queue.claim(holder: "worker-1"))
            _ = await desk.handler(Metered(Learning(model, memory: memory))).perform(lease)
            #expect(try await desk.lines().first?.usage == counted)
            let events = try await desk.repository.events(of: story.id).map(\.event)
            let told = try #require(events.first { $0.kind == .overcounted })
            #expect(told.details["counted"] == "9400" && told.details["model"] == "script-1")
            let request = try #require(model.requests.first)
            #expect(memory.corrected(Self.profile).mostUsage(for: request).total >= counted.total)
            #expect(Self.profile.mostUsage(for: request).total < counted.total)
            try await desk.expectExact(story: story.id)
        }
    }

    /// Looks until something is so.
    private func until(_ condition: () async throws -> Bool) async throws {
        while try await !condition() { await Task.yield() }
    }
}
