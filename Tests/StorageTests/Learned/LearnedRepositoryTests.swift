import Foundation
import Storage
import TestDatabases
import Testing

/// What was learned of models, in every database.
@Suite struct LearnedRepositoryTests {
    private let day = Date(timeIntervalSince1970: 1_800_000_000)

    private func row(_ name: String, _ value: String, after seconds: Double = 0) -> LearnedRow {
        LearnedRow(
            server: "http://127.0.0.1/v1", model: "m", name: name, value: value,
            learnedAt: day.addingTimeInterval(seconds))
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `The younger of two rows stays, those that are too old go`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database async throws in
            let repository = LearnedRepository(database: database)
            try await repository.keep([row("context", "8192", after: 10)], removingBefore: day)
            try await repository.keep([row("context", "4096"), row("without:seed", "true")], removingBefore: day)
            #expect(try await repository.rows() == [row("context", "8192", after: 10), row("without:seed", "true")])
            try await repository.keep([], removingBefore: day.addingTimeInterval(5))
            #expect(try await repository.rows().map(\.name) == ["context"])
            try await repository.remove(server: nil, model: nil)
            #expect(try await repository.rows().isEmpty)
        }
    }
}
