import Accounts
import HTTPTypes
import Logging

/// A request as a route's handler sees it: checked, decoded, and with its caller.
package struct Call<Query: Sendable, Body: Sendable>: Sendable {
    package let query: Query
    package let body: Body
    /// The body as it came.
    package let bytes: [UInt8]
    package let method: HTTPRequest.Method
    package let headers: HTTPFields
    /// The request's id, for logs.
    package let requestID: String
    /// Carries the request's id.
    package let logger: Logger
    /// Whether the client asked for an event stream.
    package let wantsEvents: Bool
    let signedIn: Caller?
    let values: [String: String]

    /// Who calls.
    ///
    /// - Throws: `Problem.unauthenticated` in an open route, which asks nobody.
    package var caller: Caller {
        get throws {
            guard let signedIn else { throw Problem(.unauthenticated, "Send a key in the Authorization header.") }
            return signedIn
        }
    }

    /// The value of the path with this name, percent-decoded; any text at all.
    package func path(_ name: String) -> String { values[name] ?? "" }

    /// The value of the path as an id or number.
    ///
    /// - Throws: `Problem.notFound` where it is none: such a thing cannot exist.
    package func path<Value>(_ name: String, as make: (String) -> Value?) throws -> Value {
        guard let value = make(path(name)) else { throw Problem.notFound }
        return value
    }

    /// Whether the client allows an answer from the cache.
    package var allowsCache: Bool {
        !headers[values: .cacheControl].contains { $0.lowercased().contains("no-store") }
    }
}
