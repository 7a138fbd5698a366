import FoundationEssentials
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import ModelProviders

/// Every form of answer from every kind of provider, well and badly behaved.
@Suite struct ImageModelTests {
    enum Kind: CaseIterable, Sendable {
        case gemini, openAI, hfInference, falAI, replicate, together, nscale, waveSpeed

        func model(_ fake: FakeImages, transport: HTTPTransport) -> any ImageModel {
            let profile = ImageProfile.testing(provider: "\(self)", model: "org/brush", references: 2)
            let timeouts = ProviderTimeouts(firstToken: .seconds(600), idle: .seconds(600), total: .seconds(3_600))
            let router = Endpoint(baseURL: fake.baseURL + "/v1", key: Secret("hf_test"))
            func routed(_ service: HuggingFaceImageModel.Service, _ name: String = "org/brush") -> any ImageModel {
                HuggingFaceImageModel(
                    profile: profile, service: service, name: name, endpoint: router, transport: transport,
                    timeouts: timeouts, clock: ManualClock(.instant))
            }
            switch self {
            case .gemini:
                return GeminiImageModel(
                    profile: profile, endpoint: Endpoint(baseURL: fake.baseURL, key: Secret("g-test")),
                    transport: transport, timeouts: timeouts)
            case .openAI:
                return OpenAIImageModel(
                    profile: profile, endpoint: Endpoint(baseURL: fake.baseURL + "/v1", key: Secret("sk-test")),
                    asksForBase64: true, transport: transport, timeouts: timeouts)
            case .hfInference: return routed(.hfInference)
            case .falAI: return routed(.falAI, "fal-ai/flux/schnell")
            case .replicate: return routed(.replicate)
            case .together: return routed(.together)
            case .nscale: return routed(.nscale)
            case .waveSpeed: return routed(.wavespeed)
            }
        }
    }

    private let request = ImageRequest(prompt: "A lighthouse in rain", shape: .wide, seed: 7)

    /// What comes of one drawing.
    private func draw(
        _ kind: Kind, _ behaviours: FakeImages.Behaviour..., request: ImageRequest? = nil
    ) async throws -> (answer: Result<ImageAnswer, ModelError>, asked: [FakeImages.Asked], keys: [String?]) {
        try await FakeImages.with(behaviours) { fake in
            let transport = HTTPTransport(connectTimeout: .seconds(600))
            let answer: Result<ImageAnswer, ModelError>
            do {
                answer = .success(try await kind.model(fake, transport: transport).picture(request ?? self.request))
            } catch let error as ModelError {
                answer = .failure(error)
            }
            await transport.shutdown()
            return (answer, fake.asked, fake.keysAtPictures)
        }
    }

    @Test(arguments: Kind.allCases)
    func `a picture comes back, and the key stays with who it belongs to`(kind: Kind) async throws {
        let (answer, asked, keys) = try await draw(kind, .draws)
        let file = try answer.get().file
        #expect(file.format == .png)
        #expect((file.width, file.height) == (8, 6))
        #expect(asked.count == 1)
        #expect(
            asked.first?.key?.hasSuffix(kind == .gemini ? "g-test" : kind == .openAI ? "sk-test" : "hf_test") == true)
        #expect(keys.allSatisfy { $0 == nil })
    }

    @Test(arguments: Kind.allCases)
    func `a refused picture has a code of its own and is final`(kind: Kind) async throws {
        guard case .failure(let error) = try await draw(kind, .refuses).answer else {
            Issue.record("It was drawn.")
            return
        }
        #expect(error.code == .pictureRefused)
        #expect(error.disposition == .never)
    }

    @Test(arguments: Kind.allCases)
    func `a busy or broken provider says when to come back`(kind: Kind) async throws {
        guard case .failure(let busy) = try await draw(kind, .isBusy(seconds: 9)).answer,
            case .failure(let broken) = try await draw(kind, .fails).answer
        else {
            Issue.record("It was drawn.")
            return
        }
        #expect(busy.code == .rateLimited)
        #expect(busy.disposition == .retry(after: .seconds(9)))
        #expect(broken.code == .unavailable)
    }

    @Test(arguments: Kind.allCases, [FakeImages.Behaviour.sendsWrongBytes, .sendsHalf, .sendsTooMuch])
    func `bytes that are no whole picture may be tried again`(kind: Kind, behaviour: FakeImages.Behaviour) async throws
    {
        // Replicate and WaveSpeed hand out addresses only; what lies there is read by the same code as fal's.
        guard kind != .replicate, kind != .waveSpeed else { return }
        guard case .failure(let error) = try await draw(kind, behaviour).answer else {
            Issue.record("It was taken.")
            return
        }
        #expect(error.code == .malformedResponse)
        #expect(error.disposition == .retry(after: nil))
    }

    @Test(arguments: [Kind.openAI, .falAI, .replicate, .together, .nscale, .waveSpeed])
    func `an address that is not https is not followed`(kind: Kind) async throws {
        let (answer, _, keys) = try await draw(kind, .givesForeignAddress("http://169.254.169.254/latest/meta-data"))
        guard case .failure(let error) = answer else {
            Issue.record("It was followed.")
            return
        }
        #expect(error.code == .malformedResponse)
        #expect(error.disposition == .never)
        #expect(keys.isEmpty)
    }

    @Test(arguments: [Kind.openAI, .together, .nscale])
    func `a picture behind an address is fetched without a key`(kind: Kind) async throws {
        let (answer, _, keys) = try await draw(kind, .givesAddress)
        #expect(try answer.get().file.format == .png)
        #expect(keys == [nil])
    }

    @Test(arguments: [Kind.falAI, .replicate, .waveSpeed])
    func `a picture that is not ready is asked for until it is`(kind: Kind) async throws {
        #expect(try await draw(kind, .drawsLater(looks: 3)).answer.get().file.format == .png)
        guard case .failure(let error) = try await draw(kind, .drawsLater(looks: 500)).answer else {
            Issue.record("It was ready.")
            return
        }
        #expect(error.code == .timedOut)
    }

    @Test(arguments: [
        (Kind.gemini, ModelError.Code.pictureRefused), (.openAI, .malformedResponse),
        (.hfInference, .malformedResponse),
    ])
    func `words in place of a picture are no picture`(kind: Kind, code: ModelError.Code) async throws {
        guard case .failure(let error) = try await draw(kind, .talks).answer else {
            Issue.record("It was drawn.")
            return
        }
        #expect(error.code == code)
    }

    @Test func `Gemini is shown portraits with their names, and asked for the form of the page`() async throws {
        let faces = ["Mara", "Tom", "Ida"].enumerated().map { index, name in
            ImageRequest.Reference(name: name, mediaType: "image/png", bytes: [UInt8(index), 2, 3])
        }
        let shown = ImageRequest(prompt: "Mara and Tom", shape: .upright, references: faces, contentPolicy: .everyone)
        let body = try #require(try await draw(.gemini, .draws, request: shown).asked.first?.body)
        let parts = try #require(body["contents"]?.array?.first?["parts"]?.array)
        // Two pictures are what the model looks at.
        #expect(parts.count == 5)
        #expect(parts[0]["text"] == "This is Mara:")
        #expect(parts[1]["inlineData"]?["data"]?.string == Data([0, 2, 3]).base64EncodedString())
        #expect(parts[4]["text"] == "Mara and Tom")
        #expect(body["generationConfig"]?["imageConfig"]?["aspectRatio"] == "2:3")
        #expect(body["safetySettings"]?.array?.first?["threshold"] == "BLOCK_LOW_AND_ABOVE")
    }

    @Test(arguments: [
        (Kind.openAI, "/v1/images/generations"), (.hfInference, "/hf-inference/models/org/brush"),
        (.falAI, "/fal-ai/fal-ai/flux/schnell"), (.replicate, "/replicate/v1/models/org/brush/predictions"),
        (.together, "/together/v1/images/generations"), (.nscale, "/nscale/v1/images/generations"),
        (.waveSpeed, "/wavespeed/api/v3/org/brush"),
    ])
    func `each service is asked in its own form`(kind: Kind, path: String) async throws {
        let asked = try #require(try await draw(kind, .draws).asked.first)
        #expect(asked.path == path)
        let body = try #require(asked.body)
        switch kind {
        case .openAI:
            #expect(body["size"] == "1536x1024")
            #expect(body["response_format"] == "b64_json")
        case .hfInference:
            #expect(body["inputs"] == "A lighthouse in rain")
            #expect(body["parameters"]?["width"] == 1216)
        case .falAI: #expect(body["image_size"]?["height"] == 832)
        case .replicate:
            #expect(body["input"]?["aspect_ratio"] == "3:2")
            #expect(asked.headers.contains { $0.name.lowercased() == "prefer" && $0.value == "wait" })
        case .together: #expect(body["response_format"] == "base64")
        case .nscale: #expect(body["size"] == "1216x832")
        case .waveSpeed: #expect(body["size"] == "1216*832")
        case .gemini: break
        }
    }

    @Test func `which addresses are followed`() {
        let (far, near) = ("https://api.example/v1", "http://127.0.0.1:8080/v1")
        for (url, base, isAllowed) in [
            ("https://cdn.example/a.png", far, true), ("http://cdn.example/a.png", far, false),
            ("http://127.0.0.1/a.png", far, false), ("https://localhost/a.png", far, false),
            ("https://[::1]/a.png", far, false), ("http://127.0.0.1:9/a.png", near, true),
            ("http://cdn.example/a.png", near, false), ("http://127.0.0.1@cdn.example/", near, false),
            ("http://127.0.0.1.example/a.png", near, false), ("file:///etc/passwd", near, false),
            ("ftp://cdn.example/a", far, false), ("https://a b", far, false), ("", far, false),
        ] {
            #expect(PictureAddress.isAllowed(url, givenBy: base) == isAllowed, "\(url)")
        }
    }
}
