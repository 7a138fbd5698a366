import JSONNotation

/// Errors as RFC 9457 has them.
package struct ProblemRendering: ErrorRendering {
    package let mediaType = "application/problem+json"

    /// The only value.
    package init() {}

    package func status(of kind: ProblemKind) -> Int { kind.status.code }

    package func body(of problem: Problem, requestID: String) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("type", .string(problem.kind.uri)),
            .init("title", .string(problem.kind.title)),
            .init("status", .integer(problem.kind.status.code)),
            .init("detail", .string(problem.detail)),
            .init("instance", .string("/requests/\(requestID)")),
        ]
        if !problem.errors.isEmpty { members.append(.init("errors", .array(problem.errors.map(\.json)))) }
        if let retryAfter = problem.retryAfter { members.append(.init("retry_after", .integer(retryAfter))) }
        return .object(members + problem.extensions)
    }

    package func schema(status: Int) -> Schema { .type(ProblemDocument.self) }
}
