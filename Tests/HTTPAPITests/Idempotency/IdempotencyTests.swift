import FoundationEssentials
import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import SQLiteStorage
import Storage
import StoryDomain
import Synchronization
import TestSupport
import Testing

@Suite struct IdempotencyTests {
    /// Runs `body` on a fresh database.
    private func withBook(
        _ body: (IdempotencyBook, @escaping @Sendable (TimeInterval) -> Void, any SQLDatabase) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let database = try await SQLiteDatabase.open(path: folder.path(of: "test.sqlite"))
        defer { try? database.close() }
        let clock = SharedDate()
        let book = IdempotencyBook(database: database, now: { clock.now })
        try await body(book, { clock.advance($0) }, database)
    }

    private static let body = #"{"title":"a"}"#

    @Test func `the same request is done once and answered twice`() async throws {
        try await withBook { book, _, _ in
            let shelf = NoteShelf()
            var sample = SampleServer(groups: NoteRoutes.groups(shelf))
            sample.doors.idempotency = book
            try await sample.application.test(.router) { client in
                let key: HTTPFields = [.idempotencyKey: "\"k1\""]
                let first = try await client.send(.post, "/api/v1/notes", Self.body, headers: key)
                let again = try await client.send(.post, "/api/v1/notes", Self.body, headers: [.idempotencyKey: "k1"])
                #expect(first.headers[.idempotencyReplayed] == nil)
                #expect(again.headers[.idempotencyReplayed] == "true")
                #expect(again.status == .created)
                #expect(again.text == first.text)
                #expect(again.headers[.location] == first.headers[.location])
                #expect(again.headers[.eTag] == first.headers[.eTag])
                #expect(again.headers[.contentType] == "application/json")
                let other = try await client.send(.post, "/api/v1/notes", #"{"title":"b"}"#, headers: key)
                #expect(other.status == .unprocessableContent)
                #expect(try other.json["type"] == "/problems/idempotency-key-reused")
                let path = try await client.send(.post, "/api/story/tell", Self.body, headers: key)
                #expect(path.status == .unprocessableContent)
                let bob = try await client.send(.post, "/api/v1/notes", Self.body, as: "other", headers: key)
                #expect(bob.headers[.idempotencyReplayed] == nil)
                let odd = try await client.send(.post, "/api/v1/notes", Self.body, headers: [.idempotencyKey: "a b"])
                #expect(odd.status == .badRequest)
            }
            #expect(shelf.made == 2)
        }
    }

    @Test(.timeLimit(.minutes(30))) func `a stream that never began frees its key`() async throws {
        try await withBook { book, _, _ in
            let ann = try #require(UserID(rawValue: "ann"))
            let key = try #require(try IdempotencyKey(header: "k"))
            let call = IdempotencyBook.Call(user: ann, key: key, operation: "POST /", fingerprint: "f")
            // Nobody takes the answer: its client has left.
            _ = try await book.once(call) { .events(AsyncStream<ServerEvent> { _ in }) }
            var answer: Answer?
            while answer == nil {
                do {
                    answer = try await book.once(call) { .empty() }
                } catch let problem as Problem where problem.kind == .idempotencyInProgress {
                    await Task.yield()
                }
            }
            #expect(answer?.headers[.idempotencyReplayed] == nil)
        }
    }

    @Test(.timeLimit(.minutes(30))) func `a request that lasts longer than a dead one's key is held is not done twice`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let database = try await SQLiteDatabase.open(path: folder.path(of: "test.sqlite"))
            defer { try? database.close() }
            let clock = SharedDate()
            let book = IdempotencyBook(database: database, staleAfter: 0.03, now: { clock.now })
            let ann = try #require(UserID(rawValue: "ann"))
            let key = try #require(try IdempotencyKey(header: "k"))
            let call = IdempotencyBook.Call(user: ann, key: key, operation: "POST /", fingerprint: "f")
            let (begun, mayEnd) = (Signal(), Signal())
            let work = Task {
                try await book.once(call) {
                    begun.fire()
                    try await mayEnd.wait()
                    return .empty()
                }
            }
            try await begun.wait()
            clock.advance(60)
            let moment = clock.now
            var isRenewed = false
            while !isRenewed {
                isRenewed = try await database.read { connection in
                    try !connection.rows("SELECT 1 FROM idempotency WHERE created_at >= \(moment)").isEmpty
                }
            }
            await #expect(throws: Problem.self) { _ = try await book.once(call) { .empty(.accepted) } }
            mayEnd.fire()
            #expect(try await work.value.status == .noContent)
            #expect(try await book.once(call) { .empty(.accepted) }.status == .noContent)
        }
    }

    @Test(.timeLimit(.minutes(30))) func `work that is cancelled frees its key`() async throws {
        try await withBook { book, _, _ in
            let ann = try #require(UserID(rawValue: "ann"))
            let key = try #require(try IdempotencyKey(header: "k"))
            let call = IdempotencyBook.Call(user: ann, key: key, operation: "POST /", fingerprint: "f")
            let begun = Signal()
            let work = Task {
                try await book.once(call) {
                    begun.fire()
                    try await Task.sleep(for: .seconds(3_600))
                    return .empty()
                }
            }
            try await begun.wait()
            work.cancel()
            await #expect(throws: CancellationError.self) { _ = try await work.value }
            #expect(try await book.once(call) { .empty() }.status == .noContent)
        }
    }

    @Test func `refusals are kept, outages are not`() async throws {
        try await withBook { book, _, _ in
            let kinds = Mutex([ProblemKind.providerUnavailable, .rateLimited, .runActive, .providerRefused, .internal])
            var sample = SampleServer(
                groups: NoteRoutes.groups(
                    NoteShelf(), fail: { throw Problem(kinds.withLock { $0.removeFirst() }, "No.") }))
            sample.doors.idempotency = book
            try await sample.application.test(.router) { client in
                var statuses: [Int] = []
                for _ in 0..<5 {
                    let response = try await client.send(.post, "/api/v1/faults", headers: [.idempotencyKey: "k"])
                    statuses.append(response.status.code)
                }
                #expect(statuses == [503, 429, 409, 422, 422])
            }
        }
    }

    @Test func `while the first runs the second is refused, and a dead one is taken over`() async throws {
        try await withBook { book, advance, _ in
            let call = try Self.call("k")
            let running = Signal()
            let gate = Gate()
            try await withThrowingTaskGroup(of: Answer.self) { group in
                group.addTask {
                    try await book.once(call) {
                        running.fire()
                        try await gate.pass()
                        return .text("first")
                    }
                }
                try await running.wait()
                await #expect(throws: Problem.self) { try await book.once(call) { .text("second") } }
                // Longer than any request lasts: whoever began it is dead, as far as anybody can tell.
                advance(901)
                #expect(Self.text(try await book.once(call) { .text("third") }) == "third")
                gate.open()
                for try await answer in group { #expect(Self.text(answer) == "first") }
                // The answer that was kept is not overwritten by the one that was given up.
                #expect(Self.text(try await book.once(call) { .text("fourth") }) == "third")
            }
        }
    }

    @Test func `answers are forgotten after a day`() async throws {
        try await withBook { book, advance, _ in
            let call = try Self.call("k")
            _ = try await book.once(call) { .text("first") }
            _ = try await book.once(try Self.call("other")) { .text("first") }
            advance(86_401)
            let second = Self.text(try await book.once(call) { .text("second") })
            #expect(second == "second")
            #expect(try await book.sweep() == 0)
            advance(86_401)
            #expect(try await book.sweep() == 1)
        }
    }

    @Test func `of many at once one does the work`() async throws {
        try await withBook { book, _, _ in
            let call = try Self.call("k")
            let done = Mailbox<String>()
            let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            _ = try await book.once(call) {
                                done.send("once")
                                return .text("done")
                            }
                            return false
                        } catch let problem as Problem where problem.kind == .idempotencyInProgress {
                            return true
                        }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done.waiting.count == 1)
            #expect(refused < 20)
        }
    }

    private static func call(_ key: String) throws -> IdempotencyBook.Call {
        let key = try #require(try IdempotencyKey(header: key))
        return IdempotencyBook.Call(user: .local, key: key, operation: "POST /x", fingerprint: "f")
    }

    private static func text(_ answer: Answer) -> String {
        if case .bytes(let bytes, _) = answer.body { String(decoding: bytes, as: UTF8.self) } else { "" }
    }
}
