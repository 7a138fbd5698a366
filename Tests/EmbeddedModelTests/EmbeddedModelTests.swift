import Foundation
import JSONNotation
import LanguageModels
import NIOCore
import NIOPosix
import StoryDomain
import Synchronization
import Testing

@testable import ModelProviders

/// A real llama.cpp server with a real, very small model.
@Suite(.serialized, .enabled(if: RealModel.isExpected, RealModel.absence), .timeLimit(.minutes(30)))
struct EmbeddedModelTests {
    @Test func `says 503 while it loads and 200 when it can answer`() async throws {
        var seen: [[Int]] = []
        // The loading can be over before a busy machine lets the watch ask for the first time: a few starts.
        while seen.count < 8, seen.last != [503, 200] {
            let configuration = try RealModel.configuration()
            let port = try await LoopbackPort.free()
            let process = ServerProcess(
                ServerCommand(configuration, port: port, key: Secret("key")), grace: configuration.stopGrace)
            seen.append(try await HealthWatch(port: port).statuses())
            await process.stop()
        }
        #expect(seen.last == [503, 200])
        #expect(seen.allSatisfy { $0 == [503, 200] || $0 == [200] })
    }

    @Test func `refuses a wrong key`() async throws {
        try await RealModel.with { model, server in
            let address = try await server.ready()
            let transport = HTTPTransport(connectTimeout: .seconds(600))
            let stranger = OpenAICompatibleModel(
                profile: model.profile, endpoint: Endpoint(baseURL: address.endpoint.baseURL, key: Secret("wrong")),
                dialect: .llamaCpp, transport: transport)
            let error = await #expect(throws: ModelError.self) {
                try await Answer(stranger.stream(RealModel.request("Hello", tokens: 4)))
            }
            #expect(error?.code == .unauthorized)
            await transport.shutdown()
        }
    }

    @Test func `streams prose with usage and timings`() async throws {
        try await RealModel.with { model, _ in
            #expect(model.profile.contextTokens == 2048)
            let answer = try await Answer(
                model.stream(RealModel.request("Tell of a lighthouse in the fog.", tokens: 40)))
            #expect(answer.pieces > 5)
            #expect(answer.completions.count == 1)
            let completion = try #require(answer.completions.first)
            #expect(completion.finish == .length)
            #expect(completion.usage?.output == 40)
            #expect(completion.timings?.writtenTokens == 40)
            #expect(answer.text.utf8.count > 40)
        }
    }

    @Test func `counts tokens with the model's own tokenizer`() async throws {
        try await RealModel.with { model, _ in
            let request = RealModel.request("Tell of a lighthouse in the fog.", tokens: 4)
            let counted = try await model.countTokens(request)
            let answer = try await Answer(model.stream(request))
            #expect(counted == answer.completions.first?.usage?.prompt)
        }
    }

    @Test func `answers in JSON of a schema`() async throws {
        let schema: JSONValue = [
            "type": "object",
            "properties": [
                "scenes": [
                    "type": "array", "minItems": 3, "maxItems": 3,
                    "items": [
                        "type": "object", "properties": ["title": ["type": "string", "maxLength": 60]],
                        "required": ["title"],
                    ],
                ]
            ],
            "required": ["scenes"],
        ]
        try await RealModel.with { model, _ in
            let answer = try await Answer(
                model.stream(
                    RealModel.request(
                        "Name three scenes of a story about a lighthouse.", tokens: 400,
                        format: .json(name: "outline", schema: schema))))
            let value = try JSONReader.read(Array(answer.text.utf8))
            #expect(value["scenes"]?.array?.count == 3)
            #expect(value["scenes"]?.array?.allSatisfy { $0["title"]?.string != nil } == true)
        }
    }

    @Test func `reads only what is new of an append-only prompt`() async throws {
        try await RealModel.with { model, _ in
            let rules = String(repeating: "The keeper counts the steps of the tower and writes them down. ", count: 20)
            var request = RealModel.request(rules + "Tell the first scene.", tokens: 30)
            let first = try await Answer(model.stream(request))
            request.messages += [Message(.assistant, first.text), Message(.user, "Tell the second scene.")]
            let second = try await Answer(model.stream(request))
            let read = try #require(first.completions.first?.timings)
            let reread = try #require(second.completions.first?.timings)
            #expect(read.promptTokens > 200)
            #expect(reread.cachedTokens >= read.promptTokens)
            #expect(reread.promptTokens < 60)
        }
    }

    @Test func `is free for the next call as soon as a stream is left`() async throws {
        try await RealModel.with { model, _ in
            let usual = try await ContinuousClock().measure {
                _ = try await Answer(model.stream(RealModel.request("Hello", tokens: 4)))
            }
            _ = try await firstPiece(of: model.stream(RealModel.endless))
            let next = try await ContinuousClock().measure {
                let answer = try await Answer(model.stream(RealModel.request("Hello", tokens: 4)))
                #expect(answer.completions.count == 1)
            }
            // The call that was left would have taken several hundred times as long, on this machine as it is now.
            #expect(next < usual * 60, "\(next), usually \(usual)")
        }
    }

    @Test func `answers one call after the other`() async throws {
        try await RealModel.with { model, _ in
            try await model.prepare()
            let notes = Notes<String>()
            async let first: Void = note("first", model, in: notes)
            async let second: Void = note("second", model, in: notes)
            _ = try await (first, second)
            let order = notes.all
            #expect(order.count == 4)
            #expect(order[1] == "end of \(order[0])")
            #expect(order[3] == "end of \(order[2])")
        }
    }

    @Test func `says so when a prompt does not fit`() async throws {
        try await RealModel.with { model, _ in
            let long = String(repeating: "The lamp turns and the sea answers. ", count: 400)
            let error = await #expect(throws: ModelError.self) {
                try await Answer(model.stream(RealModel.request(long, tokens: 4)))
            }
            #expect(error?.code == .contextOverflow)
            #expect(error?.disposition == .never)
            // The server has taken no harm.
            let answer = try await Answer(model.stream(RealModel.request("Hello", tokens: 4)))
            #expect(answer.completions.count == 1)
        }
    }

    @Test func `starts a dead server again, once`() async throws {
        try await RealModel.with { model, server in
            let first = try await server.ready()
            let once = await deathInMidAnswer(of: model, server)
            #expect(once?.code == .unavailable)
            #expect(once?.disposition == .retry(after: nil))

            let answer = try await Answer(model.stream(RealModel.request("Hello", tokens: 4)))
            #expect(answer.completions.count == 1)
            let second = try await server.ready()
            #expect(try await second.process.number() != first.process.number())

            let twice = await deathInMidAnswer(of: model, server)
            #expect(twice?.code == .unavailable)
            #expect(twice?.disposition == .never)
            #expect(twice?.message.contains("died twice (signal 9)") == true)
            let after = await #expect(throws: ModelError.self) { try await model.prepare() }
            #expect(after == twice)
        }
    }

    @Test func `closes its streams and ends its server when it is stopped`() async throws {
        try await RealModel.with { model, server in
            let address = try await server.ready()
            let number = try await address.process.number()
            let errors = Notes<ModelError>()
            let began = OneTimeSignal<Void>()
            let reader = Task {
                do {
                    for try await event in model.stream(RealModel.endless) {
                        if case .text = event { began.send(()) }
                    }
                } catch let error as ModelError {
                    errors.add(error)
                }
            }
            try await began.wait()
            await model.stop()
            _ = await reader.result
            #expect(errors.all.map(\.code) == [.unavailable])
            #expect(kill(number, 0) == -1)
            #expect(errno == ESRCH)
            let error = await #expect(throws: ModelError.self) { try await model.prepare() }
            #expect(error?.message == "The built-in model was stopped; start the program again to go on.")
        }
    }

    @Test func `ends its server when nobody holds the model any more`() async throws {
        var process: ServerProcess?
        do {
            let transport = HTTPTransport(connectTimeout: .seconds(600))
            let model = EmbeddedServer(configuration: try RealModel.configuration(), transport: transport)
            process = try await model.ready().process
        }
        let number = try await process?.number() ?? 0
        let recent = process?.recent
        process = nil
        #expect(recent != nil)
        try await ProcessEnd.of(number)
    }

    @Test func `takes another port when its own is taken`() async throws {
        let squatter = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let taken = try #require(squatter.localAddress?.port)
        let free = try await LoopbackPort.free()
        let ports = Mutex([taken, free])
        try await RealModel.with(pickPort: { ports.withLock { $0.removeFirst() } }) { model, server in
            let address = try await server.ready()
            #expect(address.endpoint.baseURL == "http://127.0.0.1:\(free)/v1")
        }
        let left = ports.withLock { $0.count }
        #expect(left == 0)
        try await squatter.close()
    }

    @Test func `says what the server said when a model cannot be loaded`() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gguf")
        try Data("GGUF and nothing more that makes sense".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var configuration = try RealModel.configuration()
        configuration.modelPath = file.path
        let error = await #expect(throws: ModelError.self) {
            try await RealModel.with(configuration) { model, _ in try await model.prepare() }
        }
        #expect(error?.code == .unavailable)
        #expect(error?.disposition == .never)
        #expect(error?.message.contains("ended while it loaded (exit code 1)") == true)
        #expect(error?.message.contains("launcher: ") == true)
    }

    /// Reads an answer and notes where it begins, and where it ends.
    private func note(_ name: String, _ model: EmbeddedModel, in notes: Notes<String>) async throws {
        var hasBegun = false
        for try await event in model.stream(RealModel.request("Tell of the \(name) ship.", tokens: 12)) {
            switch event {
            case .text where !hasBegun:
                hasBegun = true
                notes.add(name)
            case .finished: notes.add("end of \(name)")
            default: break
            }
        }
    }

    /// Kills the server in the middle of an answer and hands back what the answer's reader is told.
    private func deathInMidAnswer(of model: EmbeddedModel, _ server: EmbeddedServer) async -> ModelError? {
        await #expect(throws: ModelError.self) {
            let number = try await server.ready().process.number()
            for try await event in model.stream(RealModel.endless) {
                if case .text = event { kill(number, SIGKILL) }
            }
        }
    }
}
