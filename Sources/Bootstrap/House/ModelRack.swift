import LanguageModels
import ModelProviders

/// The models of one run, in the user's order behind one relay, and what must be shut down after it.
package struct ModelRack: Sendable {
    /// The whole stack.
    package let model: any LanguageModel
    /// Each provider's own stack, by its name.
    package let stacks: [String: any LanguageModel]
    /// The profiles in order.
    package let profiles: [ModelProfile]
    /// The embedded model, where it is among them.
    package let embedded: EmbeddedModel?
    let transport: HTTPTransport

    /// Begins loading the embedded model where it is the first to be asked, so that loading overlaps other work.
    package func prepare() async throws {
        guard profiles.first?.provider == "embedded" else { return }
        try await embedded?.prepare()
    }

    /// Stops the embedded model's server and closes all connections.
    package func shutdown() async {
        await embedded?.stop()
        await transport.shutdown()
    }
}
