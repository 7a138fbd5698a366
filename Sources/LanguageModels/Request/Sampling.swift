/// How freely a model is to choose its words; each provider turns it into its own parameters.
package struct Sampling: Sendable, Hashable {
    /// What is being written.
    package enum Kind: Sendable, Hashable {
        /// Story text.
        case prose
        /// Plans and other structured answers.
        case plan
    }

    package var kind: Kind
    /// Seed for providers that honour one; nil draws freely.
    package var seed: Int?
    /// How often the same place was tried before: each step makes the sampling a little different, so that a loop is
    /// not run into again. 0 is the ordinary sampling.
    package var variation: Int

    /// Takes kind, seed and variation.
    package init(kind: Kind, seed: Int? = nil, variation: Int = 0) {
        self.kind = kind
        self.seed = seed
        self.variation = variation
    }
}
