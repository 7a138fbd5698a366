extension ModelRequest {
    /// This request as a model of `profile` can take it: with no more output than it can write, and without a prefill
    /// where it does not go on from one.
    func adapted(to profile: ModelProfile) -> ModelRequest {
        var adapted = profile.capabilities.prefill ? self : withoutPrefill()
        adapted.maxOutputTokens = maxOutputTokens.map { min($0, profile.maxOutputTokens) }
        return adapted
    }
}
