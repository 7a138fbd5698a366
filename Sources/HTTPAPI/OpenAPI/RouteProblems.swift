/// The problems that a route can answer: those of its kind, and those that its declaration names.
enum RouteProblems {
    /// By status, as its group tells them.
    ///
    /// - Parameter usesKeys: whether the server has a sign-in; without one it refuses changes of other origins' pages.
    static func byStatus(
        of route: Route, errors: any ErrorRendering, usesKeys: Bool
    ) -> [Int: [ProblemKind]] {
        var kinds: Set<ProblemKind> = [.internal, .storageUnavailable, .unavailable]
        if !usesKeys, OwnPages.writes.contains(route.method) { kinds.insert(.foreignPage) }
        kinds.formUnion(route.traits.problems)
        if case .scope = route.access { kinds.formUnion([.unauthenticated, .forbidden, .rateLimited]) }
        if !route.path.names.isEmpty { kinds.insert(.notFound) }
        if !route.mediaTypes.isEmpty, !route.traits.answersAnyhow { kinds.insert(.notAcceptable) }
        if !route.traits.rawBody.isEmpty {
            kinds.formUnion([.invalidRequest, .badRequest, .tooLarge, .unsupportedMediaType, .requestTimeout])
        }
        if route.body != nil {
            kinds.formUnion([
                .invalidJSON, .invalidRequest, .badRequest, .tooLarge, .unsupportedMediaType, .requestTimeout,
            ])
        }
        if case .object(let properties) = route.query.kind, !properties.isEmpty { kinds.insert(.invalidRequest) }
        if route.traits.idempotencyKey != .unused {
            kinds.formUnion([.idempotencyInProgress, .idempotencyKeyReused, .badRequest])
        }
        if route.traits.precondition != .unused { kinds.formUnion([.preconditionFailed, .badRequest]) }
        if route.traits.precondition == .required { kinds.insert(.preconditionRequired) }
        let inOrder = ProblemKind.allCases.filter(kinds.contains)
        return Dictionary(grouping: inOrder) { errors.status(of: $0) }
    }
}
