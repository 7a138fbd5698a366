import FoundationEssentials

/// One thing that was learned of a model at a server, as it lies in the database.
package struct LearnedRow: Sendable, Hashable {
    /// The server's address without secrets.
    package var server: String
    package var model: String
    package var name: String
    package var value: String
    package var learnedAt: Date

    /// Takes a row's parts.
    package init(server: String, model: String, name: String, value: String, learnedAt: Date) {
        self.server = server
        self.model = model
        self.name = name
        self.value = value
        self.learnedAt = learnedAt
    }

    init(row: SQLRow) throws {
        self.init(
            server: try row.value("server"), model: try row.value("model"), name: try row.value("name"),
            value: try row.value("value"), learnedAt: try row.value("learned_at"))
    }
}
