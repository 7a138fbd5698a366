import Foundation
import LanguageModels
import ModelProviders

/// Looks at all that the program needs, one thing after the other, and changes nothing.
package struct Doctor: Sendable {
    let settings: Settings
    let environment: [String: String]
    let startsEmbedded: Bool

    /// Takes what is to be looked at.
    ///
    /// - Parameters:
    ///   - settings: the settings as a run would have them.
    ///   - startsEmbedded: whether the built-in model is really started, which takes seconds.
    ///   - environment: the process's, for `PATH`.
    package init(
        settings: Settings, startsEmbedded: Bool = false,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.settings = settings
        self.startsEmbedded = startsEmbedded
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
        var writers = 0
        for remote in remotes() {
            let finding = await look(at: remote, catalogue: catalogue, transport: transport)
            if finding.state == .fine { writers += 1 }
            note(finding)
        }
        for finding in await embedded(catalogue: catalogue, transport: transport) {
            if finding.subject == Self.embeddedSubject, finding.state == .fine { writers += 1 }
            note(finding)
        }
        await transport.shutdown()
        note(conclusion(writers: writers))
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
