import FoundationEssentials
import JSONNotation
import LanguageModels
import Logging

/// Asks a provider for its list of models, to tell whether it can be reached and takes the key. Costs nothing.
package struct ProviderProbe: Sendable {
    /// What a probe found.
    package struct Finding: Sendable, Hashable {
        /// How it stands, for exit codes and colours.
        package enum State: String, Sendable {
            /// It answered, and took the key where its list asks for one.
            case ok
            /// No key, or one that it does not take.
            case unauthorized
            /// No way there, or no answer in time.
            case unreachable
            /// It answered with trouble: overloaded, still loading, out of quota, or not the expected interface.
            case troubled
        }

        package let provider: String
        package let state: State
        /// One sentence for people, without the key.
        package let sentence: String
        /// The models' names as the provider lists them, at most a first page; empty unless `ok`.
        package let models: [String]
    }

    /// Whose list of models is asked for.
    package enum Interface: Sendable, Hashable {
        /// Gemini's, of a version of its API.
        case gemini(version: String)
        /// That of OpenAI and all who follow it.
        case openAICompatible(OpenAICompatibleModel.Dialect)

        fileprivate var isGemini: Bool {
            if case .gemini = self { true } else { false }
        }
    }

    private let provider: String
    private let endpoint: Endpoint
    private let interface: Interface
    private let transport: HTTPTransport
    private let timeouts: ProviderTimeouts
    private let address: ServerAddress

    /// Prepares a probe; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - provider: Its name, for the sentence.
    ///   - endpoint: Where it is, and the key.
    ///   - interface: Whose list of models is asked for.
    ///   - transport: The way there; not shut down by the probe.
    ///   - timeouts: Limits of the question.
    package init(
        provider: String, endpoint: Endpoint, interface: Interface, transport: HTTPTransport,
        timeouts: ProviderTimeouts = .probe
    ) {
        self.provider = provider
        self.endpoint = endpoint
        self.interface = interface
        self.transport = transport
        self.timeouts = timeouts
        // What is corrected stands in the finding.
        self.address = ServerAddress(
            endpoint, provider: provider, isFixed: interface.isGemini,
            log: Logger(label: "") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Asks.
    package func probe() async -> Finding {
        if needsKey, endpoint.key == nil {
            return finding(.unauthorized, "No key is set for \(provider); set one to use it.")
        }
        do {
            return try await address.asking { base, _ in
                let answer = try await transport.json(
                    call(at: base), within: timeouts, provider: provider, refusal: refusal(at: base))
                guard let models = answer.flatMap(names) else { throw listsNothing(base) }
                return finding(.ok, sentence(models.count, at: base), models: models)
            }
        } catch let error as ModelError {
            return finding(state(of: error), error.message)
        } catch {
            return finding(.unreachable, "The question to \(provider) was called off; ask again.")
        }
    }

    private func finding(_ state: Finding.State, _ sentence: String, models: [String] = []) -> Finding {
        Finding(provider: provider, state: state, sentence: sentence, models: models)
    }

    /// Hugging Face's router lists its models to everybody, so that only a call tells whether it takes the key.
    private func sentence(_ count: Int, at base: String) -> String {
        let listed = count == 1 ? "1 model" : "\(count) models"
        let trial = interface == .openAICompatible(.huggingFace) ? "; the key is tried with the first call" : ""
        let correction = ServerAddress.correction(given: endpoint.givenURL, found: base, provider: provider)
        return "Reachable, with \(listed) listed\(trial)." + (correction.map { " " + $0 } ?? "")
    }

    private func listsNothing(_ base: String) -> ModelError {
        ModelError(
            code: .malformedResponse, disposition: .never, provider: provider,
            message: "The server at \(TransportFault.shown(base)) lists no models; check "
                + "\(ProviderSetting.baseURL(of: provider)).")
    }

    private func state(of error: ModelError) -> Finding.State {
        switch error.code {
        case .unauthorized: .unauthorized
        case .unreachable, .timedOut: .unreachable
        default: .troubled
        }
    }

    private var needsKey: Bool {
        switch interface {
        case .gemini, .openAICompatible(.huggingFace): true
        case .openAICompatible: false
        }
    }

    private func call(at base: String) -> HTTPCall {
        switch interface {
        case .gemini(let version):
            .get("\(base)/\(version)/models?pageSize=1000", headers: endpoint.googleHeaders)
        case .openAICompatible:
            .get("\(base)/models", headers: endpoint.bearerHeaders)
        }
    }

    private func refusal(at base: String) -> @Sendable (HTTPReply, [UInt8]) -> ModelError? {
        switch interface {
        case .gemini:
            return GeminiRefusal(provider: provider, model: "its list of models", keys: endpoint.secrets)
                .error(for:body:)
        case .openAICompatible:
            var refusals = ChatRefusal(provider: provider, model: "its list of models", keys: endpoint.secrets)
            refusals.address = base + "/models"
            return { [refusals] in refusals.error(for: $0, body: $1) }
        }
    }

    private func names(in answer: JSONValue) -> [String]? {
        switch interface {
        case .gemini:
            answer["models"]?.array?.compactMap { $0["name"]?.string }.map {
                $0.hasPrefix("models/") ? String($0.dropFirst(7)) : $0
            }
        case .openAICompatible:
            answer["data"]?.array?.compactMap { $0["id"]?.string }
        }
    }
}
