import JSONNotation

/// How a group of routes tells errors.
package protocol ErrorRendering: Sendable {
    /// The media type of errors.
    var mediaType: String { get }

    /// The status under which a kind is told.
    func status(of kind: ProblemKind) -> Int

    /// An error's body.
    ///
    /// - Parameter requestID: the request's id, for people who ask the operator.
    func body(of problem: Problem, requestID: String) -> JSONValue

    /// What bodies of this status look like, for the OpenAPI document.
    func schema(status: Int) -> Schema
}
