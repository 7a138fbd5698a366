/// Refuses drawings by a provider while its breaker is open, as `Breaking` does with calls for text.
package struct BreakingImages: ImageModel {
    private let base: any ImageModel
    private let breaker: CircuitBreaker

    /// Puts `breaker` before `base`; models that share a breaker fail and recover together.
    package init(_ base: any ImageModel, breaker: CircuitBreaker) {
        self.base = base
        self.breaker = breaker
    }

    package var profile: ImageProfile { base.profile }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        let isProbe = try isProbe()
        do {
            let answer = try await base.picture(request)
            breaker.report(.healthy, isProbe: isProbe)
            return answer
        } catch {
            if let error = error as? ModelError {
                breaker.report(error, isProbe: isProbe)
            } else {
                breaker.report(.unknown, isProbe: isProbe)
            }
            throw error
        }
    }

    /// - Throws: `ModelError.breakerOpen`.
    private func isProbe() throws -> Bool {
        switch breaker.admit() {
        case .admitted: false
        case .probe: true
        case .refused(let wait): throw breaker.refusal(of: profile.provider, after: wait)
        }
    }
}
