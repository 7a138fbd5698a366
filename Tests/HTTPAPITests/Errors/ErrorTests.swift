import FoundationEssentials
import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LanguageModels
import Storage
import Synchronization
import Testing

@Suite struct ErrorTests {
    /// Answers of both groups when their handlers throw `error`.
    private func answers(
        throwing error: @escaping @Sendable () -> any Error
    ) async throws -> (ours: TestResponse, seed: TestResponse) {
        let sample = SampleServer(groups: NoteRoutes.groups(NoteShelf(), fail: { throw error() }))
        return try await sample.application.test(.router) { client in
            (try await client.send(.post, "/api/v1/faults"), try await client.send(.post, "/api/story/faults"))
        }
    }

    @Test(arguments: ProblemKind.allCases)
    func `each kind is told with its type, status and title`(kind: ProblemKind) async throws {
        let (ours, seed) = try await answers { Problem(kind, "Do this.", retryAfter: 7) }
        #expect(ours.status == kind.status)
        #expect(ours.headers[.retryAfter] == "7")
        let json = try ours.json
        #expect(json["type"] == .string("/problems/\(kind.rawValue)"))
        #expect(json["status"] == .integer(kind.status.code))
        #expect(SchemaCheck.faults(of: json, as: ProblemDocument.schema).isEmpty)
        #expect(try seed.json["detail"] != nil)
    }

    @Test(
        arguments: [
            (StorageError.Code.notFound, 404, nil), (.conflict, 409, nil), (.locked, 503, "1"), (.diskFull, 503, "30"),
            (.unwritable, 503, "30"), (.corrupted, 500, nil), (.newerSchema, 500, nil), (.other, 500, nil),
        ] as [(StorageError.Code, Int, String?)])
    func `a database's errors keep their words to themselves`(
        code: StorageError.Code, status: Int, wait: String?
    ) async throws {
        let (ours, _) = try await answers { StorageError(code, "/var/secret/path") }
        #expect(ours.status.code == status)
        #expect(ours.headers[.retryAfter] == wait)
        #expect(!ours.text.contains("secret"))
    }

    @Test(
        arguments: [
            (ModelError.Code.rateLimited, ModelError.Disposition.retry(after: .milliseconds(1_500)), 503, "2"),
            (.quotaExhausted, .notNow(after: nil), 503, "60"), (.unavailable, .retry(after: nil), 503, "5"),
            (.timedOut, .retry(after: nil), 504, nil), (.promptBlocked, .never, 422, nil),
            (.contextOverflow, .never, 422, nil), (.malformedResponse, .retry(after: nil), 502, nil),
            (.unauthorized, .never, 502, nil),
        ] as [(ModelError.Code, ModelError.Disposition, Int, String?)])
    func `a provider's errors say whether to wait`(
        code: ModelError.Code, disposition: ModelError.Disposition, status: Int, wait: String?
    ) async throws {
        let (ours, seed) = try await answers {
            ModelError(code: code, disposition: disposition, provider: "gemini", message: "inner words")
        }
        #expect(ours.status.code == status)
        #expect(seed.status.code == status)
        #expect(ours.headers[.retryAfter] == wait)
        #expect(try ours.json["provider"] == "gemini")
        #expect(!ours.text.contains("inner"))
    }

    @Test func `an unknown error is a bare 500 that only the log explains`() async throws {
        struct Odd: Error { let secret = "inner words" }
        let (ours, seed) = try await answers { Odd() }
        #expect(ours.status == .internalServerError)
        #expect(!ours.text.contains("inner"))
        #expect(!seed.text.contains("inner"))
    }

    @Test func `the seed's shapes are kept under its paths`() async throws {
        let (_, quota) = try await answers {
            var problem = Problem(.quotaExceeded, "No calls left.")
            problem.extensions = [.init("provider", "gemini"), .init("usage_info", ["calls": 50])]
            return problem
        }
        #expect(quota.status == .tooManyRequests)
        #expect(
            try quota.json["detail"] == [
                "error": "No calls left.", "message": "No calls left.", "provider": "gemini",
                "usage_info": ["calls": 50],
            ])
        let (_, credit) = try await answers {
            ModelError(code: .noCredit, disposition: .notNow(after: nil), provider: "huggingface", message: "m")
        }
        #expect(credit.status == .forbidden)
        #expect(try credit.json["detail"]?["error"] == "insufficient_balance")
        try await SampleServer().application.test(.router) { client in
            let fields = try await client.send(.post, "/api/story/tell", #"{"stars":"x"}"#)
            #expect(fields.status == .unprocessableContent)
            guard case .array(let faults) = try fields.json["detail"] else { Issue.record("no list"); return }
            #expect(faults.map { $0["loc"] } == [["body", "title"], ["body", "stars"]])
            #expect(faults.map { $0["type"] } == ["missing", "int_type"])
            #expect(faults.allSatisfy { $0["msg"] != nil && $0["input"] != nil })
        }
    }

    @Test func `docs/errors.md lists the same kinds`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/errors.md")
        let text = String(decoding: try Data(contentsOf: page.standardized), as: UTF8.self)
        let told = text.split(separator: "\n").compactMap { line -> String? in
            let cells = line.split(separator: "|").map(\.trimmed)
            guard cells.count == 3, cells[1].count == 3, Int(cells[1]) != nil, cells[0].hasPrefix("`") else {
                return nil
            }
            return "\(cells[0].filter { $0 != "`" }) \(cells[1]) \(cells[2].split(separator: ".")[0])"
        }
        #expect(Set(told) == Set(ProblemKind.allCases.map { "\($0.rawValue) \($0.status.code) \($0.title)" }))
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(self.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
