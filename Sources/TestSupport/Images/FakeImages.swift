import FoundationEssentials
import JSONNotation
import LanguageModels
import Synchronization

/// A server that draws as providers of pictures do: OpenAI's `/v1/images/generations`, the five services of Hugging Face's
/// router, and Gemini's `generateContent`, all at one address.
///
/// It draws small PNGs, a different one for each prompt, and misbehaves as a test tells it to.
package final class FakeImages: Sendable {
    /// How it answers a request.
    package enum Behaviour: Sendable, Hashable {
        /// Draws.
        case draws
        /// Draws, but not at once: the services with a queue want to be asked so often; the others just answer.
        case drawsLater(looks: Int)
        /// Answers with the address of the picture where it usually answers with Base64.
        case givesAddress
        /// Answers with an address that must not be followed.
        case givesForeignAddress(String)
        /// The filter refuses.
        case refuses
        /// Answers in words.
        case talks
        /// 429, to come back after so many seconds.
        case isBusy(seconds: Int)
        /// 500.
        case fails
        /// Sends bytes that are no picture.
        case sendsWrongBytes
        /// Sends the first half of a PNG.
        case sendsHalf
        /// Sends more bytes than a picture may have.
        case sendsTooMuch
        /// Waits at `hold` first.
        case waits
    }

    /// A request as it came.
    package struct Asked: Sendable {
        package var path: String
        package var body: JSONValue?
        package var key: String?
        package var headers: [FakeRequest.Header]
    }

    private struct State {
        var behaviours: [Behaviour]
        var asked: [Asked] = []
        /// Looks that are still in vain, by id.
        var looksLeft: [String: Int] = [:]
        var prompts: [String: String] = [:]
        var fetched: [String?] = []
    }

    /// At which waiting answers wait, shut at first.
    package let hold = Gate()
    private let state: Mutex<State>
    private let serverBox = Mutex<FakeServer?>(nil)

    private init(_ behaviours: [Behaviour]) {
        state = Mutex(State(behaviours: behaviours))
    }

    /// Runs `body` with a fake that is stopped afterwards.
    ///
    /// - Parameter behaviours: one for each request to draw; those beyond them are drawn.
    package static func with<Result>(
        _ behaviours: [Behaviour] = [], isolation: isolated (any Actor)? = #isolation,
        _ body: (FakeImages) async throws -> Result
    ) async throws -> Result {
        let fake = FakeImages(behaviours)
        let server = try await FakeServer.start { try await fake.answer($0, $1) }
        fake.serverBox.withLock { $0 = server }
        do {
            let result = try await body(fake)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    /// `http://127.0.0.1:port`.
    package var baseURL: String { serverBox.withLock { $0?.baseURL ?? "" } }
    /// What it was asked to draw, in order.
    package var asked: [Asked] { state.withLock { $0.asked } }
    /// The keys that came with requests for finished pictures; nil for none, as it must be.
    package var keysAtPictures: [String?] { state.withLock { $0.fetched } }

    private func answer(_ request: FakeRequest, _ response: FakeResponse) async throws {
        let key = request.header("authorization") ?? request.header("x-goog-api-key")
        if request.method == "GET", request.path.hasPrefix("/pictures/") {
            state.withLock { $0.fetched.append(key) }
            let prompt = String(request.path.dropFirst("/pictures/".count))
            return try await send(Self.picture(of: prompt), response)
        }
        if request.method == "GET" { return try await look(request, response) }
        let body = request.json()
        let behaviour = state.withLock { state in
            state.asked.append(Asked(path: request.path, body: body, key: key, headers: request.headers))
            return state.behaviours.isEmpty ? Behaviour.draws : state.behaviours.removeFirst()
        }
        if behaviour == .waits { try await hold.pass() }
        if case .isBusy(let seconds) = behaviour {
            return try await json(
                429, ["error": ["message": "Slow down.", "code": "rate_limit_exceeded"]], response,
                headers: [("retry-after", String(seconds))])
        }
        if behaviour == .fails { return try await json(500, ["error": ["message": "Broken."]], response) }
        let path = request.path
        if path.hasSuffix(":generateContent") { return try await gemini(body, behaviour, response) }
        if path.hasPrefix("/hf-inference/") { return try await inference(body, behaviour, response) }
        if path.hasPrefix("/fal-ai/") { return try await fal(body, behaviour, response) }
        if path.hasPrefix("/wavespeed/") { return try await waveSpeed(body, behaviour, response) }
        if path.hasPrefix("/replicate/") { return try await replicate(body, behaviour, response) }
        if path.hasSuffix("/v1/images/generations") { return try await openAI(body, behaviour, response) }
        try await json(404, ["error": ["message": "There is nothing here."]], response)
    }

    // MARK: - The forms

    private func openAI(_ body: JSONValue?, _ behaviour: Behaviour, _ response: FakeResponse) async throws {
        let prompt = body?["prompt"]?.string ?? ""
        switch behaviour {
        case .refuses:
            let error: JSONValue = [
                "error": [
                    "message": "Your request was rejected by the safety system.", "code": "content_policy_violation",
                ]
            ]
            try await json(400, error, response)
        case .talks: try await json(200, ["data": []], response)
        case .givesAddress: try await json(200, ["data": [["url": .string(address(of: prompt))]]], response)
        case .givesForeignAddress(let url): try await json(200, ["data": [["url": .string(url)]]], response)
        default:
            let text = Data(Self.bytes(of: prompt, behaviour)).base64EncodedString()
            try await json(200, ["created": 1, "data": [["b64_json": .string(text)]]], response)
        }
    }

    private func inference(_ body: JSONValue?, _ behaviour: Behaviour, _ response: FakeResponse) async throws {
        let prompt = body?["inputs"]?.string ?? ""
        switch behaviour {
        case .refuses: try await json(400, ["error": ["message": "NSFW", "code": "content_filter"]], response)
        case .talks: try await json(200, ["generated_text": "No."], response)
        default: try await send(Self.bytes(of: prompt, behaviour), response)
        }
    }

    private func fal(_ body: JSONValue?, _ behaviour: Behaviour, _ response: FakeResponse) async throws {
        let prompt = body?["prompt"]?.string ?? ""
        switch behaviour {
        case .drawsLater(let looks):
            state.withLock {
                $0.looksLeft["job-1"] = looks
                $0.prompts["job-1"] = prompt
            }
            try await json(200, ["request_id": "job-1", "status": "IN_QUEUE"], response)
        case .talks: try await json(200, ["detail": "No."], response)
        case .refuses: try await json(200, fal(address(of: prompt), isUnfit: true), response)
        case .givesForeignAddress(let url): try await json(200, fal(url), response)
        case .sendsWrongBytes, .sendsHalf, .sendsTooMuch:
            let data = "data:image/png;base64," + Data(Self.bytes(of: prompt, behaviour)).base64EncodedString()
            try await json(200, fal(data), response)
        default: try await json(200, fal(address(of: prompt)), response)
        }
    }

    private func fal(_ url: String, isUnfit: Bool = false) -> JSONValue {
        [
            "images": [["url": .string(url), "width": 8, "height": 6, "content_type": "image/png"]], "seed": 1,
            "has_nsfw_concepts": [.bool(isUnfit)],
        ]
    }

    private func replicate(_ body: JSONValue?, _ behaviour: Behaviour, _ response: FakeResponse) async throws {
        let prompt = body?["input"]?["prompt"]?.string ?? ""
        let urls: JSONValue = ["get": "https://elsewhere.example/v1/predictions/job-2"]
        switch behaviour {
        case .drawsLater(let looks):
            state.withLock {
                $0.looksLeft["job-2"] = looks
                $0.prompts["job-2"] = prompt
            }
            let answer: JSONValue = ["id": "job-2", "status": "processing", "output": .null, "urls": urls]
            try await json(201, answer, response)
        case .refuses:
            let answer: JSONValue = ["id": "job-2", "status": "failed", "error": "NSFW content detected."]
            try await json(201, answer, response)
        case .talks: try await json(201, ["id": "job-2", "status": "failed", "error": "CUDA"], response)
        case .givesForeignAddress(let url):
            try await json(201, ["id": "job-2", "status": "succeeded", "output": .string(url)], response)
        default:
            let output: JSONValue = [.string(address(of: prompt))]
            try await json(201, ["id": "job-2", "status": "succeeded", "output": output, "urls": urls], response)
        }
    }

    private func waveSpeed(_ body: JSONValue?, _ behaviour: Behaviour, _ response: FakeResponse) async throws {
        let prompt = body?["prompt"]?.string ?? ""
        func task(_ status: String, _ outputs: [JSONValue] = [], isUnfit: Bool = false) -> JSONValue {
            let urls: JSONValue = ["get": "https://elsewhere.example/api/v3/predictions/job-3/result"]
            let task: JSONValue = [
                "id": "job-3", "status": .string(status), "outputs": .array(outputs), "urls": urls,
                "has_nsfw_contents": [.bool(isUnfit)],
            ]
            return ["code": 200, "message": "success", "data": task]
        }
        switch behaviour {
        case .drawsLater(let looks):
            state.withLock {
                $0.looksLeft["job-3"] = looks
                $0.prompts["job-3"] = prompt
            }
            try await json(200, task("created"), response)
        case .refuses: try await json(200, task("completed", isUnfit: true), response)
        case .talks: try await json(200, task("failed"), response)
        case .givesForeignAddress(let url): try await json(200, task("completed", [.string(url)]), response)
        default: try await json(200, task("completed", [.string(address(of: prompt))]), response)
        }
    }

    private func look(_ request: FakeRequest, _ response: FakeResponse) async throws {
        let isStatus = request.path.hasSuffix("/status")
        let id = ["job-1", "job-3"].first { request.path.contains($0) } ?? "job-2"
        let isReady = state.withLock { state in
            // fal's result is asked for once its status says so; that is no look.
            if id == "job-1", !isStatus { return true }
            let left = state.looksLeft[id] ?? 0
            state.looksLeft[id] = left - 1
            return left <= 1
        }
        let url = address(of: state.withLock { $0.prompts[id] ?? "" })
        if id == "job-3" {
            let task: JSONValue = [
                "id": "job-3", "status": isReady ? "completed" : "processing", "outputs": isReady ? [.string(url)] : [],
            ]
            return try await json(200, ["data": task], response)
        }
        if id == "job-2" {
            let output: JSONValue = isReady ? .string(url) : .null
            let status: JSONValue = isReady ? "succeeded" : "processing"
            return try await json(200, ["id": "job-2", "status": status, "output": output], response)
        }
        if isStatus { return try await json(200, ["status": isReady ? "COMPLETED" : "IN_PROGRESS"], response) }
        try await json(200, fal(url), response)
    }

    private func gemini(_ body: JSONValue?, _ behaviour: Behaviour, _ response: FakeResponse) async throws {
        let parts = body?["contents"]?.array?.first?["parts"]?.array ?? []
        let prompt = parts.last?["text"]?.string ?? ""
        func candidate(_ parts: JSONValue, _ finish: JSONValue) -> JSONValue {
            ["candidates": [["content": ["role": "model", "parts": parts], "finishReason": finish]]]
        }
        switch behaviour {
        case .refuses: try await json(200, candidate([], "IMAGE_SAFETY"), response)
        case .talks: try await json(200, candidate([["text": "I would rather not."]], "STOP"), response)
        default:
            let data = Data(Self.bytes(of: prompt, behaviour)).base64EncodedString()
            let draft = Data(FakePicture.png(shade: 1)).base64EncodedString()
            let answer: JSONValue = [
                ["text": "Let me see.", "thought": true],
                ["inlineData": ["mimeType": "image/png", "data": .string(draft)], "thought": true],
                ["text": "Here it is."], ["inlineData": ["mimeType": "image/png", "data": .string(data)]],
            ]
            try await json(200, candidate(answer, "STOP"), response)
        }
    }

    // MARK: - Bytes

    /// The picture that belongs to a prompt.
    package static func picture(of prompt: String) -> [UInt8] {
        FakePicture.png(shade: UInt8(truncatingIfNeeded: prompt.utf8.reduce(7) { ($0 &* 31) &+ Int($1) } | 2))
    }

    private static func bytes(of prompt: String, _ behaviour: Behaviour) -> [UInt8] {
        let whole = picture(of: prompt)
        switch behaviour {
        case .sendsWrongBytes: return Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".utf8)
        case .sendsHalf: return Array(whole.prefix(whole.count / 2))
        case .sendsTooMuch: return whole + Array(repeating: 0, count: 10 << 20)
        default: return whole
        }
    }

    private func address(of prompt: String) -> String {
        // Any text that stands for the prompt will do; it must fit into a path.
        let name = prompt.utf8.prefix(40).map { String($0, radix: 16) }.joined()
        return "\(baseURL)/pictures/\(name)"
    }

    private func send(_ bytes: [UInt8], _ response: FakeResponse) async throws {
        // A client that has all bytes may ask again before the answer's end is written, so that it gets no second turn.
        let headers = [("Content-Type", "image/png"), ("Content-Length", String(bytes.count)), ("Connection", "close")]
        try await response.head(200, headers)
        try await response.send(bytes)
        try await response.end()
    }

    private func json(
        _ status: Int, _ value: JSONValue, _ response: FakeResponse, headers: [(String, String)] = []
    ) async throws {
        let body = value.jsonText
        try await response.answer(
            status, [("Content-Type", "application/json"), ("Connection", "close")] + headers, body: body)
    }
}
