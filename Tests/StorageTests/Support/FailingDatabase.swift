import Storage
import Synchronization

/// A database whose disk is full when the bytes of a picture are to be stored.
final class FailingDatabase: SQLDatabase {
    private let base: any SQLDatabase
    private let picture: Int

    /// Takes which of a transaction's pictures cannot be stored, counted from 1.
    init(base: any SQLDatabase, atPicture picture: Int) {
        self.base = base
        self.picture = picture
    }

    var dialect: SQLDialect { base.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.read(body)
    }

    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.write { [picture] connection in
            try body(Connection(base: connection, picture: picture))
        }
    }

    func notices(on channel: NoticeChannel) -> AsyncStream<String> { base.notices(on: channel) }

    func close() throws { try base.close() }

    private final class Connection: SQLConnection {
        private let base: any SQLConnection
        private let picture: Int
        private var pictures = 0

        init(base: any SQLConnection, picture: Int) {
            self.base = base
            self.picture = picture
        }

        @discardableResult
        func execute(_ statement: SQLStatement) throws -> Int {
            if statement.text(placeholder: { "?\($0)" }).contains("INSERT INTO picture_file") {
                pictures += 1
                if pictures == picture { throw StorageError(.diskFull, "The disk is full.") }
            }
            return try base.execute(statement)
        }

        func rows(_ statement: SQLStatement) throws -> [SQLRow] { try base.rows(statement) }

        func notify(_ channel: NoticeChannel, _ payload: String) throws { try base.notify(channel, payload) }
    }
}
