import StoryDomain

/// One call to one provider, as the ledger names it.
package struct ModelCall: Sendable, Hashable {
    package var id: CallID
    package var provider: String
    package var model: String
    /// What the call's tokens cost, so that a call we stop ourselves can be charged by estimate.
    package var price: TokenPrice

    /// Takes a call's parts.
    package init(id: CallID, provider: String, model: String, price: TokenPrice) {
        self.id = id
        self.provider = provider
        self.model = model
        self.price = price
    }
}
