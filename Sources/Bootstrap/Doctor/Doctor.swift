import Foundation
import LanguageModels
import ModelProviders
import Storage

/// Looks at all that the program needs, one thing after the other. Changes nothing, unless it is told to try the models or
/// to forget what was learned of them.
package struct Doctor: Sendable {
    let settings: Settings
    let environment: [String: String]
    let startsEmbedded: Bool
    let triesModels: Bool
    let forgets: Bool

    /// Takes what is to be looked at.
    ///
    /// - Parameters:
    ///   - settings: the settings as a run would have them.
    ///   - startsEmbedded: whether the built-in model is really started, which takes seconds.
    ///   - triesModels: whether each provider that is set up is asked for a sentence and for JSON, which costs a little;
    ///     what is learned of its model is stored.
    ///   - forgets: whether what was learned of models before is forgotten first.
    ///   - environment: the process's, for `PATH`.
    package init(
        settings: Settings, startsEmbedded: Bool = false, triesModels: Bool = false, forgets: Bool = false,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.settings = settings
        self.startsEmbedded = startsEmbedded
        self.triesModels = triesModels
        self.forgets = forgets
        self.environment = environment
    }

    /// Looks at everything.
    ///
    /// - Parameter found: hears each finding as soon as it is there.
    /// - Returns: all findings, in order.
    package func examine(_ found: @Sendable (DoctorFinding) -> Void = { _ in }) async -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        func note(_ finding: DoctorFinding) {
            findings.append(finding)
            found(finding)
        }
        note(await toolchain())
        note(dataFolder())
        note(await database())
        let catalogue: ModelCatalogue
        do {
            catalogue = try ModelCatalogue.load(overriding: settings.catalogueFile)
        } catch {
            note(DoctorFinding("models", .broken, error.description))
            return findings
        }
        note(DoctorFinding("models", .fine, "\(catalogue.listings(on: Date()).count) models are known by name."))
        let routes: NetworkRoutes
        do {
            routes = try settings.network.routes()
        } catch {
            note(DoctorFinding("network", .broken, error.description))
            return findings
        }
        if let ways = network(routes) { note(ways) }
        let transport = HTTPTransport(routes: routes)
        var writers: [String] = []
        var configured: [String] = []
        for remote in remotes() {
            let finding = await look(at: remote, catalogue: catalogue, transport: transport)
            if finding.state == .fine { writers.append(remote.provider) }
            // A server without a list of models may write all the same.
            if remote.isConfigured { configured.append(remote.provider) }
            note(finding)
        }
        for finding in await embedded(catalogue: catalogue, transport: transport) {
            if finding.subject == Self.embeddedSubject, finding.state == .fine {
                writers.append(finding.subject)
                configured.append(finding.subject)
            }
            note(finding)
        }
        await transport.shutdown()
        for finding in await ofModels(configured, found) { findings.append(finding) }
        note(conclusion(writers: writers.count))
        return findings
    }

    /// What is known of the models, after those that can write were tried where that is wished.
    ///
    /// - Parameter found: hears each finding as soon as it is there.
    private func ofModels(
        _ configured: [String], _ found: @Sendable (DoctorFinding) -> Void
    ) async -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        func note(_ finding: DoctorFinding) {
            findings.append(finding)
            found(finding)
        }
        guard triesModels || forgets else {
            if let stored = await storedTraits() { learned(in: stored).forEach(note) }
            return findings
        }
        do {
            let house = try await houseForTries()
            defer { house.close() }
            if forgets { try await house.learned.forget() }
            if triesModels {
                for provider in configured where settings.providerOrder.contains(provider) {
                    note(await attempt(provider, in: house))
                }
            }
            learned(in: house.learned).forEach(note)
        } catch {
            note(DoctorFinding("learned", .broken, (error as? StorageError)?.message ?? "\(error)"))
        }
        return findings
    }

    /// What is set for the way to providers; nothing where they are reached directly.
    private func network(_ routes: NetworkRoutes) -> DoctorFinding? {
        var parts: [String] = []
        if let proxy = routes.httpsProxy { parts.append("calls to https:// go through the proxy \(proxy.shown)") }
        if let proxy = routes.httpProxy { parts.append("calls to http:// go through the proxy \(proxy.shown)") }
        if let file = routes.moreCertificates { parts.append("the certificates of \(file) are trusted too") }
        guard !parts.isEmpty else { return nil }
        let sentence = parts.joined(separator: "; ") + "."
        return DoctorFinding("network", .fine, sentence.prefix(1).uppercased() + sentence.dropFirst())
    }

    private func conclusion(writers: Int) -> DoctorFinding {
        if writers > 0 {
            return DoctorFinding(
                "to write", .fine, "Asked in this order: \(settings.providerOrder.joined(separator: ", ")).")
        }
        return DoctorFinding(
            "to write", .absent,
            "No model can write yet: set GEMINI_API_KEY, HF_TOKEN or OPENAI_BASE_URL, or run `make model`.")
    }
}
