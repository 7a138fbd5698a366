/// Tries a failed drawing again where its error says that it may pass soon; waits as `Retrying` does.
package struct RetryingImages: ImageModel {
    private let base: any ImageModel
    private let policy: RetryPolicy
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double

    /// Retries `base`.
    ///
    /// - Parameters:
    ///   - base: the model that may fail.
    ///   - policy: how often and how long.
    ///   - clock: what the waits are measured by.
    ///   - random: draws the jitter, from 0 up to and without 1.
    package init(
        _ base: any ImageModel, policy: RetryPolicy = .drawing, clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.base = base
        self.policy = policy
        self.clock = clock
        self.random = random
    }

    package var profile: ImageProfile { base.profile }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        var failures = 0
        var waited = Duration.zero
        while true {
            do {
                return try await base.picture(request)
            } catch let error as ModelError {
                failures += 1
                let wait = try wait(after: error, failures: failures, waited: waited)
                waited += wait
                try await clock.sleep(for: wait)
            }
        }
    }

    /// - Throws: `error` where there is to be no other try; as `notNow` where it asks for more waiting than is left.
    private func wait(after error: ModelError, failures: Int, waited: Duration) throws -> Duration {
        guard case .retry(let asked) = error.disposition else { throw error }
        let required = max(.zero, asked ?? .zero)
        let left = policy.totalWaiting - waited
        if required > left {
            var later = error
            later.disposition = .notNow(after: required)
            throw later
        }
        guard left > .zero, failures < policy.attempts else { throw error }
        return min(required + policy.backoff(after: failures) * random(), left)
    }
}

extension RetryPolicy {
    /// For a picture that somebody waits for.
    package static let drawing = RetryPolicy(
        attempts: 3, firstBackoff: .seconds(1), longestBackoff: .seconds(8), totalWaiting: .seconds(30),
        waitsForBreaker: false
    )
}
