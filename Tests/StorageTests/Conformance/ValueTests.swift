import Foundation
import Storage
import Testing

/// What every driver promises of the values it keeps.
@Suite struct ValueTests {
    private func roundTrip(_ values: [SQLValue], column type: SQLFragment, driver: DatabaseDriver) async throws
        -> [SQLValue]
    {
        try await driver.withEmptyDatabase { database async throws in
            let integer = database.dialect.integer
            return try await database.write { connection throws in
                try connection.execute("CREATE TABLE kept (number \(integer) NOT NULL PRIMARY KEY, value \(type))")
                for (number, value) in values.enumerated() {
                    try connection.execute("INSERT INTO kept VALUES (\(number), \(value))")
                }
                return try connection.rows("SELECT value FROM kept ORDER BY number").map { $0.values[0] }
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `text comes back byte for byte, whatever it looks like`(driver: DatabaseDriver) async throws {
        let texts = Samples.nasty + [""]
        let kept = try await roundTrip(texts.map(SQLValue.text), column: SQLFragment("TEXT"), driver: driver)
        let bytes = kept.map { value in if case .text(let text) = value { Array(text.utf8) } else { [UInt8]() } }
        #expect(bytes == texts.map { Array($0.utf8) })
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `whole numbers, fractions, bytes and null come back as they were`(driver: DatabaseDriver) async throws {
        let integers: [SQLValue] = [.integer(0), .integer(-1), .integer(.max), .integer(.min), .null]
        let dialect = try await driver.withEmptyDatabase { $0.dialect }
        #expect(try await roundTrip(integers, column: dialect.integer, driver: driver) == integers)
        let reals: [SQLValue] = [.real(0.1), .real(-1e300), .real(.leastNonzeroMagnitude), .real(3), .null]
        #expect(try await roundTrip(reals, column: SQLFragment("DOUBLE PRECISION"), driver: driver) == reals)
        let blobs: [SQLValue] = [.blob(Data([0, 1, 255, 0])), .blob(Data()), .null]
        #expect(try await roundTrip(blobs, column: dialect.blob, driver: driver) == blobs)
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `text with a null character is refused, never cut off`(driver: DatabaseDriver) async throws {
        await expectStorageError(.other) {
            _ = try await roundTrip([.text("a\0b")], column: SQLFragment("TEXT"), driver: driver)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `quotes and placeholders in values are data`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            try await database.write { connection throws in
                try connection.execute("CREATE TABLE person (name TEXT NOT NULL, note TEXT)")
                for text in Samples.nasty {
                    try connection.execute("INSERT INTO person VALUES (\(text), \(String?.none))")
                }
                for text in Samples.nasty {
                    let found = try connection.rows("SELECT name, note FROM person WHERE name = \(text)")
                    #expect(found.count == 1)
                    try #expect(found.first?.value("name") == text)
                    try #expect(found.first?.valueIfPresent("note", as: String.self) == nil)
                }
                try #expect(connection.rows("SELECT name FROM person WHERE name = \("' OR '1'='1")").isEmpty)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a key that counts up by itself is never used twice`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            let key = database.dialect.autoincrementPrimaryKey
            try await database.write { connection throws in
                try connection.execute("CREATE TABLE log (number \(key), line TEXT NOT NULL)")
                try connection.execute("INSERT INTO log (line) VALUES ('a'), ('b')")
                try connection.execute("DELETE FROM log")
                let next: Int? = try connection.rows("INSERT INTO log (line) VALUES ('c') RETURNING number").first?
                    .value("number")
                #expect(next == 3)
            }
        }
    }
}
