extension ModelError {
    /// What a relay throws when all its providers failed with `failures`, in the user's order.
    ///
    /// A single failure is thrown as it is. A prompt that fits none of them stays a `contextOverflow`, because the
    /// caller can shorten it. Else each provider has its sentence, and the soonest time of any of them is the relay's.
    static func noProvider(of failures: [ModelError]) -> ModelError {
        if failures.count == 1, let only = failures.first { return only }
        let isOverflow = !failures.isEmpty && failures.allSatisfy { $0.code == .contextOverflow }
        return ModelError(
            code: isOverflow ? .contextOverflow : .noProviderLeft,
            disposition: soonest(of: failures.map(\.disposition)),
            provider: "relay",
            message: failures.isEmpty
                ? "No provider is set up: name one in the configuration."
                : "No provider could write. " + failures.map(\.description).joined(separator: " ")
        )
    }

    /// The first moment at which any provider may be tried again. A retry without a time is at once; `notNow` without
    /// one is later than any time.
    private static func soonest(of dispositions: [Disposition]) -> Disposition {
        dispositions.min { rank($0) < rank($1) } ?? .never
    }

    private static func rank(_ disposition: Disposition) -> (Duration, Int) {
        let farAway = Duration.seconds(Int64.max / 2)
        return switch disposition {
        case .retry(let after): (after ?? .zero, 0)
        case .notNow(let after): (after ?? farAway, 1)
        case .never: (farAway, 2)
        }
    }
}
