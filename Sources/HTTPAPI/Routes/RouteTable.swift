import HTTPTypes

/// All routes, found by method and path.
package struct RouteTable: Sendable {
    /// One piece of all paths: what may follow it, and the routes that end here.
    private final class Node: Sendable {
        let literals: [String: Node]
        let value: Node?
        let routes: [Route]

        init(_ routes: [(rest: ArraySlice<PathTemplate.Segment>, route: Route)]) {
            self.routes = routes.filter { $0.rest.isEmpty }.map(\.route)
            var literals: [String: [(ArraySlice<PathTemplate.Segment>, Route)]] = [:]
            var values: [(ArraySlice<PathTemplate.Segment>, Route)] = []
            for (rest, route) in routes {
                switch rest.first {
                case .literal(let text): literals[text, default: []].append((rest.dropFirst(), route))
                case .value: values.append((rest.dropFirst(), route))
                case nil: break
                }
            }
            self.literals = literals.mapValues { Node($0.map { (rest: $0.0, route: $0.1) }) }
            self.value = values.isEmpty ? nil : Node(values.map { (rest: $0.0, route: $0.1) })
        }
    }

    /// The groups, in the order in which they were given.
    package let groups: [RouteGroup]
    private let root: Node

    /// Takes groups. Two routes of one method and path, or of one operation id, stop the program: that is a fault of the
    /// source that the first test run finds.
    package init(_ groups: [RouteGroup]) {
        self.groups = groups
        let routes = groups.flatMap(\.routes)
        let places = routes.map { "\($0.method.rawValue) \($0.path)" }
        precondition(Set(places).count == places.count, "Two routes have the same method and path.")
        precondition(Set(routes.map(\.operationID)).count == routes.count, "Two routes have the same operation id.")
        root = Node(routes.map { (rest: $0.path.segments[...], route: $0) })
    }

    /// All routes.
    package var routes: [Route] { groups.flatMap(\.routes) }

    /// The route for a request. HEAD finds the route of GET.
    ///
    /// - Parameter path: as it came, percent-encoded, without query.
    package func match(_ method: HTTPRequest.Method, _ path: Substring) -> RouteMatch {
        var pieces: [String] = []
        for piece in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let piece = PercentText.decode(piece) else { return .unknownPath }
            pieces.append(piece)
        }
        if pieces.last == "" { pieces.removeLast() }
        var found: [Route] = []
        Self.collect(root, pieces[...], &found)
        let wanted = method == .head ? HTTPRequest.Method.get : method
        if let route = found.first(where: { $0.method == wanted && $0.path == found[0].path }) {
            var values: [String: String] = [:]
            for (segment, piece) in zip(route.path.segments, pieces) {
                if case .value(let name) = segment { values[name] = piece }
            }
            return .route(route, values: values)
        }
        guard let path = found.first?.path else { return .unknownPath }
        var methods = found.filter { $0.path == path }.map(\.method)
        if methods.contains(.get) { methods.append(.head) }
        return .otherMethods(methods)
    }

    /// How errors of a path are told: as the group of the longest prefix tells them.
    package func errors(for path: Substring) -> any ErrorRendering {
        let fitting = groups.filter { group in
            path.hasPrefix(group.prefix)
                && (group.prefix.hasSuffix("/") || path.dropFirst(group.prefix.count).first.map { $0 == "/" } ?? true)
        }
        return fitting.max { $0.prefix.count < $1.prefix.count }?.errors ?? ProblemRendering()
    }

    /// Literal pieces go before values, so `/tasks/all` is never taken for the task “all”, whatever the method.
    private static func collect(_ node: Node, _ pieces: ArraySlice<String>, _ found: inout [Route]) {
        guard let piece = pieces.first else {
            found += node.routes
            return
        }
        if let next = node.literals[piece] { collect(next, pieces.dropFirst(), &found) }
        if let next = node.value, !piece.isEmpty { collect(next, pieces.dropFirst(), &found) }
    }
}
