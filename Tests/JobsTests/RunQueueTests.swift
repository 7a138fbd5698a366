import Foundation
import Jobs
import Storage
import StoryDomain
import Testing

/// What is stored of runs, and what their users may ask of them.
@Suite struct RunQueueTests {
    @Test(arguments: DatabaseDriver.allCases)
    func `a run is read back as it was queued, by its user and by an administrator only`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver) { office async throws in
            let run = try await office.enqueue("a") { new in
                new.payload = #"{"note":"'; DROP TABLE run; --"}"#
                new.priority = 7
                new.userLimit = 3
            }
            #expect(run.state == .queued && run.lastEvent == 1 && run.createdAt == office.calendar.now)
            #expect(run.payload == #"{"note":"'; DROP TABLE run; --"}"# && run.priority == 7 && run.userLimit == 3)
            #expect(try await office.queue.run(run.id, of: Office.ann) == run)
            #expect(try await office.queue.run(run.id, of: nil) == run)
            await expect(.notFound) { _ = try await office.queue.run(run.id, of: Office.bob) }
            await expect(.notFound) { _ = try await office.queue.run(RunID("b"), of: nil) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `nobody can ask anything of another's run`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let run = try await office.enqueue("a")
            let queue = office.queue
            let asks = [
                queue.cancel, queue.pause, { try await queue.resume($0, of: $1) },
                { try await queue.retry($0, of: $1) },
            ]
            for ask in asks { await expect(.notFound) { _ = try await ask(run.id, Office.bob) } }
            await expect(.notFound) { try await office.queue.delete(run.id, of: Office.bob) }
            #expect(try await office.queue.run(run.id, of: nil) == run)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `the list is newest first, pages without gaps and filters`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let story = Story(
                id: StoryID("s"), brief: try Brief(idea: "An idea.", length: StoryLength(words: 500)),
                createdAt: Calendar.start)
            try await StoryRepository(database: office.database).create(story, events: [])
            for id in ["a", "b", "c"] { try await office.enqueue(id) }
            try await office.enqueue("d", of: Office.bob) { $0.story = story.id }
            try await office.queue.cancel(RunID("b"), of: nil)
            func ids(_ runs: [Run]) -> [String] { runs.map(\.id.rawValue) }
            let first = try await office.queue.list(of: Office.ann, limit: 2)
            #expect(ids(first) == ["c", "b"])
            #expect(ids(try await office.queue.list(of: Office.ann, before: first.last?.cursor, limit: 2)) == ["a"])
            #expect(ids(try await office.queue.list(of: nil, limit: 9)) == ["d", "c", "b", "a"])
            #expect(ids(try await office.queue.list(of: Office.ann, state: .cancelled, limit: 9)) == ["b"])
            #expect(ids(try await office.queue.list(of: nil, story: story.id, limit: 9)) == ["d"])
            #expect(ids(try await office.queue.list(of: Office.ann, story: story.id, limit: 9)) == [])
            // A story takes its runs and their logs with it.
            try await StoryRepository(database: office.database).delete(story.id)
            await expect(.notFound) { _ = try await office.queue.run(RunID("d"), of: nil) }
            #expect(try await RunLog(database: office.database).read(RunID("d"), after: 0, limit: 9).isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run that nobody works on does at once what is asked`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let id = try await office.enqueue("a").id
            #expect(try await office.queue.pause(id, of: Office.ann).state == .paused)
            #expect(try await office.claimAll() == [])
            await expect(.notAllowed(.paused)) { _ = try await office.queue.pause(id, of: Office.ann) }
            #expect(try await office.queue.resume(id, of: Office.ann).reason == nil)
            #expect(try await office.queue.cancel(id, of: Office.ann).finishedAt == office.calendar.now)
            await expect(.notAllowed(.cancelled)) { _ = try await office.queue.resume(id, of: Office.ann) }
            let again = try await office.queue.retry(id, of: Office.ann)
            #expect(again.state == .queued && again.finishedAt == nil)
            #expect(try await office.states(of: id) == [.queued, .paused, .queued, .cancelled, .queued])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `only what is over is deleted, with its log`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let id = try await office.enqueue("a").id
            await expect(.notAllowed(.queued)) { try await office.queue.delete(id, of: Office.ann) }
            try await office.queue.cancel(id, of: Office.ann)
            try await office.enqueue("b")
            #expect(try await office.queue.purge(olderThan: Calendar.start) == 0)
            #expect(try await office.queue.purge(olderThan: office.calendar.now.addingTimeInterval(9)) == 1)
            #expect(try await office.queue.list(of: nil, limit: 9).map(\.id.rawValue) == ["b"])
            #expect(try await RunLog(database: office.database).read(id, after: 0, limit: 9).isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run is queued with its caller's transaction or not at all`(driver: DatabaseDriver) async throws {
        struct Refusal: Error {}
        try await Office.with(driver) { office async throws in
            await #expect(throws: Refusal.self) {
                try await office.database.write { [queue = office.queue] connection in
                    try queue.enqueue(NewRun(id: RunID("a"), user: Office.ann, kind: "story"), in: connection)
                    throw Refusal()
                }
            }
            await expect(.notFound) { _ = try await office.queue.run(RunID("a"), of: nil) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a new plan lets go on what its lack stopped, and nothing else`(driver: DatabaseDriver) async throws {
        try await Office.with(driver, { $0.perUser = 9 }) { office async throws in
            for id in ["a", "b", "c"] { try await office.enqueue(id) }
            try await office.enqueue("d", of: Office.bob)
            let spent = RunReason(code: "allowance", message: "Used up.")
            for _ in 0..<4 {
                let lease = try await office.claim()
                let isOther = lease.run.id == RunID("b")
                try await office.queue.finish(
                    lease, isOther ? .paused(RunReason(code: "other", message: "Else.")) : .paused(spent))
            }
            #expect(
                try await office.queue.resumeAll(of: Office.ann, stoppedBy: "allowance") == [RunID("a"), RunID("c")])
            #expect(try await office.queue.counts() == [.queued: 2, .paused: 2])
        }
    }
}
