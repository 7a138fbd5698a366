/// What else is true of a route.
package struct RouteTraits: Sendable {
    /// How `Idempotency-Key` is treated.
    package enum IdempotencyKey: Sendable, Hashable {
        /// Ignored: calling twice costs nothing.
        case unused
        /// Honoured where it is sent.
        case honoured
        /// 400 without it.
        case required
    }

    /// How `If-Match` is treated.
    package enum Precondition: Sendable, Hashable {
        case unused
        /// Honoured where it is sent.
        case honoured
        /// 428 without it.
        case required
    }

    /// How much work it is.
    package enum Work: Sendable, Hashable {
        /// A moment, on the threads that all requests share.
        case short
        /// Longer than a moment where a story is long: beside those threads.
        case apart
        /// Long, or with much memory: beside those threads, and only so many at a time.
        case long
    }

    package var work = Work.short
    /// Whether its handler reads the body itself: it is checked, and no value is made of it.
    package var readsBodyItself = false
    /// The most values that a body of JSON may have.
    package var mostValues = 100_000
    package var idempotencyKey = IdempotencyKey.unused
    package var precondition = Precondition.unused
    /// Whether a body may be missing altogether; it is then read as an empty object.
    package var bodyIsOptional = false
    /// Whether `Accept` is passed over: probes and collectors name types that they then do not care about, and an answer
    /// in another type says more to them than a refusal.
    package var answersAnyhow = false
    /// Problems that its handler may answer beside those that every route of its kind may.
    package var problems: [ProblemKind] = []
    /// What each value of the path means, by name.
    package var pathValues: [String: String] = [:]
    /// Media types of a body that is no JSON and comes to the handler as it is; none for JSON.
    package var rawBody: [String] = []
    /// The largest body in bytes.
    package var largestBody = 1_048_576

    /// Takes what is not as usual.
    package init(
        idempotencyKey: IdempotencyKey = .unused, precondition: Precondition = .unused, bodyIsOptional: Bool = false,
        problems: [ProblemKind] = [], pathValues: [String: String] = [:]
    ) {
        self.idempotencyKey = idempotencyKey
        self.precondition = precondition
        self.bodyIsOptional = bodyIsOptional
        self.problems = problems
        self.pathValues = pathValues
    }

    /// The same for a route whose work is more than a moment's.
    package func working(_ work: Work) -> RouteTraits {
        var copy = self
        copy.work = work
        return copy
    }

    /// A route for programs that watch the server.
    package static let probe: RouteTraits = {
        var traits = RouteTraits()
        traits.answersAnyhow = true
        return traits
    }()

    /// A route whose work costs money.
    package static let costsMoney = RouteTraits(
        idempotencyKey: .honoured,
        problems: [
            .quotaExceeded, .providerFailed, .providerUnavailable, .providerOutOfCredit, .providerTimeout,
            .providerRefused,
        ])
}
