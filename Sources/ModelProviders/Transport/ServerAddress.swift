import LanguageModels
import Logging
import Synchronization

/// Where a server's OpenAI interface really is, as far as a base URL says it. People give it with or without `/v1`, or
/// with the path of a call; the addresses that it can mean are tried in order, until one answers.
package final class ServerAddress: Sendable {
    /// The address that was given, without a slash at its end.
    let given: String
    private let provider: String
    private let log: Logger
    private let settled = Mutex<String?>(nil)

    /// The addresses that somebody was told of already, in this process.
    private static let told = Mutex<Set<String>>([])

    /// Takes an address.
    ///
    /// - Parameters:
    ///   - endpoint: with the address as it was given.
    ///   - provider: whose it is, for the name of the setting.
    ///   - isFixed: whether no other address than the one given is tried.
    ///   - log: where a correction is told, once.
    init(
        _ endpoint: Endpoint, provider: String, isFixed: Bool = false,
        log: Logger = Logger(label: "storywriter.providers")
    ) {
        self.given = endpoint.givenURL
        self.provider = provider
        self.log = log
        self.first = endpoint.baseURL
        self.isFixed = isFixed
    }

    private let first: String
    private let isFixed: Bool

    /// The base URLs to try, in order: one once it is known which.
    var candidates: [String] {
        if let settled = settled.withLock({ $0 }) { return [settled] }
        return isFixed ? [first] : [first] + Self.others(than: first)
    }

    /// The base URL to ask side questions at.
    var current: String { settled.withLock { $0 } ?? first }

    /// Asks at one address after the other until one is that of an interface.
    ///
    /// Only an answer that is none of the interface leads to the next address: such a server has read no prompt. Once
    /// an address has answered, it is the only one.
    ///
    /// - Parameter ask: makes the call at a base URL; says by its second argument that an answer has begun.
    /// - Throws: what `ask` throws; where no address is that of an interface, what it threw at the first.
    func asking<Output>(
        _ ask: (_ base: String, _ begun: @escaping @Sendable () -> Void) async throws -> Output
    ) async throws -> Output {
        let candidates = candidates
        var first: ModelError?
        for base in candidates {
            do {
                let output = try await ask(base) { self.settle(on: base) }
                settle(on: base)
                return output
            } catch let error as ModelError where isOpen && candidates.count > 1 && Self.isElsewhere(error) {
                first = first ?? error
            }
        }
        guard var error = first else { throw CancellationError() }
        let tried = candidates.dropFirst().map(TransportFault.shown).joined(separator: ", ")
        error.message += " Tried too: \(tried)."
        throw error
    }

    /// Whether no address has answered yet.
    private var isOpen: Bool { settled.withLock { $0 == nil } }

    private static func isElsewhere(_ error: ModelError) -> Bool {
        [.wrongAddress, .malformedResponse].contains(error.code)
    }

    /// Remembers the address that answered, and tells of it where it is not the one that was given.
    func settle(on base: String) {
        let isNew = settled.withLock { settled in
            guard settled == nil else { return false }
            settled = base
            return true
        }
        guard isNew, let correction = Self.correction(given: given, found: base, provider: provider) else { return }
        let isFirst = Self.told.withLock { $0.insert(given).inserted }
        if isFirst { log.warning("\(correction)") }
    }

    /// The sentence that tells of another address than the one that was given; nil where it is the same.
    ///
    /// - Parameters:
    ///   - given: as it was set.
    ///   - found: the one that answered.
    ///   - provider: for the name of the setting.
    static func correction(given: String, found: String, provider: String) -> String? {
        guard given != found else { return nil }
        return "\(ProviderSetting.baseURL(of: provider)) is \(TransportFault.shown(given)), but the interface is at "
            + "\(TransportFault.shown(found)), which is used; set that."
    }

    /// What else a base URL may mean: with `/v1` where no version stands at its end, without where one does.
    static func others(than base: String) -> [String] {
        let path = base.firstRange(of: "://").map { base[$0.upperBound...] } ?? base[...]
        guard !path.isEmpty else { return [] }
        let parts = path.split(separator: "/")
        guard parts.count > 1, let last = parts.last, isVersion(last) else { return [base + "/v1"] }
        return [String(base.dropLast(last.count + 1))]
    }

    private static func isVersion(_ part: Substring) -> Bool {
        part.first == "v" && part.dropFirst().first?.isNumber == true
    }

    /// A base URL without the path of a call, which people copy along.
    static func withoutCall(_ url: String) -> String {
        var base = url
        for ending in ["/chat/completions", "/completions", "/responses", "/models", "/chat"]
        where base.lowercased().hasSuffix(ending) && !base.lowercased().hasSuffix("//" + ending.dropFirst()) {
            base.removeLast(ending.count)
            break
        }
        while base.last == "/" { base.removeLast() }
        return base
    }
}
