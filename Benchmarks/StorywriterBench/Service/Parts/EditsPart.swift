import JSONNotation
import TestSupport

/// What a change of one paragraph costs the server, and the start of a run: in processor time, over the public interface
/// alone, so that any earlier program can be measured beside this one.
struct EditsPart {
    private static let scenes = 3
    private static let paragraphs = 40
    /// Requests before those that count.
    private static let warmUp = 10

    let stand: ServiceStand

    /// Measures.
    func measure(into readings: inout Readings) async throws {
        var taken = readings
        try await stand.withUpstream { upstream in
            for _ in 0..<stand.runs {
                // Without workers, so that nothing but the requests takes time.
                try await stand.withServer(upstream, ["STORYWRITER_ROLE": "api"]) { server, _ in
                    let story = try await write(server)
                    try await measureChanges(of: story, server, into: &taken)
                    try await measureStarts(of: story, server, into: &taken)
                }
            }
        }
        readings = taken
    }

    private func measureChanges(
        of story: String, _ server: ServerProcess, into taken: inout Readings
    ) async throws {
        let changes = (0..<(Self.warmUp + stand.scale.edits)).map { number -> LoadRequest in
            let place = "2.\(1 + number * 7 % Self.paragraphs)"
            return .json(
                .PATCH, "/api/v1/stories/\(story)/passages/\(place)",
                ["text": .string(Self.paragraph(number, ", once more,")), "sitting": "bench"])
        }
        let client = LoadGenerator(port: server.port, connections: 1)
        _ = try await client.send(Array(changes.prefix(Self.warmUp)))
        let before = try server.meter.processorSeconds
        let result = try await client.send(Array(changes.dropFirst(Self.warmUp)))
        let spent = try server.meter.processorSeconds - before
        taken.add(
            "processor time of a changed paragraph, scene of \(Self.paragraphs)",
            spent / Double(result.answers.count), .milliseconds)
        taken.add("changed paragraph, p50", result.percentile(0.5), .milliseconds)
    }

    private func measureStarts(
        of story: String, _ server: ServerProcess, into taken: inout Readings
    ) async throws {
        let client = LoadGenerator(port: server.port, connections: 1, keepsBodies: true)
        let copies = try await client.send(
            (0..<(Self.warmUp + stand.scale.edits)).map { _ in .post("/api/v1/stories/\(story)/duplicate") })
        let starts = try copies.answers.map { answer -> LoadRequest in
            .post("/api/v1/stories/\(try Self.id(in: answer))/runs")
        }
        _ = try await client.send(Array(starts.prefix(Self.warmUp)))
        let before = try server.meter.processorSeconds
        let result = try await client.send(Array(starts.dropFirst(Self.warmUp)))
        let spent = try server.meter.processorSeconds - before
        taken.add("processor time of a run's start", spent / Double(result.answers.count), .milliseconds)
        taken.add("a run's start, p50", result.percentile(0.5), .milliseconds)
    }

    /// Writes a story by hand.
    ///
    /// - Returns: its id.
    private func write(_ server: ServerProcess) async throws -> String {
        let client = LoadGenerator(port: server.port, connections: 1, keepsBodies: true)
        let words = Self.scenes * Self.paragraphs * 40
        let created = try await client.send([
            .post("/api/v1/stories", ["idea": "A lighthouse keeper finds a message.", "words": .integer(words)])
        ])
        let story = "/api/v1/stories/\(try Self.id(in: created.answers[0]))"
        let plans = (1...Self.scenes).map { number -> JSONValue in
            ["title": .string("Part \(number)"), "description": "She goes on.", "key_events": ["She lifts the lamp"]]
        }
        let text = (0..<Self.paragraphs).map { Self.paragraph($0, "") }.joined(separator: "\n\n")
        let requests: [LoadRequest] =
            [
                .json(.PUT, story + "/premise", ["premise": "She wants the light back."]),
                .json(.PUT, story + "/outline", ["title": "The Lamp", "scenes": .array(plans)]),
            ] + (1...Self.scenes).map { .json(.PUT, story + "/scenes/\($0)/text", ["text": .string(text)]) }
        for request in requests { _ = try await client.send([request]) }
        return try Self.id(in: created.answers[0])
    }

    /// A paragraph of about forty words.
    private static func paragraph(_ number: Int, _ insertion: String) -> String {
        "In the night of the \(number). storm she went up the stairs\(insertion) and the lamp was out. "
            + "The sea stood still below the tower, as it does before it comes, and nobody on the island had heard the "
            + "bell that hung over the door."
    }

    private static func id(in answer: LoadAnswer) throws -> String {
        guard let body = answer.body, let id = try JSONReader.read(Array(body.readableBytesView))["id"]?.string else {
            throw BenchError("The server answered without an id.")
        }
        return id
    }
}
