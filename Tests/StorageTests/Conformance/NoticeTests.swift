import Storage
import Testing

/// What every driver promises of notices.
@Suite struct NoticeTests {
    private struct Refused: Error {}

    private func first(_ count: Int, of stream: AsyncStream<String>) async -> [String] {
        var heard: [String] = []
        for await payload in stream {
            heard.append(payload)
            if heard.count == count { break }
        }
        return heard
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a notice is heard after the commit, on its channel alone, and never after a rollback`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withEmptyDatabase { database async throws in
            let logs = database.notices(on: .runLogs)
            let accounts = database.notices(on: .accounts)
            await #expect(throws: Refused.self) {
                try await database.write { connection throws in
                    try connection.notify(.runLogs, "rolled back")
                    throw Refused()
                }
            }
            try await database.write { connection throws in
                try connection.notify(.runLogs, "run-1")
                try connection.notify(.accounts, "O'Brien")
            }
            try await database.write { try $0.notify(.runLogs, "run-2") }
            #expect(await first(2, of: logs) == ["run-1", "run-2"])
            #expect(await first(1, of: accounts) == ["O'Brien"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `every listener hears every notice, and one that left bothers nobody`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            let streams = (0..<3).map { _ in database.notices(on: .runsWaiting) }
            var left: AsyncStream<String>? = database.notices(on: .runsWaiting)
            left = nil
            #expect(left == nil)
            try await database.write { try $0.notify(.runsWaiting, "run-1") }
            for stream in streams {
                #expect(await first(1, of: stream) == ["run-1"])
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `closing the database ends the streams`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            let stream = database.notices(on: .runLogs)
            try database.close()
            for await payload in stream { Issue.record("Heard \(payload).") }
        }
    }
}
