import HTTPTypes

/// Everything that can go wrong as clients are told it: a name that never changes, a status and a title.
///
/// docs/errors.md lists the same; a test holds the two together.
package enum ProblemKind: String, Sendable, Hashable, CaseIterable, Codable {
    case badRequest = "bad-request"
    case invalidJSON = "invalid-json"
    case invalidRequest = "invalid-request"
    case unauthenticated
    case forbidden
    case foreignPage = "foreign-page"
    case notInPlan = "not-in-plan"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case requestTimeout = "request-timeout"
    case slowReader = "slow-reader"
    case conflict
    case runActive = "run-active"
    case idempotencyInProgress = "idempotency-in-progress"
    case preconditionFailed = "precondition-failed"
    case tooLarge = "too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case idempotencyKeyReused = "idempotency-key-reused"
    case providerRefused = "provider-refused"
    case preconditionRequired = "precondition-required"
    case rateLimited = "rate-limited"
    case quotaExceeded = "quota-exceeded"
    case `internal`
    case providerFailed = "provider-failed"
    case providerUnavailable = "provider-unavailable"
    case providerOutOfCredit = "provider-out-of-credit"
    case storageUnavailable = "storage-unavailable"
    case unavailable
    case providerTimeout = "provider-timeout"

    /// The name as a reference; relative to the server.
    package var uri: String { "/problems/\(rawValue)" }

    /// The status that always goes with it.
    package var status: HTTPResponse.Status {
        switch self {
        case .badRequest, .invalidJSON: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden, .foreignPage, .notInPlan: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .requestTimeout, .slowReader: .requestTimeout
        case .conflict, .runActive, .idempotencyInProgress: .conflict
        case .preconditionFailed: .preconditionFailed
        case .tooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .invalidRequest, .idempotencyKeyReused, .providerRefused: .unprocessableContent
        case .preconditionRequired: .preconditionRequired
        case .rateLimited, .quotaExceeded: .tooManyRequests
        case .internal: .internalServerError
        case .providerFailed: .badGateway
        case .providerUnavailable, .providerOutOfCredit, .storageUnavailable, .unavailable: .serviceUnavailable
        case .providerTimeout: .gatewayTimeout
        }
    }

    /// The same few words each time.
    package var title: String {
        switch self {
        case .badRequest: "The request cannot be carried out as it stands"
        case .invalidJSON: "The body is no valid JSON"
        case .invalidRequest: "Some fields are not valid"
        case .unauthenticated: "Nobody is signed in"
        case .forbidden: "This key may not do that"
        case .foreignPage: "A page of another origin may change nothing here"
        case .notInPlan: "The plan does not have this"
        case .notFound: "There is nothing here"
        case .methodNotAllowed: "This path does not take that method"
        case .notAcceptable: "The answer comes in none of the formats asked for"
        case .requestTimeout: "The request took too long to arrive"
        case .slowReader: "The reader took nothing of the stream for too long"
        case .conflict: "This contradicts what is stored"
        case .runActive: "A run is writing this story"
        case .idempotencyInProgress: "The first request with this key is still running"
        case .preconditionFailed: "It was changed in the meantime"
        case .tooLarge: "The body is too large"
        case .unsupportedMediaType: "The body is of a type that is not read here"
        case .idempotencyKeyReused: "This key was used for another request"
        case .providerRefused: "The model's provider refuses this text"
        case .preconditionRequired: "Say which version you change"
        case .rateLimited: "Too many requests"
        case .quotaExceeded: "The plan's limit is reached"
        case .internal: "A fault of the server"
        case .providerFailed: "The model's provider failed"
        case .providerUnavailable: "The model's provider is not available"
        case .providerOutOfCredit: "The account at the model's provider has no credit"
        case .storageUnavailable: "The database is not available"
        case .unavailable: "The server is not available"
        case .providerTimeout: "The model's provider did not answer in time"
        }
    }
}
