import StoryDomain

/// One call of `Metered`.
actor MeteredCall: EventSource {
    private let base: any LanguageModel
    private let request: ModelRequest
    private let call: ModelCall
    private let clock: any Clock<Duration>
    private let metrics: ModelMetrics
    private var isNamed = false
    private var upstream: Upstream?
    /// Runs while the metrics have not heard of the call.
    private var watch: Stopwatch?
    /// Reported to the reader; thrown when the reader goes on.
    private var failure: ModelError?
    private var hasAnswered = false
    private var received = ""
    private var thoughtCharacters = 0
    var isOver = false

    /// Takes the call's parts; nothing is asked yet.
    init(
        base: any LanguageModel, request: ModelRequest, call: ModelCall, clock: any Clock<Duration>,
        metrics: ModelMetrics
    ) {
        self.base = base
        self.request = request
        self.call = call
        self.clock = clock
        self.metrics = metrics
    }

    deinit {
        // A call that its reader gave up: the reader charges it, the metrics are kept here.
        if let watch {
            let estimate = Metering.estimate(
                prompt: request, received: received, thoughtCharacters: thoughtCharacters, hasAnswered: hasAnswered,
                price: call.price)
            metrics.record(estimate, duration: watch.elapsed, error: ModelMetrics.givenUp)
        }
    }

    func produce() async throws -> ModelEvent {
        if let failure { throw failure }
        guard isNamed else {
            isNamed = true
            return .callOpened(call)
        }
        do {
            let event = try await (upstream ?? begin()).next()
            return noted(event)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // Transports have cancellation errors of their own.
            if Task.isCancelled { throw CancellationError() }
            return failed(ModelError(wrapping: error, provider: call.provider))
        }
    }

    func close() {
        upstream = nil
    }

    private func begin() -> Upstream {
        watch = Stopwatch(clock)
        let begun = Upstream(request, at: base)
        upstream = begun
        return begun
    }

    private func noted(_ event: ModelEvent) -> ModelEvent {
        switch event {
        case .text(let piece):
            if received.isEmpty, let watch { metrics.recordFirstText(after: watch.elapsed) }
            hasAnswered = true
            received += piece
        case .reading, .counted:
            hasAnswered = true
        case .thinking(let characters):
            hasAnswered = true
            thoughtCharacters += characters
        case .finished(let completion):
            return .finished(settled(completion))
        case .callOpened, .callFailed, .answeredBy, .waiting, .silent:
            break
        }
        return event
    }

    private func settled(_ completion: Completion) -> Completion {
        let price = completion.servedProfile?.price ?? call.price
        var metering = metering(counted: completion.usage, hasAnswered: true, price: price)
        if let served = completion.servedProfile?.model, served != call.model { metering.model = served }
        record(metering, error: nil)
        var filled = completion
        filled.metering = metering
        return filled
    }

    private func failed(_ error: ModelError) -> ModelEvent {
        var metering = metering(counted: error.usage, hasAnswered: hasAnswered, price: call.price)
        // What a provider counted along, before its stream broke off, lacks what came after.
        if [.truncated, .timedOut, .unreachable].contains(error.code) { metering.isEstimate = true }
        record(metering, error: error.code.rawValue)
        upstream = nil
        failure = error
        return .callFailed(call, error, metering)
    }

    /// What the provider counted, or our estimate where it said nothing that can be.
    private func metering(counted: TokenUsage?, hasAnswered: Bool, price: TokenPrice) -> Metering {
        guard let counted, counted.isCredible else {
            return .estimate(
                prompt: request, received: received, thoughtCharacters: thoughtCharacters, hasAnswered: hasAnswered,
                price: price)
        }
        if let most = call.most, counted.total > most.total { metrics.recordOvercount() }
        return Metering(usage: counted, isEstimate: false, price: price)
    }

    private func record(_ metering: Metering, error: String?) {
        guard let watch else { return }
        metrics.record(metering, duration: watch.elapsed, error: error)
        self.watch = nil
    }
}
