import Foundation
import PostgresStorage
import Storage
import Testing

/// PostgreSQL's errors in our words, without secrets.
@Suite(.timeLimit(.minutes(30))) struct PostgresFaultTests {
    @Test(
        arguments: [
            "mysql://writer:hunter2@db/stories", "postgres://writer:hunter2%zz@db/stories", "hunter2",
            "postgres://writer:hunter2@db/stories?sslmood=require",
        ])
    func `a URL that cannot be read is not repeated`(url: String) async throws {
        let error = await expectStorageError(.unwritable) { _ = try PostgresDatabase(url: url) }
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test func `a server that does not answer is named, its password is not`() async throws {
        let error = await expectStorageError(.unreachable) {
            // Port 1 of the loopback address: nobody listens there.
            _ = try await PostgresDatabase.open(url: "postgres://writer:hunter2@127.0.0.1:1/stories")
        }
        #expect(error?.disposition == .retry)
        #expect(error?.message.contains("127.0.0.1:1/stories") == true)
        #expect(error?.message.contains("hunter2") == false)
        #expect(error?.message.contains("writer") == false)
    }

    @Test(.enabled(if: PostgresServer.isExpected, PostgresServer.howTo))
    func `an unknown user and an unknown database are told from a server that is down`() async throws {
        var parts = try #require(URLComponents(string: try PostgresServer.required()))
        parts.path = "/nowhere"
        let noDatabase = try #require(parts.string)
        let missing = await expectStorageError(.unwritable) { _ = try await PostgresDatabase.open(url: noDatabase) }
        #expect(missing?.message.hasPrefix("There is no database 127.0.0.1:") == true)
        parts.user = "nobody"
        parts.password = "hunter2"
        let noUser = try #require(parts.string)
        let refused = await expectStorageError(.unwritable) { _ = try await PostgresDatabase.open(url: noUser) }
        #expect(refused?.message.contains("refuses the user or password") == true)
        #expect(refused?.message.contains("hunter2") == false)
    }

    @Test(.enabled(if: PostgresServer.isExpected, PostgresServer.howTo))
    func `TLS that the URL asks for is not done without`() async throws {
        let url = try PostgresServer.required() + "?sslmode=verify-full"
        let error = await expectStorageError(.unreachable) { _ = try await PostgresDatabase.open(url: url) }
        #expect(error?.message.contains("SSL") == true)
    }

    /// A statement that fails with a code, and what that means to us.
    private static let raised: [(SQLStatement, StorageError.Code)] = [
        ("DO $$ BEGIN RAISE 'secret' USING ERRCODE = '53100'; END $$", .diskFull),
        ("DO $$ BEGIN RAISE 'secret' USING ERRCODE = '53300'; END $$", .unreachable),
        ("DO $$ BEGIN RAISE 'secret' USING ERRCODE = '55P03'; END $$", .locked),
        ("DO $$ BEGIN RAISE 'secret' USING ERRCODE = 'XX001'; END $$", .corrupted),
        ("DO $$ BEGIN RAISE 'secret' USING ERRCODE = '58030'; END $$", .unwritable),
        ("DO $$ BEGIN RAISE 'secret' USING ERRCODE = '23514'; END $$", .other),
        ("DO $$ BEGIN RAISE 'secret' USING ERRCODE = '22003'; END $$", .other),
    ]

    @Test(.enabled(if: PostgresServer.isExpected, PostgresServer.howTo))
    func `the server's codes become ours, and what it quotes stays away`() async throws {
        try await PostgresServer.withEmptyDatabase { database async throws in
            for (statement, code) in Self.raised {
                let error = await expectStorageError(code) {
                    _ = try await database.write { try $0.execute(statement) }
                }
                #expect(error?.message.contains("secret") == false)
            }
            let error = await expectStorageError(.other) {
                try await database.write { connection throws in
                    try connection.execute("CREATE TABLE kept (n BIGINT)")
                    try connection.execute("INSERT INTO kept VALUES (\("secret"))")
                }
            }
            #expect(error?.message.contains("secret") == false)
            await expectStorageError(.unwritable) {
                try await database.write { connection throws in
                    try connection.execute("SET TRANSACTION READ ONLY")
                    try connection.execute("CREATE TABLE kept (n BIGINT)")
                }
            }
        }
    }
}
