/// A route's path, such as `/api/v1/stories/{id}`.
package struct PathTemplate: Sendable, Hashable, CustomStringConvertible {
    /// One piece between slashes.
    package enum Segment: Sendable, Hashable {
        case literal(String)
        /// Takes any one piece; has a name.
        case value(String)
    }

    package let description: String
    package let segments: [Segment]

    /// Takes a path in the words of OpenAPI.
    package init(_ path: String) {
        description = path
        segments = path.split(separator: "/").map { piece in
            piece.hasPrefix("{") && piece.hasSuffix("}")
                ? .value(String(piece.dropFirst().dropLast())) : .literal(String(piece))
        }
    }

    /// The names of its values, in order.
    package var names: [String] {
        segments.compactMap { if case .value(let name) = $0 { name } else { nil } }
    }
}
