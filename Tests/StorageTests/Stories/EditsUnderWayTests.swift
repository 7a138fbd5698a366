import Foundation
import Storage
import StoryDomain
import Synchronization
import TestSupport
import Testing

/// Who begins to write on a story sees every edit that had begun before.
@Suite(.timeLimit(.minutes(30))) struct EditsUnderWayTests {
    @Test(arguments: DatabaseDriver.allCases)
    func `an edit under way is waited for, and what is read then holds it`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let repository = StoryRepository(database: database)
            let owner = try #require(UserID(rawValue: "ann"))
            let story = Story(
                id: .random(), brief: try Brief(idea: "A lamp", length: StoryLength(words: 500)), createdAt: Date())
            try await repository.create(story, of: owner, events: [])
            let (begun, mayEnd) = (Signal(), DispatchSemaphore(value: 0))
            let edit = Task {
                _ = try await repository.edit(story.id, of: owner) { story in
                    begun.fire()
                    mayEnd.wait()
                    var change = StoryChange(at: Date())
                    change.premise = "Mara waits."
                    return change
                }
            }
            try await begun.wait()
            let order = Mutex<[String]>([])
            let reading = Task {
                try await repository.awaitEdits(of: story.id)
                order.withLock { $0.append("read") }
                return try await repository.story(story.id)?.premise
            }
            // As far as the reader gets without the edit's end: on PostgreSQL to the lock, which the server shows.
            if driver == .postgres {
                var waits = 0
                while waits == 0, !reading.isCancelled, order.withLock({ $0.isEmpty }) {
                    waits = try await database.read { connection in
                        try connection.rows(
                            """
                            SELECT COUNT(*) AS waits FROM pg_stat_activity
                            WHERE datname = current_database() AND wait_event_type = 'Lock'
                            """
                        ).first?
                        .value("waits") ?? 0
                    }
                }
            }
            order.withLock { $0.append("edit ends") }
            mayEnd.signal()
            try await edit.value
            #expect(try await reading.value == "Mara waits.")
            #expect(order.withLock { $0 } == ["edit ends", "read"])
        }
    }
}
