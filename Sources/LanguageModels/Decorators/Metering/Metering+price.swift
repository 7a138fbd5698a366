import StoryDomain

extension Metering {
    /// What `usage` costs at `price`.
    package init(usage: TokenUsage, isEstimate: Bool, price: TokenPrice) {
        self.init(usage: usage, isEstimate: isEstimate, cost: price.cost(of: usage), priceVersion: price.version)
    }

    /// What a call probably used where the provider did not say; `nothing` where it had not begun to answer.
    ///
    /// - Parameters:
    ///   - prompt: the request, charged whole and uncached.
    ///   - received: the answer's text as far as it came.
    ///   - thoughtCharacters: characters of thoughts that were seen beside it.
    ///   - hasAnswered: whether the provider read the prompt or wrote anything.
    ///   - price: what the tokens cost.
    package static func estimate(
        prompt: ModelRequest, received: String, thoughtCharacters: Int = 0, hasAnswered: Bool, price: TokenPrice
    ) -> Metering {
        guard hasAnswered else { return .nothing }
        let usage = TokenUsage(
            prompt: TokenEstimate.tokens(in: prompt.messages),
            thinking: TokenEstimate.tokens(forCharacters: thoughtCharacters),
            output: TokenEstimate.tokens(in: received)
        )
        return Metering(usage: usage, isEstimate: true, price: price)
    }
}
