import CLibPQ
import FoundationEssentials
import Storage

/// One answer of the server, as text; confined to the thread that asked.
final class PostgresResult {
    /// Codes with which the server says that it closes the connection: by hand, in a crash, after sitting too long in
    /// a transaction.
    private static let farewells: Set<String> = ["57P01", "57P02", "25P03"]

    private let result: OpaquePointer

    /// Takes an answer over.
    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    /// Whether the statement went well.
    var isGood: Bool {
        let status = PQresultStatus(result)
        return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK
    }

    /// Rows that the statement changed; 0 for one that only reads, and for a change of schema.
    var changedRows: Int {
        // For SELECT the count is of the rows that it returned.
        guard let tag = PQcmdStatus(result), let count = PQcmdTuples(result) else { return 0 }
        return String(cString: tag).hasPrefix("SELECT") ? 0 : Int(String(cString: count)) ?? 0
    }

    /// All rows.
    var rows: [SQLRow] {
        let fields = PQnfields(result)
        let columns = (0..<fields).map { field in PQfname(result, field).map { String(cString: $0) } ?? "" }
        let types = (0..<fields).map { PostgresType(PQftype(result, $0)) }
        return (0..<PQntuples(result)).map { row in
            SQLRow(columns: columns, values: (0..<fields).map { value(row: row, field: $0, type: types[Int($0)]) })
        }
    }

    /// What the server said of an error: its code, and of its words those that cannot hold stored values.
    ///
    /// - Parameter isLost: whether the connection broke over it.
    func failure(isLost: Bool) -> PostgresFailure {
        let state = text(storywriter_diag_sqlstate)
        let names = [storywriter_diag_table, storywriter_diag_column, storywriter_diag_constraint].compactMap {
            text($0)
        }
        // Errors in our own SQL name our own tables and words; others, like that of a number that cannot be read,
        // may quote what was to be stored.
        let ownWords = ["42", "0A", "25", "57"].contains(state?.prefix(2) ?? "57")
        let details = ownWords ? text(storywriter_diag_message) ?? "no answer" : names.joined(separator: ", ")
        return PostgresFailure(
            sqlState: state, details: details.isEmpty ? state ?? "" : details,
            isLost: isLost || Self.farewells.contains(state ?? ""))
    }

    private func text(_ field: Int32) -> String? {
        PQresultErrorField(result, field).map { String(cString: $0) }
    }

    private func value(row: Int32, field: Int32, type: PostgresType) -> SQLValue {
        guard PQgetisnull(result, row, field) == 0, let bytes = PQgetvalue(result, row, field) else { return .null }
        let length = Int(PQgetlength(result, row, field))
        return bytes.withMemoryRebound(to: UInt8.self, capacity: length) { start in
            type.value(UnsafeBufferPointer(start: start, count: length))
        }
    }
}
