import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import MetricsTestKit
import Storage
import Synchronization
import Testing

/// What a client is told while the database fails, and of rows that cannot be read: never that something is not there.
@Suite(.timeLimit(.minutes(30))) struct StorageFaultTests {
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

        /// What can be read while all is well. A run that nobody works on has a stream without end, so that is left out.
        func readable(_ client: any TestClientProtocol) async throws -> [WalkTests.Visit] {
            var readable: [WalkTests.Visit] = []
            for visit in StorageFaultTests.visits where visit.method == .get && visit.operation != "watchRun" {
                if try await ask(visit, client).status.code < 300 { readable.append(visit) }
            }
            return readable
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

    fileprivate static var visits: [WalkTests.Visit] {
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
                let readable = try await things.readable(client)
                #expect(readable.count > 15)
                database.fail(.reads, with: code)
                let watched = try await client.ask(.get, "/runs/\(things.run)/events")
                #expect(watched.status == .serviceUnavailable)
                for visit in readable {
                    let response = try await things.ask(visit, client)
                    #expect(response.status == .serviceUnavailable, "\(visit.operation): \(response.text)")
                    #expect(try response.json["type"] == "/problems/storage-unavailable")
                    #expect(response.headers[.retryAfter] != nil)
                    #expect(!response.text.contains("secret"))
                }
                try await Self.change(things, client)
                database.recover()
                #expect(try await client.ask(.get, "/stories/\(things.story)").status == .ok)
            }
        }
    }

    /// Asks for every change. It may be refused or told that the database is away, and is never a fault of the server's or
    /// something that is not there. (Older versions, setups and paragraphs that there are none of can be asked for.)
    private static func change(_ things: Things, _ client: any TestClientProtocol) async throws {
        for visit in visits where visit.method != .get {
            let response = try await things.ask(visit, client)
            #expect(response.status != .internalServerError, "\(visit.operation): \(response.text)")
            if !visit.path.contains("versions"), !["chooseSetup", "changePassage"].contains(visit.operation) {
                #expect(response.status != .notFound, "\(visit.operation): \(response.text)")
            }
        }
    }

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
                let readable = try await things.readable(client)
                database.fail(.writes, with: code)
                try await Self.change(things, client)
                for visit in readable where visit.operation != "readCache" {
                    let response = try await things.ask(visit, client)
                    #expect(response.status.code < 300, "\(visit.operation): \(response.text)")
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
