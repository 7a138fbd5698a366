import Foundation
import Storage
import StoryDomain
import Testing

/// Statements and rows, without a database.
@Suite struct SQLStatementTests {
    @Test func `what is interpolated is bound, not spliced`() {
        let name = "'; DROP TABLE story; --"
        let statement: SQLStatement = "SELECT \(1) FROM story WHERE name = \(name) AND x = \(Double?.none)"
        #expect(statement.text { "$\($0)" } == "SELECT $1 FROM story WHERE name = $2 AND x = $3")
        #expect(statement.text { _ in "?" } == "SELECT ? FROM story WHERE name = ? AND x = ?")
        #expect(statement.values == [.integer(1), .text(name), .null])
    }

    @Test func `a literal in an interpolation is bound too`() {
        let statement: SQLStatement = "SELECT \("a'b") AS \(SQLFragment("letters"))"
        #expect(statement.text { "?\($0)" } == "SELECT ?1 AS letters")
        #expect(statement.values == [.text("a'b")])
    }

    @Test func `question marks in the text stay there`() {
        let statement: SQLStatement = "SELECT '?' WHERE x = \(true)"
        #expect(statement.text { "$\($0)" } == "SELECT '?' WHERE x = $1")
        #expect(statement.values == [.integer(1)])
    }

    @Test(arguments: [
        "0", "-12.50", "0.000000000000000000000000000000000001", "99999999999999999999999999999999999999",
    ])
    func `decimals keep every digit`(digits: String) throws {
        let number = try Samples.parsed(digits)
        #expect(Decimal(sqlValue: number.sqlValue) == number)
    }

    @Test(arguments: ["", "1,5", "12abc", "NaN", "1e5", "--1", "1.", ".5", "0x10", " 1"])
    func `text that is no plain decimal is none`(text: String) {
        #expect(Decimal(sqlValue: .text(text)) == nil)
    }

    @Test func `a row names the column that it cannot read`() throws {
        let row = SQLRow(columns: ["words", "title"], values: [.text("many"), .null])
        #expect(try row.valueIfPresent("title", as: String.self) == nil)
        let sentence = " should stand: the database is damaged or was changed by another program, "
        for (column, found) in [("words", "text"), ("title", "nothing"), ("missing", "nothing")] {
            #expect {
                _ = try row.value(column, as: Int.self)
            } throws: { error in
                let expected = "The column “\(column)” holds \(found) where a whole number\(sentence)"
                return (error as? StorageError)?.message.hasPrefix(expected) == true
            }
        }
    }

    @Test func `moments beyond all calendars do not trap`() {
        #expect(Date(timeIntervalSince1970: .infinity).microsecondsSince1970 == .max)
        #expect(Date(timeIntervalSince1970: -.infinity).microsecondsSince1970 == .min)
        #expect(Date(timeIntervalSince1970: 1e300).microsecondsSince1970 == .max)
    }

    @Test func `each code says when to try again`() {
        let retry = StorageError.Code.allCases.filter { StorageError($0, "").disposition == .retry }
        let notNow = StorageError.Code.allCases.filter { StorageError($0, "").disposition == .notNow }
        #expect(retry == [.locked, .unreachable, .unconfirmed])
        #expect(notNow == [.diskFull, .unwritable])
    }
}
