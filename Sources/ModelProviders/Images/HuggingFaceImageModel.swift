import JSONNotation
import LanguageModels
import StoryDomain

/// A model behind Hugging Face's router, which hands requests on to one of several services, each in its own form.
package struct HuggingFaceImageModel: ImageModel {
    /// The services whose forms are known.
    package enum Service: String, Sendable, Hashable, CaseIterable {
        case hfInference = "hf-inference"
        case falAI = "fal-ai"
        case replicate
        case together
        case nscale
        case wavespeed
    }

    /// How long a picture that is not ready may take in all.
    private static let longestWork = Duration.seconds(180)

    package let profile: ImageProfile
    private let service: Service
    /// The model's name at the service.
    private let name: String
    private let calls: ImageCalls
    private let clock: any Clock<Duration>

    /// Describes the model; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - profile: who it is and what it can do.
    ///   - service: who draws.
    ///   - name: the model's name there.
    ///   - endpoint: the router, with or without `/v1`, and the token.
    ///   - transport: the way there; not shut down by the model.
    ///   - timeouts: limits of each call.
    ///   - clock: waits between two looks at a picture that is not ready.
    package init(
        profile: ImageProfile, service: Service, name: String, endpoint: Endpoint, transport: HTTPTransport,
        timeouts: ProviderTimeouts = .drawing, clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.profile = profile
        self.service = service
        self.name = name
        self.calls = ImageCalls(
            provider: profile.provider, model: profile.model, endpoint: endpoint, transport: transport,
            timeouts: timeouts)
        self.clock = clock
    }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        let root = "\(calls.endpoint.rootURL)/\(service.rawValue)"
        switch service {
        case .hfInference:
            return try await calls.bytes(
                "\(root)/models/\(name)",
                ["inputs": .string(request.prompt), "parameters": .object(pixels(request))])
        case .falAI:
            let (width, height) = request.shape.pixels
            var body = seeded(request)
            body["image_size"] = ["width": .integer(width), "height": .integer(height)]
            return try await drawnByFal(root, .object(body))
        case .replicate:
            return try await drawnByReplicate(root, request)
        case .together:
            var body = pixels(request)
            body["model"] = .string(name)
            body["prompt"] = .string(request.prompt)
            body["response_format"] = "base64"
            return try await calls.picture(
                inDataOf: try await calls.ask("\(root)/v1/images/generations", .object(body)))
        case .nscale:
            let (width, height) = request.shape.pixels
            let body: JSONValue = [
                "model": .string(name), "prompt": .string(request.prompt), "response_format": "b64_json",
                "size": .string("\(width)x\(height)"),
            ]
            return try await calls.picture(inDataOf: try await calls.ask("\(root)/v1/images/generations", body))
        case .wavespeed: return try await drawnByWaveSpeed(root, request)
        }
    }

    /// Width, height and seed, as most services call them.
    private func pixels(_ request: ImageRequest) -> [String: JSONValue] {
        let (width, height) = request.shape.pixels
        var fields: [String: JSONValue] = ["width": .integer(width), "height": .integer(height)]
        if let seed = request.seed { fields["seed"] = .integer(Int(UInt32(truncatingIfNeeded: seed) >> 1)) }
        return fields
    }

    private func seeded(_ request: ImageRequest) -> [String: JSONValue] {
        var fields = pixels(request).filter { $0.key == "seed" }
        fields["prompt"] = .string(request.prompt)
        return fields
    }

    /// fal answers at once, or with the number of a request in its queue.
    private func drawnByFal(_ root: String, _ body: JSONValue) async throws -> ImageAnswer {
        var answer = try await calls.ask("\(root)/\(name)", body)
        if answer["images"] == nil, let request = answer["request_id"]?.string, Self.isPlain(request) {
            // The queue knows an application by the first two parts of its name.
            let application = name.split(separator: "/").prefix(2).joined(separator: "/")
            let place = "\(root)/\(application)/requests/\(request)"
            try await untilReady {
                let status = try await calls.look("\(place)/status?_subdomain=queue")["status"]?.string ?? ""
                return status == "COMPLETED"
            }
            answer = try await calls.look("\(place)?_subdomain=queue")
        }
        if answer["has_nsfw_concepts"]?.array?.first == .bool(true) { throw calls.reading.refused("NSFW") }
        guard let url = answer["images"]?.array?.first?["url"]?.string else { throw calls.reading.nothing }
        return ImageAnswer(file: try await calls.fetched(url))
    }

    /// Replicate waits a minute for the picture, and then wants to be asked. It is asked through the router, whatever
    /// address it names: the token is the router's.
    private func drawnByReplicate(_ root: String, _ request: ImageRequest) async throws -> ImageAnswer {
        var input = seeded(request)
        input["aspect_ratio"] = .string(request.shape.proportion)
        input["output_format"] = "png"
        // A version is a hash of its own; a name without one has its newest version taken.
        let (path, version) = Self.parts(name)
        var body: [String: JSONValue] = ["input": .object(input)]
        if let version { body["version"] = .string(version) }
        let url = version == nil ? "\(root)/v1/models/\(path)/predictions" : "\(root)/v1/predictions"
        let begun = try await calls.ask(url, .object(body), headers: [("prefer", "wait")])
        var answer = begun
        if try Self.output(of: answer, calls.reading) == nil {
            guard let id = begun["id"]?.string, Self.isPlain(id) else { throw calls.reading.nothing }
            try await untilReady {
                answer = try await calls.look("\(root)/v1/predictions/\(id)")
                return try Self.output(of: answer, calls.reading) != nil
            }
        }
        guard let output = try Self.output(of: answer, calls.reading) else { throw calls.reading.nothing }
        return ImageAnswer(file: try await calls.fetched(output))
    }

    /// WaveSpeed answers with the number of a task, and wants to be asked for it. It is asked through the router, whatever
    /// address it names: the token is the router's.
    private func drawnByWaveSpeed(_ root: String, _ request: ImageRequest) async throws -> ImageAnswer {
        let (width, height) = request.shape.pixels
        var body = seeded(request)
        body["size"] = .string("\(width)*\(height)")
        var task = try await calls.ask("\(root)/api/v3/\(name)", .object(body))["data"] ?? .null
        if try Self.taskOutput(of: task, calls.reading) == nil {
            guard let id = task["id"]?.string, Self.isPlain(id) else { throw calls.reading.nothing }
            try await untilReady {
                task = try await calls.look("\(root)/api/v3/predictions/\(id)/result")["data"] ?? .null
                return try Self.taskOutput(of: task, calls.reading) != nil
            }
        }
        guard let output = try Self.taskOutput(of: task, calls.reading) else { throw calls.reading.nothing }
        return ImageAnswer(file: try await calls.fetched(output))
    }

    /// The address of the picture of a WaveSpeed task; nil while there is none.
    private static func taskOutput(of task: JSONValue, _ reading: PictureReading) throws(ModelError) -> String? {
        if task["has_nsfw_contents"]?.array?.contains(.bool(true)) == true { throw reading.refused("NSFW") }
        let output = try output(of: task, reading)
        return output ?? task["outputs"]?.array?.first?.string
    }

    /// The address of the picture; nil while there is none.
    private static func output(of answer: JSONValue, _ reading: PictureReading) throws(ModelError) -> String? {
        if let status = answer["status"]?.string, ["failed", "canceled", "aborted"].contains(status) {
            let why = answer["error"]?.string?.lowercased() ?? ""
            if why.contains("nsfw") || why.contains("safety") || why.contains("sensitive") {
                throw reading.refused("safety")
            }
            throw reading.nothing
        }
        return answer["output"]?.string ?? answer["output"]?.array?.first?.string
    }

    /// Looks again and again, in ever longer steps.
    private func untilReady(_ isReady: () async throws -> Bool) async throws {
        var step = Duration.milliseconds(500)
        var waited = Duration.zero
        while waited < Self.longestWork {
            try await clock.sleep(for: step)
            waited += step
            if try await isReady() { return }
            step = min(step * 2, .seconds(5))
        }
        throw ModelError(
            code: .timedOut, disposition: .retry(after: nil), provider: profile.provider,
            message: "The picture was not ready after \(Self.longestWork.formattedSeconds); try again.")
    }

    private static func parts(_ name: String) -> (path: String, version: String?) {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : (name, nil)
    }

    /// Ids of others become parts of addresses, so they must be ids.
    private static func isPlain(_ id: String) -> Bool {
        (1...128).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            }
    }
}
