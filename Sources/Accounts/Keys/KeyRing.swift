import Crypto
import FoundationEssentials
import Logging
import Storage
import StoryDomain

/// The API keys of a database. A key is shown once, when it is made; what is stored is its hash.
///
/// Nothing is cached, so a revoked key is refused from the next request on, in every process.
package struct KeyRing: Sendable {
    /// The most characters of a key's name, counted as Unicode scalars.
    package static let longestName = 100
    /// What to do about a name that is none.
    package static let nameAdvice =
        "A key's name has 1 to \(longestName) characters, something visible among them and no control characters."
    /// The longest life of a key that expires: ten years.
    package static let longestLifetime = Duration.seconds(315_360_000)
    /// How exactly the moment of the last use is kept; each request would else be a write.
    private static let useInterval: TimeInterval = 60

    private let database: any SQLDatabase
    private let now: @Sendable () -> Date
    private let logger: Logger

    /// Takes a database whose schema is up to date.
    ///
    /// - Parameters:
    ///   - database: where the keys are.
    ///   - logger: hears of a last use that could not be noted.
    ///   - now: tells what has expired.
    package init(database: any SQLDatabase, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }) {
        self.database = database
        self.logger = logger
        self.now = now
    }

    /// Makes a key.
    ///
    /// - Parameters:
    ///   - user: whose it is to be.
    ///   - name: what its owner calls it, 1 to `longestName` characters as `isName` wants them.
    ///   - scopes: what it may do; the maker must be allowed all of it.
    ///   - lifetime: after which it expires; nil for a key that stays valid until it is revoked.
    ///   - caller: who makes it: the user with the scope `keys`, or an administrator.
    /// - Returns: the key, which cannot be had again, and its record.
    /// - Throws: `KeyError`, `StorageError`.
    package func create(
        for user: UserID, name: String, scopes: Set<Scope>, expiresIn lifetime: Duration? = nil, by caller: Caller
    ) async throws -> (key: SecretKey, record: KeyRecord) {
        try Self.check(name: name, lifetime: lifetime)
        try Self.check(scopes: scopes, for: user, by: caller)
        let moment = now()
        let key = SecretKey.random()
        let record = KeyRecord(
            id: CallID.random().rawValue, user: user, name: name, hint: key.hint, scopes: scopes, createdAt: moment,
            expiresAt: lifetime.map { moment.addingTimeInterval($0 / .seconds(1)) })
        let hash = Data(key.digest)
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO api_key (id, user_id, name, hash, hint, scopes, created_at, expires_at)
                VALUES (\(record.id), \(user), \(name), \(hash), \(record.hint), \(record.storedScopes),
                    \(record.createdAt), \(record.expiresAt))
                """)
        }
        return (key, record)
    }

    /// Who sends this key.
    ///
    /// A row is found by the hash of what was sent. Whoever measures how long that takes learns of hashes, from which
    /// no key can be made; the comparison that decides takes the same time wherever the hashes differ.
    ///
    /// - Throws: `AuthenticationError` (`invalid`, `expired`), `StorageError`.
    package func verify(_ text: String) async throws -> Caller {
        guard let key = SecretKey(text) else { throw AuthenticationError.invalidKey }
        let digest = key.digest
        let row = try await database.read { connection in
            try connection.rows("SELECT * FROM api_key WHERE hash = \(Data(digest))").first
        }
        guard let row, digest == (try row.value("hash", as: Data.self)) else { throw AuthenticationError.invalidKey }
        let record = try KeyRecord(row: row)
        let moment = now()
        if record.revokedAt != nil { throw AuthenticationError.invalidKey }
        if let end = record.expiresAt, end <= moment { throw AuthenticationError.expiredKey }
        await noteUse(of: record, at: moment)
        return Caller(user: record.user, scopes: record.scopes)
    }

    /// A user's keys, newest first, revoked and expired ones included.
    ///
    /// - Throws: `StorageError`.
    package func list(of user: UserID) async throws -> [KeyRecord] {
        try await database.read { connection in
            try connection.rows(
                "SELECT * FROM api_key WHERE user_id = \(user) ORDER BY created_at DESC, id DESC"
            ).map(KeyRecord.init(row:))
        }
    }

    /// Makes a key useless from now on.
    ///
    /// - Parameters:
    ///   - id: its record's.
    ///   - caller: revokes keys of its own; an administrator, anybody's.
    /// - Returns: whether there is such a key that the caller may revoke; revoking twice is no fault.
    /// - Throws: `StorageError`.
    @discardableResult
    package func revoke(_ id: String, by caller: Caller) async throws -> Bool {
        let moment = now()
        return try await database.write { connection in
            let owner: UserID? = try connection.rows("SELECT user_id FROM api_key WHERE id = \(id)")
                .first?.value("user_id")
            let isOwn = owner == caller.user && caller.scopes.contains(.keys)
            guard owner != nil, isOwn || caller.scopes.contains(.admin) else { return false }
            try connection.execute(
                "UPDATE api_key SET revoked_at = \(moment) WHERE id = \(id) AND revoked_at IS NULL")
            return true
        }
    }

    /// Whether a text can be a key's name. Names stand on lines of their own, so tabs and line ends are control characters
    /// here too.
    package static func isName(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return scalars.count <= longestName && !scalars.allSatisfy(\.properties.isWhitespace)
            && scalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    /// Notes the moment; that it cannot be noted is no reason to refuse a good key.
    private func noteUse(of record: KeyRecord, at moment: Date) async {
        let latest = moment.addingTimeInterval(-Self.useInterval)
        if let last = record.lastUsedAt, last > latest { return }
        do {
            try await database.write { connection in
                try connection.execute(
                    """
                    UPDATE api_key SET last_used_at = \(moment)
                    WHERE id = \(record.id) AND (last_used_at IS NULL OR last_used_at <= \(latest))
                    """)
            }
        } catch {
            logger.warning(
                "The last use of an API key could not be noted.",
                metadata: ["key": "\(record.id)", "error": "\(error)"])
        }
    }

    private static func check(name: String, lifetime: Duration?) throws(KeyError) {
        guard isName(name) else { throw KeyError(.badName, nameAdvice) }
        guard let lifetime else { return }
        guard lifetime > .zero, lifetime <= longestLifetime else {
            throw KeyError(.badLifetime, "A key lives longer than no time and at most ten years, or without an end.")
        }
    }

    private static func check(scopes: Set<Scope>, for user: UserID, by caller: Caller) throws(KeyError) {
        guard !scopes.isEmpty else {
            throw KeyError(.noScopes, "A key needs a scope: read, write, keys or admin.")
        }
        let isOwn = caller.user == user && caller.scopes.contains(.keys)
        guard isOwn || caller.scopes.contains(.admin) else {
            throw KeyError(.notAllowed, "Keys are made with the scope keys, and for others with the scope admin.")
        }
        guard scopes.isSubset(of: caller.scopes) else {
            throw KeyError(.scopeNotHeld, "A key cannot do more than its maker: leave out the scopes you do not have.")
        }
    }
}
