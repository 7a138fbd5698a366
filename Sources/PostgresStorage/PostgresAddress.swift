import CLibPQ
import Storage

/// Where a PostgreSQL database is and how to get in: the URL, and of it what may be shown.
struct PostgresAddress: Sendable, CustomStringConvertible {
    /// The whole URL, password included: never shown, never part of an error.
    private let url: String
    /// Host, port and database, for errors: `db.example:5432/stories`.
    let description: String

    /// Reads `postgres://user:password@host:port/database?sslmode=…` as libpq does.
    ///
    /// - Throws: `StorageError.unwritable` for a URL that libpq cannot read. What libpq says of it is not passed on,
    ///   since it quotes the URL.
    init(url: String) throws {
        self.url = url
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://"),
            let options = PQconninfoParse(url, nil)
        else {
            throw StorageError(
                .unwritable,
                "The database URL cannot be read: it should look like postgres://user:password@host:5432/database, "
                    + "with other characters than letters and digits in %-spelling."
            )
        }
        defer { PQconninfoFree(options) }
        var parts: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { parts[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        let host = parts["host"] ?? parts["hostaddr"] ?? "localhost"
        let port = parts["port"].map { ":\($0)" } ?? ""
        self.description = "\(host)\(port)/\(parts["dbname"] ?? parts["user"] ?? "")"
    }

    /// What libpq needs to know, in its words and in the order in which later words count.
    ///
    /// - Parameter settings: for how long a send may stay unanswered.
    func keywords(_ settings: PostgresSettings) -> [(word: String, value: String)] {
        [
            // Before the URL, so that the URL may say otherwise.
            ("application_name", "storywriter"),
            // A server that vanished without a word is noticed about as soon as one that is slow.
            ("keepalives_idle", "15"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", String(settings.statementTimeout.wholeMilliseconds)),
            ("dbname", url),
            // After it: the program's texts are UTF-8 whatever the database's are.
            ("client_encoding", "UTF8"),
        ]
    }
}
