/// One call of `Breaking`: asks the breaker, then tells it how the call went.
actor BreakingCall: EventSource {
    private let base: any LanguageModel
    private let request: ModelRequest
    private let breaker: CircuitBreaker
    private var upstream: Upstream?
    private var isProbe = false
    /// Whether the breaker still waits for this call's outcome.
    private var isOwed = false
    var isOver = false

    /// Takes the call's parts; nothing is asked yet.
    init(base: any LanguageModel, request: ModelRequest, breaker: CircuitBreaker) {
        self.base = base
        self.request = request
        self.breaker = breaker
    }

    deinit {
        if isOwed { breaker.report(.unknown, isProbe: isProbe) }
    }

    func produce() async throws -> ModelEvent {
        let current = try upstream ?? begin()
        do {
            let event = try await current.next()
            if event.endsCall {
                settle(.healthy)
            } else if event.isText, isProbe {
                breaker.report(.answering, isProbe: true)
                isProbe = false
            }
            return event
        } catch let error as ModelError {
            if takeDebt() { breaker.report(error, isProbe: isProbe) }
            throw error
        } catch {
            settle(.unknown)
            throw error
        }
    }

    func close() {
        upstream = nil
    }

    private func begin() throws -> Upstream {
        switch breaker.admit() {
        case .refused(let after): throw breaker.refusal(of: base.profile.provider, after: after)
        case .probe: isProbe = true
        case .admitted: break
        }
        isOwed = true
        let begun = Upstream(request, at: base)
        upstream = begun
        return begun
    }

    private func settle(_ outcome: CircuitBreaker.Outcome) {
        if takeDebt() { breaker.report(outcome, isProbe: isProbe) }
    }

    /// Whether the breaker still waits for an outcome; from now on it does not.
    private func takeDebt() -> Bool {
        defer { isOwed = false }
        return isOwed
    }
}
