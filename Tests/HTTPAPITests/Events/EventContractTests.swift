import FoundationEssentials
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import JSONNotation
import Jobs
import StoryDomain
import Testing

/// Every event of every stream against what its route declares. The server of these tests holds each event that it sends
/// against its schema and records what does not fit; these tests see to it that all streams are driven.
@Suite(.timeLimit(.minutes(30))) struct EventContractTests {
    /// A moment for run states.
    private static let moment = Date(timeIntervalSince1970: 1_800_000_000)

    /// One event of each kind that a run's log can hold, and those with fields that are often left out.
    private static func samples() throws -> [RunLogEvent] {
        let waiting = """
            {"state":"waiting","attempt":2,"wish":"cancel","reason":{"code":"busy","message":"Wait."},
             "until":"2027-01-15T08:00:00Z"}
            """
        let happening = RunEvent(
            kind: .modelReplaced, message: "a was answered by b.", details: ["served": "b"], at: moment)
        return [
            try RunLogEvent(kind: .state, json: waiting),
            try RunLogEvent(kind: .state, json: #"{"state":"queued","attempt":0}"#),
            .progress(
                RunProgress(
                    stage: "scene", scene: 2, scenes: 3, words: 120, asked: 600, promptTokens: 9, outputTokens: 4,
                    cost: 0.25, secondsLeft: 61)),
            .progress(
                RunProgress(
                    stage: "begin", scene: nil, scenes: nil, words: 0, asked: 600, promptTokens: 0, outputTokens: 0,
                    cost: 0, secondsLeft: nil)),
            .delta(RunDelta(part: "premise", text: "Once\n“upon”")),
            .paragraph(RunParagraph(scene: 1, paragraph: 2, words: 3, text: "Mara took it.")),
            .event(RunHappening(happening)),
        ]
    }

    @Test func `each kind of event of a run is what its schema says, and is read as it was written`() throws {
        let samples = try Self.samples()
        #expect(Set(samples.map(\.kind)) == Set(RunLogEvent.Kind.allCases))
        for event in samples {
            let json = try event.json()
            #expect(try RunLogEvent(kind: event.kind, json: json) == event)
            let shapes = RunLogEvent.events.filter { $0.name == event.kind.rawValue }
            #expect(shapes.count == 1)
            for shape in shapes {
                #expect(
                    SchemaCheck.faults(of: try JSONReader.read(Array(json.utf8)), as: shape.schema) == [], "\(json)")
            }
        }
    }

    @Test func `the bytes of a run's events are what clients know`() throws {
        #expect(
            try Self.samples().map { try $0.json() } == [
                #"{"attempt":2,"reason":{"code":"busy","message":"Wait."},"state":"waiting","until":"2027-01-15T08:00:00Z","wish":"cancel"}"#,
                #"{"attempt":0,"state":"queued"}"#,
                #"{"asked":600,"cost":"0.25","output_tokens":4,"prompt_tokens":9,"scene":2,"scenes":3,"seconds_left":61,"stage":"scene","words":120}"#,
                #"{"asked":600,"cost":"0","output_tokens":0,"prompt_tokens":0,"scene":null,"scenes":null,"seconds_left":null,"stage":"begin","words":0}"#,
                #"{"part":"premise","text":"Once\n“upon”"}"#,
                #"{"paragraph":2,"scene":1,"text":"Mara took it.","words":3}"#,
                #"{"details":{"served":"b"},"kind":"model_replaced","message":"a was answered by b."}"#,
            ])
    }

    @Test func `every stream of the interface is driven to its end, and sends what it declares`() async throws {
        try await Workshop.with { workshop in
            let streams = Self.streams(of: workshop.routes.groups)
            try await workshop.working {
                try await workshop.test { client in
                    let story = try await client.beginWrittenStory()
                    var ended: Set<String> = []
                    for visit in WalkTests.ofStory + WalkTests.ofUser where streams.contains(visit.operation) {
                        let path = visit.path.replacing("/S", with: "/\(story)")
                        // What is made anew before may leave the scene without text.
                        let text = try await client.ask(.put, "/stories/\(story)/scenes/1/text", Samples.text)
                        #expect(text.status == .ok, "\(text.text)")
                        let response = try await client.ask(
                            visit.method, path, visit.body?.replacing("STORY", with: story),
                            headers: [.accept: "text/event-stream"])
                        #expect(response.headers[.contentType]?.hasPrefix("text/event-stream") == true, "\(path)")
                        let isOver = response.events.last?.name == "result" || response.text.contains("RUN_FINISHED")
                        #expect(isOver, "\(visit.operation): \(response.text.suffix(300))")
                        ended.insert(visit.operation)
                    }
                    let run = try await client.ask(.post, "/stories/\(try await client.beginStory())/runs")
                    let watched = try await client.ask(.get, "/runs/\(try run.text(of: "id"))/events")
                    #expect(watched.events.last?.data.contains("\"succeeded\"") == true)
                    #expect(Set(watched.events.compactMap(\.name)) == Set(RunLogEvent.Kind.allCases.map(\.rawValue)))
                    #expect(streams.subtracting(ended) == ["watchRun"])
                }
            }
        }
    }

    @Test func `every stream of the seed's paths is driven to its end, and sends what it declares`() async throws {
        try await SeedHouse.open() { house, client in
            let idea = #"{"story_idea":"A clockmaker is asked to stop time."}"#
            let plan: [String: JSONValue] = ["premise": SeedBody.premise, "outline": SeedBody.scenes(3)]
            let begun = plan.merging(["story_text": "Mara climbed the stairs."]) { $1 }
            let bodies = [
                "generate-setup": idea, "enhance-idea": idea, "generate-premise": SeedBody.story(),
                "generate-outline": SeedBody.story(
                    "Short (>1000 words)", ["premise": SeedBody.premise, "outline": []]),
                "generate-start": SeedBody.story("Short (>1000 words)", plan),
                "continue": SeedBody.story("Medium (>5000 words)", begun),
            ]
            for (name, body) in bodies {
                let response = try await client.send(
                    .post, "/api/story/\(name)", body, headers: [.accept: "text/event-stream"])
                #expect(response.events.last?.name == "result", "\(name): \(response.text.suffix(300))")
            }
            #expect(Self.streams(of: [house.group]).count == bodies.count)
        }
    }

    /// The operations that can answer with a stream.
    private static func streams(of groups: [RouteGroup]) -> Set<String> {
        let routes = groups.flatMap(\.routes).filter { route in
            route.answers.contains { if case .events = $0.content { true } else { false } }
        }
        return Set(routes.map(\.operationID))
    }
}
