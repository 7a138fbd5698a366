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
        let transport = HTTPTransport()
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
