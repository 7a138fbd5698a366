/// One call of `Retrying`: as many calls to the model as it takes until one begins to write.
actor RetryingCall: EventSource {
    private let base: any LanguageModel
    private let request: ModelRequest
    private let policy: RetryPolicy
    private let clock: any Clock<Duration>
    private let metrics: RetryMetrics
    private let random: @Sendable () -> Double

    private var upstream: Upstream?
    private var failures = 0
    private var waited = Duration.zero
    /// A wait that has been announced and not yet slept.
    private var announced: Duration?
    private var hasText = false
    var isOver = false

    /// Takes the call's parts; nothing is asked yet.
    init(
        base: any LanguageModel, request: ModelRequest, policy: RetryPolicy, clock: any Clock<Duration>,
        metrics: RetryMetrics, random: @escaping @Sendable () -> Double
    ) {
        self.base = base
        self.request = request
        self.policy = policy
        self.clock = clock
        self.metrics = metrics
        self.random = random
    }

    func produce() async throws -> ModelEvent {
        if let wait = announced {
            announced = nil
            try await clock.sleep(for: wait)
        }
        let current = upstream ?? Upstream(request, at: base)
        upstream = current
        do {
            let event = try await current.next()
            if event.isText { hasText = true }
            return event
        } catch let error as ModelError {
            upstream = nil
            return try announceWait(after: error)
        }
    }

    func close() {
        upstream = nil
    }

    /// Says how long the next wait is.
    ///
    /// - Throws: `error` where there is to be no other try; as `notNow` where it asks for more waiting than is left.
    private func announceWait(after error: ModelError) throws -> ModelEvent {
        failures += 1
        guard case .retry(let asked) = error.disposition, !hasText else { throw error }
        if error.code == .breakerOpen, !policy.waitsForBreaker { throw error }
        let required = max(.zero, asked ?? .zero)
        let left = policy.totalWaiting - waited
        if required > left {
            var later = error
            later.disposition = .notNow(after: required)
            throw later
        }
        guard left > .zero, failures < policy.attempts else { throw error }
        let jitter = policy.backoff(after: failures) * random()
        let wait = min(required + jitter, left)
        waited += wait
        announced = wait
        metrics.record(error.code)
        return .waiting(Wait(provider: error.provider, duration: wait, reason: error.message))
    }
}
