import HTTPTypes

/// What a table found for a request.
package enum RouteMatch: Sendable {
    case route(Route, values: [String: String])
    /// The path is known, with these methods only.
    case otherMethods([HTTPRequest.Method])
    case unknownPath

    /// The route, where there is one.
    package var route: Route? {
        if case .route(let route, _) = self { route } else { nil }
    }

    /// The route's path for metrics and logs: few, whatever paths clients try.
    var template: String {
        switch self {
        case .route(let route, _): route.path.description
        case .otherMethods: "(other method)"
        case .unknownPath: "(unknown path)"
        }
    }
}
