import FoundationEssentials
import HTTPTypes
import JSONNotation
import Logging
import Storage
import StoryDomain

/// Answers to requests that clients may send twice, kept for a day in the table `idempotency`.
///
/// The first request of a key does the work; the same request again gets the stored answer, marked
/// `Idempotency-Replayed: true`. What may go better next time is not kept: 5xx, 429, and the conflicts and refusals of the
/// moment (408, 409, 412, 428); nor are event streams, whose key is free again when they end.
package struct IdempotencyBook: Sendable {
    /// A request and the key that its client gave it.
    package struct Call: Sendable, Hashable {
        package var user: UserID
        package var key: IdempotencyKey
        /// Method and path.
        package var operation: String
        /// What the body and the query are.
        package var fingerprint: String

        /// Takes a call's parts.
        package init(user: UserID, key: IdempotencyKey, operation: String, fingerprint: String) {
            self.user = user
            self.key = key
            self.operation = operation
            self.fingerprint = fingerprint
        }
    }

    private enum Turn: Sendable {
        case ours
        case stored(Answer)
    }

    /// How long answers are kept.
    package static let lifetime: TimeInterval = 86_400

    private let database: any SQLDatabase
    private let staleAfter: TimeInterval
    private let now: @Sendable () -> Date
    private let logger: Logger

    /// Takes the database.
    ///
    /// - Parameters:
    ///   - staleAfter: seconds after which a request of which nothing was heard is taken for one whose process died; a
    ///     request under way is heard of three times as often.
    ///   - now: the time.
    ///   - logger: hears of keys that could not be freed.
    package init(
        database: any SQLDatabase, staleAfter: TimeInterval = 900, now: @escaping @Sendable () -> Date = { Date() },
        logger: Logger = Logger(label: "storywriter.api")
    ) {
        self.database = database
        self.staleAfter = staleAfter
        self.now = now
        self.logger = logger
    }

    /// Does `work` the first time, and answers as it did then every other time.
    ///
    /// - Throws: `Problem` where the key was used for another request, or the first one still runs; `StorageError`; what
    ///   `work` throws.
    package func once(_ call: Call, _ work: () async throws -> Answer) async throws -> Answer {
        let attempt = CallID.random().rawValue
        switch try await begin(call, attempt: attempt) {
        case .stored(let answer): return answer.with(.idempotencyReplayed, "true")
        case .ours: break
        }
        let end = held(call, attempt: attempt)
        do {
            var answer = try await work()
            switch answer.body {
            case .events(var stream):
                stream.end = end
                answer.body = .events(stream)
            // Files are made of what is stored, as often as they are asked for.
            case .file: await end.reach()
            case .none, .json, .bytes:
                guard Self.isKept(answer.status.code) else {
                    await end.reach()
                    break
                }
                try await keep(answer, of: call, attempt: attempt)
                end.drop()
            }
            return answer
        } catch {
            // A client that has left cancels this task, and its key is to be free all the same.
            await end.reach()
            throw error
        }
    }

    /// Keeps a key from being taken for that of a process that died, for as long as its request lasts; frees it at the end
    /// that is returned.
    private func held(_ call: Call, attempt: String) -> AnswerEnd {
        let pulse = Task {
            while (try? await Task.sleep(for: .seconds(staleAfter / 3))) != nil {
                do {
                    try await touch(call, attempt: attempt)
                } catch {
                    logger.warning("an Idempotency-Key could not be renewed", metadata: ["error": "\(error)"])
                }
            }
        }
        return AnswerEnd(whenDropped: { pulse.cancel() }) {
            pulse.cancel()
            await free(call, attempt: attempt)
        }
    }

    private func touch(_ call: Call, attempt: String) async throws {
        let now = now()
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE idempotency SET created_at = \(now)
                WHERE user_id = \(call.user) AND idempotency_key = \(call.key.text) AND attempt = \(attempt)
                    AND status IS NULL
                """)
        }
    }

    /// Forgets answers that are older than a day.
    ///
    /// - Returns: how many.
    @discardableResult
    package func sweep() async throws -> Int {
        let limit = now().addingTimeInterval(-Self.lifetime)
        return try await database.write { connection in
            try connection.execute("DELETE FROM idempotency WHERE created_at < \(limit)")
        }
    }

    private static func isKept(_ status: Int) -> Bool {
        status < 500 && ![408, 409, 412, 428, 429].contains(status)
    }

    private func begin(_ call: Call, attempt: String) async throws -> Turn {
        let now = now()
        let expired = now.addingTimeInterval(-Self.lifetime)
        let stale = now.addingTimeInterval(-staleAfter)
        return try await database.write { connection in
            try connection.execute(
                """
                DELETE FROM idempotency
                WHERE user_id = \(call.user) AND (created_at < \(expired)
                    OR (idempotency_key = \(call.key.text) AND status IS NULL AND created_at < \(stale)))
                """)
            let inserted = try connection.execute(
                """
                INSERT INTO idempotency (user_id, idempotency_key, operation, fingerprint, attempt, created_at)
                VALUES (\(call.user), \(call.key.text), \(call.operation), \(call.fingerprint), \(attempt), \(now))
                ON CONFLICT (user_id, idempotency_key) DO NOTHING
                """)
            if inserted == 1 { return .ours }
            let rows = try connection.rows(
                """
                SELECT operation, fingerprint, status, headers, body FROM idempotency
                WHERE user_id = \(call.user) AND idempotency_key = \(call.key.text)
                """)
            guard let row = rows.first else {
                throw Problem(.idempotencyInProgress, "Send it again in a moment.", retryAfter: 1)
            }
            return .stored(try Self.answer(of: row, for: call))
        }
    }

    private static func answer(of row: SQLRow, for call: Call) throws -> Answer {
        let operation: String = try row.value("operation")
        let fingerprint: String = try row.value("fingerprint")
        guard operation == call.operation, fingerprint == call.fingerprint else {
            throw Problem(.idempotencyKeyReused, "Draw a new key for each new request.")
        }
        guard let status = try row.valueIfPresent("status", as: Int.self) else {
            throw Problem(
                .idempotencyInProgress, "Wait for the first request's answer, or send it again in a moment.",
                retryAfter: 1)
        }
        var answer = Answer(status: HTTPResponse.Status(integerLiteral: status), body: .none)
        let headers = try JSONReader.read(Array(row.value("headers", as: String.self).utf8))
        if case .object(let members) = headers {
            for member in members {
                if case .string(let value) = member.value, let name = HTTPField.Name(member.name) {
                    answer.headers[name] = value
                }
            }
        }
        if let body = try row.valueIfPresent("body", as: Data.self) {
            let mediaType = answer.headers[.contentType] ?? "application/json"
            answer.body = .bytes(Array(body), mediaType: mediaType)
        }
        return answer
    }

    private func keep(_ answer: Answer, of call: Call, attempt: String) async throws {
        var members = answer.headers.map { JSONValue.Member($0.name.canonicalName, .string($0.value)) }
        var body: Data?
        switch answer.body {
        case .json(let bytes): body = Data(bytes)
        case .bytes(let bytes, let mediaType):
            body = Data(bytes)
            members.append(.init("content-type", .string(mediaType)))
        case .none, .file, .events: break
        }
        let stored = body
        let headers = JSONValue.object(members).jsonText
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE idempotency SET status = \(answer.status.code), headers = \(headers), body = \(stored)
                WHERE user_id = \(call.user) AND idempotency_key = \(call.key.text) AND attempt = \(attempt)
                """)
        }
    }

    /// Frees a key whose answer is not kept. One that cannot be freed now is taken over when it is stale.
    private func free(_ call: Call, attempt: String) async {
        do {
            try await release(call, attempt: attempt)
        } catch {
            logger.warning("an Idempotency-Key stays held", metadata: ["error": "\(error)"])
        }
    }

    private func release(_ call: Call, attempt: String) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                DELETE FROM idempotency
                WHERE user_id = \(call.user) AND idempotency_key = \(call.key.text) AND attempt = \(attempt)
                """)
        }
    }
}
