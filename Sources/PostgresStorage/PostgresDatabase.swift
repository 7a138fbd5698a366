import Storage

/// One PostgreSQL database behind the seam, shared by any number of programs.
///
/// Writes are `READ COMMITTED`: bodies hold the rows that they rely on. Where two wait for each other, the server refuses
/// one and the driver runs it again. A write that returned survives the end of every process, the server's included.
/// Blocking calls run on the connections' own threads.
package struct PostgresDatabase: SQLDatabase {
    private let pool: PostgresPool
    private let listener: PostgresListener
    private let board = NoticeBoard()

    /// PostgreSQL's words.
    package let dialect = SQLDialect(
        integer: SQLFragment("BIGINT"),
        blob: SQLFragment("BYTEA"),
        autoincrementPrimaryKey: SQLFragment("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
        tableOptions: SQLFragment(""),
        lockRows: SQLFragment(" FOR UPDATE"),
        lockRowsSkippingLocked: SQLFragment(" FOR UPDATE SKIP LOCKED"),
        tables: SQLFragment("(SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema())"),
        ideaOfBrief: SQLFragment("(brief::json ->> 'idea')"),
        // NFD parts letters from their accents, which then go; `lower` knows all capitals only under some locales, so the others
        // are told. What several letters become comes last.
        foldOpening: SQLFragment(
            "replace(replace(replace(replace(translate(lower(normalize(regexp_replace(normalize("),
        foldClosing: SQLFragment(
            #"""
            , NFD), '[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u065F\u0670\u00AD\u200B-\u200F]', \#
            '', 'g'), NFC)), 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐґØøŁłĐđÐðıĦħŦŧſẞÆŒÞ‘’ʼ＇ىةکؤئٱ', \#
            'αβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџггoollddddihhttsßæœþ''''''''يهكويا'), \#
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
            """#)
    )

    /// Takes a database without connecting to it or touching its schema.
    ///
    /// - Parameters:
    ///   - url: `postgres://user:password@host:port/database?sslmode=…&sslrootcert=…`; kept to itself.
    ///   - settings: connections and time limits.
    /// - Throws: `StorageError.unwritable` for a URL that cannot be read.
    package init(url: String, settings: PostgresSettings = PostgresSettings()) throws {
        let address = try PostgresAddress(url: url)
        pool = PostgresPool(address: address, settings: settings)
        listener = PostgresListener(address: address, settings: settings, board: board)
    }

    /// Connects, brings the schema up to date and begins to listen for notices.
    ///
    /// - Parameters:
    ///   - url: as for `init`.
    ///   - settings: connections and time limits.
    ///   - plan: the schema's history.
    /// - Throws: `StorageError`; `.newerSchema` for a database that a newer version made.
    package static func open(
        url: String, settings: PostgresSettings = PostgresSettings(), plan: [Migration] = MigrationPlan.current
    ) async throws -> PostgresDatabase {
        let database = try PostgresDatabase(url: url, settings: settings)
        do {
            try await database.requireUnicode()
            try await database.migrate(plan)
        } catch {
            // Why it cannot be used is told, and not why it cannot be closed.
            try? database.close()
            throw error
        }
        await database.listener.started()
        return database
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        let stop = PostgresStop()
        return try await withTaskCancellationHandler {
            try await pool.run(isCancellable: true) { try $0.run(.read, stop: stop, body) }
        } onCancel: {
            stop.ask()
        }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await pool.run(isCancellable: false) { try $0.run(.write, body) }
    }

    @discardableResult
    package func writeAlone<T: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
        try await pool.run(isCancellable: false) { try $0.run(.alone, body) }
    }

    package func notices(on channel: NoticeChannel) -> AsyncStream<String> {
        listener.start()
        return board.notices(on: channel)
    }

    package func close() throws {
        try pool.close()
        listener.close()
        board.close()
    }

    /// Refuses a database that cannot hold every text.
    private func requireUnicode() async throws {
        let encoding = try await read {
            try $0.rows("SHOW server_encoding").first?.value("server_encoding", as: String.self)
        }
        guard encoding == "UTF8" else {
            throw StorageError(
                .unwritable,
                "The database keeps its texts as \(encoding ?? "nothing known"): create it with ENCODING 'UTF8'.")
        }
    }
}
