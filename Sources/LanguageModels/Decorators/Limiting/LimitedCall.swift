/// One call of `Limited`: waits for its place, then hands on what the model says.
actor LimitedCall: EventSource {
    private let base: any LanguageModel
    private let request: ModelRequest
    private let limit: ConcurrencyLimit
    private var upstream: Upstream?
    private var slot: ConcurrencyLimit.Slot?
    var isOver = false

    /// Takes the call's parts; nothing is asked yet.
    init(base: any LanguageModel, request: ModelRequest, limit: ConcurrencyLimit) {
        self.base = base
        self.request = request
        self.limit = limit
    }

    func produce() async throws -> ModelEvent {
        if let upstream { return try await upstream.next() }
        slot = try await limit.acquire()
        let begun = Upstream(request, at: base)
        upstream = begun
        return try await begun.next()
    }

    func close() {
        upstream = nil
        slot = nil
    }
}
