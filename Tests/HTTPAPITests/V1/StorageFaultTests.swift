import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import MetricsTestKit
import Storage
import Synchronization
import Testing

/// What a client is told while the database fails, and of rows that cannot be read: never that something is not there.
@Suite(.timeLimit(.minutes(5))) struct StorageFaultTests {
    /// A story with a picture, a run and a version, and what can be asked of them.
    private struct Things {
        let story: String
        let picture: String
        let run: String

        init(_ client: any TestClientProtocol) async throws {
            story = try await client.beginWrittenStory()
            picture = try await client.upload(to: story).text(of: "id")
            run = try await client.ask(.post, "/stories/\(story)/runs").text(of: "id")
        }

        func ask(_ visit: WalkTests.Visit, _ client: any TestClientProtocol) async throws -> TestResponse {
            let path = visit.path.replacing("/S", with: "/\(story)").replacing("/R", with: "/\(run)")
                .replacing("/P", with: "/\(picture)")
            return try await client.ask(
                visit.method, path, visit.body?.replacing("STORY", with: story), as: visit.user)
        }
    }

    /// What needs no database.
    private static let untouched: Set<String> = [
        "listModels", "estimate", "listImageModels", "listPictureStyles", "listPlans",
    ]

    private static var visits: [WalkTests.Visit] {
        (WalkTests.ofStory + WalkTests.ofPictures + WalkTests.starting + WalkTests.ofRun + WalkTests.ofUser)
            .filter { !untouched.contains($0.operation) }
    }

    @Test(arguments: [StorageError.Code.locked, .unreachable, .diskFull])
    func `while nothing can be read every route says so, and none says that a thing is not there`(
        code: StorageError.Code
    ) async throws {
        let faulty = Mutex<FaultyDatabase?>(nil)
        try await Workshop.with(wrapping: { base in
            let database = FaultyDatabase(base: base)
            faulty.withLock { $0 = database }
            return database
        }) { workshop in
            let database = try #require(faulty.withLock { $0 })
            try await workshop.test { client in
                let things = try await Things(client)
                database.fail(.reads, with: code)
                for visit in Self.visits {
                    let response = try await things.ask(visit, client)
                    // A few only write, and so do not meet the fault.
                    let isTold = response.status == .serviceUnavailable
                    #expect(
                        isTold || Self.onlyWriting.contains(visit.operation), "\(visit.operation): \(response.text)")
                    #expect(
                        response.status != .notFound && response.status != .internalServerError, "\(visit.operation)")
                    if isTold {
                        #expect(try response.json["type"] == "/problems/storage-unavailable")
                        #expect(response.headers[.retryAfter] != nil)
                    }
                    #expect(!response.text.contains("secret"))
                }
                database.recover()
                #expect(try await client.ask(.get, "/stories/\(things.story)").status == .ok)
            }
        }
    }

    /// What asks the database only within the transaction that changes it.
    private static let onlyWriting: Set<String> = [
        "changePicture", "deletePicture", "cancelRun", "pauseRun", "resumeRun", "retryRun", "deleteRun", "clearCache",
        "setPlan", "restoreVersion",
    ]

    @Test(arguments: [StorageError.Code.locked, .diskFull, .unwritable])
    func `while nothing can be stored changes are refused as a whole, and reading goes on`(
        code: StorageError.Code
    ) async throws {
        let faulty = Mutex<FaultyDatabase?>(nil)
        try await Workshop.with(wrapping: { base in
            let database = FaultyDatabase(base: base)
            faulty.withLock { $0 = database }
            return database
        }) { workshop in
            let database = try #require(faulty.withLock { $0 })
            try await workshop.test { client in
                let things = try await Things(client)
                let before = try await client.ask(.get, "/stories/\(things.story)").text
                database.fail(.writes, with: code)
                // The run cannot be cancelled, so that its events would have no end.
                for visit in Self.visits where visit.operation != "watchRun" {
                    let response = try await things.ask(visit, client)
                    #expect(
                        response.status != .notFound && response.status != .internalServerError, "\(visit.operation)")
                    if visit.method == .get, visit.operation != "readCache" {
                        #expect(response.status.code < 300, "\(visit.operation): \(response.text)")
                    }
                }
                database.recover()
                #expect(try await client.ask(.get, "/stories/\(things.story)").text == before)
            }
        }
    }

    @Test func `a row that cannot be read is a fault with the request's id, counted, and not an answer without it`()
        async throws
    {
        let metrics = TestMetrics()
        try await Workshop.with { workshop in
            var server = workshop.server
            server.metrics = metrics
            let database = workshop.database
            try await server.application.test(.router) { client in
                let things = try await Things(client)
                let breakages: [(SQLStatement, [String])] = [
                    ("UPDATE run SET payload = '{'", ["/runs/\(things.run)", "/runs"]),
                    ("UPDATE run SET result = '{'", ["/runs/\(things.run)", "/stories/\(things.story)/runs"]),
                    (
                        "UPDATE story_plan SET outline = '{'",
                        ["/stories/\(things.story)", "/stories/\(things.story)/text"]
                    ),
                    ("UPDATE scene_version SET passages = '{'", ["/stories/\(things.story)/scenes/1/versions"]),
                    ("UPDATE run_log SET kind = 'progress', data = '{'", ["/runs/\(things.run)"]),
                ]
                let payload = try await database.read { connection -> String in
                    try connection.rows("SELECT payload FROM run").first?.value("payload") ?? ""
                }
                var failed = 0
                for (statement, paths) in breakages {
                    try await database.write { try $0.execute(statement) }
                    for path in paths {
                        let response = try await client.ask(.get, path, headers: [.requestID: "r-5"])
                        #expect(response.status == .internalServerError, "\(path): \(response.text)")
                        #expect(try response.json["instance"] == "/requests/r-5")
                        failed += 1
                    }
                    try await database.write { connection in
                        try connection.execute("UPDATE run SET payload = \(payload), result = NULL")
                    }
                }
                let timers = metrics.timers.filter { timer in
                    timer.label == "http.server.request.duration"
                        && timer.dimensions.contains { $0.0 == "http.response.status_code" && $0.1 == "500" }
                }
                #expect(timers.reduce(0) { $0 + $1.values.count } == failed)
            }
        }
    }
}
