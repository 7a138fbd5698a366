import HTTPTypes
import JSONNotation

/// An error as a client is told it (RFC 9457).
package struct Problem: Error, Sendable, Hashable {
    package var kind: ProblemKind
    /// One sentence that says what to do; no internals, no story text.
    package var detail: String
    /// The fields that are wrong.
    package var errors: [FieldFault] = []
    /// When to try again, in whole seconds, where anybody knows.
    package var retryAfter: Int?
    /// More members for programs, such as what a limit counts.
    package var extensions: [JSONValue.Member] = []
    /// More headers, such as `Allow`.
    package var headers = HTTPFields()

    /// Takes a kind and what to do about it.
    package init(_ kind: ProblemKind, _ detail: String, errors: [FieldFault] = [], retryAfter: Int? = nil) {
        self.kind = kind
        self.detail = detail
        self.errors = errors
        self.retryAfter = retryAfter
    }

    /// The same with one more member for programs.
    package func with(_ name: String, _ value: JSONValue) -> Problem {
        var copy = self
        copy.extensions.append(JSONValue.Member(name, value))
        return copy
    }

    /// Fields of a request that are not valid.
    package static func invalid(_ faults: [FieldFault]) -> Problem {
        let count = faults.count == 1 ? "One field is" : "\(faults.count) fields are"
        return Problem(.invalidRequest, "\(count) not valid; “errors” says which and why.", errors: faults)
    }

    /// What a client is told of something that is not there, or not theirs.
    package static let notFound = Problem(.notFound, "There is nothing at this address, or it is not yours.")
}
