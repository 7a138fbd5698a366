import Accounts
import Foundation
import Jobs
import LanguageModels
import ModelProviders
import Storage
import StoryDomain
import Storytelling
import TestDatabases
import TestSupport
import Testing

/// Every named misbehaviour of the fakes, alone and in pairs: lines, counters and the provider's own count say the same.
///
/// Alone each case runs on each database. Of the pairs a fixed part runs, so that each case meets others; with
/// `STORYWRITER_PROOF=1` all pairs run on all databases.
@Suite(.timeLimit(.minutes(30))) struct LedgerMatrixTests {
    /// A provider, a database and a part of the cases; the parts run beside each other.
    struct Share: Sendable, CustomStringConvertible {
        let provider: TestProvider
        let driver: DatabaseDriver
        let part: Int

        static let parts = 4
        static let all = TestProvider.allCases.flatMap { provider in
            DatabaseDriver.allCases.flatMap { driver in
                (0..<parts).map { Share(provider: provider, driver: driver, part: $0) }
            }
        }

        var description: String { "\(provider.rawValue) on \(driver), part \(part + 1)" }

        /// Every fourth of a list.
        func own<Element>(_ list: [Element]) -> [Element] {
            list.enumerated().filter { $0.offset % Self.parts == part }.map(\.element)
        }
    }

    private static let isProof = ProcessInfo.processInfo.environment["STORYWRITER_PROOF"] == "1"
    /// How far apart the two cases of a pair stand in the list; each case is in two pairs of each distance.
    private static let distances = [DatabaseDriver.sqlite: [1, 7, 13], .postgres: [5]]

    @Test(arguments: Share.all)
    func `The books are exact under each misbehaviour`(share: Share) async throws {
        let cases = share.own(Misbehaviour.all(on: share.provider.wire))
        try await check(share, cases.map { [$0] })
    }

    @Test(arguments: Share.all)
    func `The books are exact under two misbehaviours`(share: Share) async throws {
        let cases = Misbehaviour.all(on: share.provider.wire)
        var pairs: [[Misbehaviour]] = []
        for (first, one) in cases.enumerated() {
            for (second, other) in cases.enumerated() where second > first {
                guard Self.isProof || Self.distances[share.driver]?.contains(second - first) == true else { continue }
                pairs.append([one, other])
            }
        }
        try await check(share, share.own(pairs))
    }

    /// Writes a short story under each list of misbehaviours, each as a user of its own.
    private func check(_ share: Share, _ cases: [[Misbehaviour]]) async throws {
        try await share.driver.withDatabase { database in
            // Limits of calls go by a clock that only moves where a fake is silent, so that none of them is really waited for.
            let network = ManualClock()
            let transport = HTTPTransport(connectTimeout: .seconds(600), clock: network)
            let desk = try BooksDesk(database)
            let time = Desk(repository: desk.repository, transport: transport, network: network)
            for (number, misbehaviours) in cases.enumerated() {
                try await write(
                    misbehaviours, as: try #require(UserID(rawValue: "user-\(number)")), of: share.provider,
                    over: transport, at: desk, time)
            }
            await transport.shutdown()
        }
    }

    private func write(
        _ misbehaviours: [Misbehaviour], as user: UserID, of provider: TestProvider, over transport: HTTPTransport,
        at desk: BooksDesk, _ time: Desk
    ) async throws {
        let note = "\(provider.rawValue): \(misbehaviours)"
        // The first case comes where it first can in prose, the other one where it first can at all.
        var schedules = misbehaviours.map { Schedule.once($0) }
        schedules[0] = .firstOf([
            .forCalls(.once(misbehaviours[0])) { $0.prompt.contains("Write about ") },
            .forCalls(.once(misbehaviours[0])) { !$0.prompt.contains("Write about ") && misbehaviours.count == 1 },
        ])
        try await withFake(provider, .firstOf(schedules)) { fake in
            let clock = ManualClock(.instant)
            let profile = try provider.profile()
            let memory = TraitMemory.own(of: profile)
            let bare = fake.model(profile, transport: transport, memory: memory)
            let metered = Metered(Learning(bare, memory: memory))
            let model = try Relayed(
                [Retrying(Breaking(metered, breaker: CircuitBreaker(clock: clock)), policy: .alone, clock: clock)],
                clock: clock)
            let story = Story(id: .random(), brief: try Samples.brief(words: 240), createdAt: desk.now())
            try await desk.repository.create(story, of: user, events: [])
            let run = try await desk.enqueue(story.id, for: user)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await time.passingTime(of: fake) }
                defer { group.cancelAll() }
                // A run that was put off is taken up twice, as when its time has come.
                for _ in 0..<3 {
                    guard let lease = try await desk.queue.claim(holder: "worker-1") else { break }
                    try await desk.queue.finish(lease, await desk.handler(model).perform(lease), deltas: desk.deltas)
                    guard try await !desk.queue.run(run, of: user).state.isTerminal else { break }
                    _ = try? await desk.queue.resume(run, of: user)
                }
            }
            _ = try? await desk.queue.cancel(run, of: user)
            try await desk.expectExact(of: user, story: story.id, note)
            try await expectProvidersCount(fake.log.generations, of: user, at: desk, note)
        }
    }

    /// Holds the lines that the provider counted against what it counted. The requests are in the order of the lines; one of
    /// Gemini's that ends in `CONTINUATION` and the next one are one call.
    private func expectProvidersCount(
        _ requests: [RecordedRequest], of user: UserID, at desk: BooksDesk, _ note: String
    ) async throws {
        var calls: [(counted: TokenUsage?, rounding: Int)] = []
        var isContinued = false
        for request in requests {
            let rounding = if case .oddUsage(.fraction) = request.misbehaviour { 1 } else { 0 }
            if isContinued, let last = calls.indices.last {
                calls[last].counted = calls[last].counted.map { $0 + (request.counted ?? .zero) }
            } else {
                calls.append((request.counted, rounding))
            }
            isContinued = if case .continuation = request.misbehaviour { true } else { false }
        }
        let lines = try await desk.lines(of: user)
        #expect(lines.count == calls.count, "lines for calls: \(note)")
        for (line, call) in zip(lines, calls) where !line.isEstimate {
            guard let counted = call.counted else {
                #expect(line.usage == .zero && line.state == .released, "\(line.step) \(line.outcome): \(note)")
                continue
            }
            #expect(line.usage.prompt == counted.prompt + call.rounding, "\(line.step) \(line.outcome): \(note)")
            #expect(
                line.usage.thinking + line.usage.output == counted.thinking + counted.output + call.rounding,
                "\(line.step) \(line.outcome): \(note)")
        }
    }
}
