import StoryDomain

/// One call to one provider, as the ledger names it.
package struct ModelCall: Sendable, Hashable {
    package var id: CallID
    package var provider: String
    package var model: String
    /// What the call's tokens cost, so that a call we stop ourselves can be charged by estimate.
    package var price: TokenPrice
    /// The most that the call can come to, as `ModelProfile.mostUsage` has it of the model that is called: in a relay it is
    /// not always the first one. Nil where nobody said.
    package var most: TokenUsage?

    /// Takes a call's parts.
    package init(id: CallID, provider: String, model: String, price: TokenPrice, most: TokenUsage? = nil) {
        self.id = id
        self.provider = provider
        self.model = model
        self.price = price
        self.most = most
    }
}
