extension Migration {
    /// Answers kept for requests that clients send twice; a row without a status belongs to a request that still runs.
    package static let idempotency = Migration(name: "0005-idempotency") { dialect in
        [
            """
            CREATE TABLE idempotency (
                user_id TEXT NOT NULL,
                idempotency_key TEXT NOT NULL,
                operation TEXT NOT NULL,
                fingerprint TEXT NOT NULL,
                attempt TEXT NOT NULL,
                status \(dialect.integer),
                headers TEXT,
                body \(dialect.blob),
                created_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (user_id, idempotency_key)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX idempotency_by_age ON idempotency (created_at)",
        ]
    }
}
