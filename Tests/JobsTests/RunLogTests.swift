import Foundation
import Jobs
import Storage
import StoryDomain
import TestSupport
import Testing

/// Reading a run's log, and following it while it grows.
@Suite(.timeLimit(.minutes(30))) struct RunLogTests {
    /// A claimed run whose log a test writes, and the log as its readers see it.
    private struct Scene {
        let office: Office
        let log: RunLog
        let clock: ManualClock
        let watched: WatchedDatabase
        let lease: Lease

        var id: RunID { lease.run.id }

        func append(_ count: Int) async throws {
            let notes = try (0..<count).map { try RunNote.happening("\($0)") }
            try await office.database.write { [queue = office.queue, lease] connection in
                try queue.append(notes, under: lease, in: connection)
            }
        }
    }

    /// Runs `body` beside a log that is running, which hears no notices where `isSilent`.
    private func withScene(
        _ driver: DatabaseDriver, isSilent: Bool = false, _ body: @Sendable (Scene) async throws -> Void
    ) async throws {
        try await Office.with(driver) { office async throws in
            try await office.enqueue("a")
            let clock = ManualClock()
            let watched = WatchedDatabase(base: office.database, isSilent: isSilent)
            let log = RunLog(database: watched, clock: clock)
            let lease = try await office.claim()
            try await withThrowingTaskGroup { group in
                group.addTask { try await log.run() }
                await clock.waitForSleepers(count: 1)
                try await body(Scene(office: office, log: log, clock: clock, watched: watched, lease: lease))
                group.cancelAll()
            }
        }
    }

    private func numbers(_ log: RunLog, of id: RunID, after number: Int) async throws -> [Int] {
        try await log.follow(id, after: number).reduce(into: []) { $0 += $1.map(\.number) }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a follower sees what was and what comes, each entry once and in order, and ends with the run`(
        driver: DatabaseDriver
    ) async throws {
        try await withScene(driver) { scene async throws in
            try await scene.append(300)
            var seen: [Int] = []
            for try await entries in scene.log.follow(scene.id, after: 1) {
                seen += entries.map(\.number)
                if seen.last == 302 { try await scene.append(2) }
                if seen.last == 304 { try await scene.append(1) }
                if seen.last == 305 { try await scene.office.queue.finish(scene.lease, .succeeded(result: "{}")) }
            }
            #expect(seen == Array(2...306))
            #expect(try await numbers(scene.log, of: scene.id, after: 304) == [305, 306])
            #expect(try await numbers(scene.log, of: scene.id, after: 306) == [])
            #expect(try await numbers(scene.log, of: RunID("nothing"), after: 0) == [])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `the last entries of several runs are read at once`(driver: DatabaseDriver) async throws {
        try await withScene(driver) { scene async throws in
            let silent = try await scene.office.enqueue("b").id
            try await scene.append(2)
            try await scene.office.database.write { [queue = scene.office.queue, lease = scene.lease] connection in
                try queue.append([.progress(0), .progress(1)], under: lease, in: connection)
            }
            try await scene.append(2)
            let last = try await scene.log.last(.progress, of: [scene.id, silent, RunID("nothing")])
            #expect(try last.mapValues { try $0.said } == [scene.id: "1"])
            #expect(try await scene.log.last(.event, of: [scene.id, silent])[scene.id]?.said == "1")
            #expect(try await scene.log.progress(of: [scene.id, silent]).mapValues(\.words) == [scene.id: 1])
            #expect(try await scene.log.progress(of: silent) == nil)
            #expect(try await scene.log.last(.event, of: [RunID]()).isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `followers race with a writer and miss nothing`(driver: DatabaseDriver) async throws {
        try await withScene(driver) { scene async throws in
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask { try await numbers(scene.log, of: scene.id, after: 0) }
                }
                for count in 1...50 { try await scene.append(count % 3 + 1) }
                let end = try await scene.office.queue.finish(scene.lease, .succeeded(result: "{}")).lastEvent
                for try await seen in group { #expect(seen == Array(1...end)) }
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a retried run is followed past its earlier end`(driver: DatabaseDriver) async throws {
        try await withScene(driver) { scene async throws in
            try await scene.office.queue.finish(scene.lease, .failed(RunReason(code: "no", message: "No.")))
            try await scene.office.queue.retry(scene.id, of: nil)
            try await scene.office.queue.cancel(scene.id, of: nil)
            #expect(try await numbers(scene.log, of: scene.id, after: 0) == [1, 2, 3, 4, 5])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `without notices, one look finds it for a hundred followers, and none costs more`(
        driver: DatabaseDriver
    ) async throws {
        try await withScene(driver, isSilent: true) { scene async throws in
            let seen = Mailbox<[Int]>()
            try await withThrowingTaskGroup { group in
                for _ in 0..<100 {
                    group.addTask {
                        for try await entries in scene.log.follow(scene.id, after: 0) {
                            seen.send(entries.map(\.number))
                        }
                    }
                }
                for _ in 0..<100 { #expect(try await seen.next() == [1, 2]) }
                // Each looks once more before it waits.
                while scene.watched.reads < 200 { await Task.yield() }
                await scene.clock.advanceToNextSleeper()
                await scene.clock.waitForSleepers(count: 1)
                #expect(scene.watched.reads == 201)
                try await scene.append(1)
                await scene.clock.advanceToNextSleeper()
                for _ in 0..<100 { #expect(try await seen.next() == [3]) }
                while scene.watched.reads < 402 { await Task.yield() }
                #expect(scene.watched.reads == 402)
                try await scene.office.queue.finish(scene.lease, .cancelled)
                await scene.clock.advanceToNextSleeper()
                for _ in 0..<100 { #expect(try await seen.next() == [4]) }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `followers of a deleted run end, and a cancelled one throws`(driver: DatabaseDriver) async throws {
        try await withScene(driver) { scene async throws in
            let follower = Task { try await numbers(scene.log, of: scene.id, after: 0) }
            while scene.watched.reads < 2 { await Task.yield() }
            follower.cancel()
            await #expect(throws: CancellationError.self) { _ = try await follower.value }
            try await scene.office.queue.finish(scene.lease, .released)
            let id = scene.id
            let other = Task { try await numbers(scene.log, of: id, after: 3) }
            try await scene.office.database.write { connection in
                try connection.execute("DELETE FROM run WHERE id = \(id)")
                try connection.notify(.runLogs, id.rawValue)
            }
            #expect(try await other.value == [])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `an entry that cannot be read is a fault for its followers, and no end that never comes`(
        driver: DatabaseDriver
    ) async throws {
        try await withScene(driver) { scene async throws in
            try await scene.append(1)
            try await scene.office.queue.finish(scene.lease, .succeeded(result: "{}"))
            let id = scene.id
            for broken in ["{", "{\"state\":\"unheard_of\",\"attempt\":0}"] {
                try await scene.office.database.write { connection in
                    try connection.execute(
                        "UPDATE run_log SET data = \(broken) WHERE run_id = \(id) AND number = 4")
                }
                let error = await #expect(throws: StorageError.self) {
                    _ = try await numbers(scene.log, of: id, after: 3)
                }
                #expect(error?.code == .corrupted)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `progress that cannot be read is a fault, and that of an older version is read`(
        driver: DatabaseDriver
    ) async throws {
        try await withScene(driver) { scene async throws in
            let id = scene.id
            try await scene.office.database.write { [queue = scene.office.queue, lease = scene.lease] connection in
                try queue.append([.progress(12)], under: lease, in: connection)
            }
            func store(_ data: String) async throws {
                try await scene.office.database.write { connection in
                    try connection.execute("UPDATE run_log SET data = \(data) WHERE run_id = \(id) AND number = 3")
                }
            }
            let figures = #""stage":"premise","words":7,"asked":600,"prompt_tokens":1,"output_tokens":2"#
            try await store("{\(figures),\"cost\":\"0.5\"}")
            let older = try #require(try await scene.log.progress(of: id))
            #expect(older.words == 7 && older.scene == nil && older.secondsLeft == nil && older.cost == 0.5)
            for broken in ["{\(figures),\"cost\":\"much\"}", "{\(figures)}", "null"] {
                try await store(broken)
                let error = await #expect(throws: StorageError.self) { try await scene.log.progress(of: id) }
                #expect(error?.code == .corrupted)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run that is over keeps everything but its pieces of text, and writes new ones when it is tried again`(
        driver: DatabaseDriver
    ) async throws {
        try await withScene(driver) { scene async throws in
            let queue = scene.office.queue
            func write(_ text: String, under lease: Lease) async throws {
                let collector = DeltaCollector(queue: queue)
                collector.add(RunDelta(part: "text", text: text), of: lease)
                try await scene.office.database.write { connection in
                    try collector.append([.paragraph(text)], under: lease, in: connection)
                }
            }
            func read() async throws -> [RunLogEntry] { try await scene.log.read(scene.id, after: 0, limit: 100) }
            try await write("One.", under: scene.lease)
            try await queue.finish(scene.lease, .failed(RunReason(code: "no", message: "No.")))
            let before = try await read()
            let end = scene.office.calendar.now
            #expect(try await queue.compactLogs(ofRunsFinishedBefore: end) == 0)
            #expect(try await queue.compactLogs(ofRunsFinishedBefore: end.addingTimeInterval(1)) == 1)
            #expect(try await queue.compactLogs(ofRunsFinishedBefore: end.addingTimeInterval(1)) == 0)
            let after = try await read()
            #expect(before.map(\.kind) == [.state, .state, .delta, .paragraph, .state])
            #expect(after == before.filter { $0.kind != .delta })
            #expect(try await numbers(scene.log, of: scene.id, after: 0) == [1, 2, 4, 5])
            try await queue.retry(scene.id, of: nil)
            try await write("Two.", under: try await scene.office.claim())
            #expect(try await queue.compactLogs(ofRunsFinishedBefore: .distantFuture) == 0)
            #expect(try await read().map(\.kind).suffix(2) == [.delta, .paragraph])
        }
    }
}
