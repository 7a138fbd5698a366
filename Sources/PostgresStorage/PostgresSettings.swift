/// How a program uses its PostgreSQL; where the server is stands in the URL.
package struct PostgresSettings: Sendable, Hashable {
    /// The most connections for transactions, at least 1; one more listens for notices.
    package var connections: Int
    /// How long to wait for a connection to be made, password and TLS included.
    package var connectTimeout: Duration
    /// How long one statement may run; a change of the schema may take as long as it needs.
    package var statementTimeout: Duration
    /// How long a transaction may sit between two statements, holding what it locked.
    package var idleInTransactionTimeout: Duration
    /// How often a write that others crossed is run in all before it fails as `.locked`.
    package var mostRuns: Int

    /// Takes the settings that differ from the usual.
    package init(
        connections: Int = 8, connectTimeout: Duration = .seconds(10), statementTimeout: Duration = .seconds(30),
        idleInTransactionTimeout: Duration = .seconds(30), mostRuns: Int = 10
    ) {
        self.connections = max(1, connections)
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
        self.idleInTransactionTimeout = idleInTransactionTimeout
        self.mostRuns = max(1, mostRuns)
    }
}
