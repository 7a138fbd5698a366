/// Takes a thought block that some models put before their answer out of a stream: `<think>` to `</think>`.
struct ThoughtFilter: Sendable {
    private static let opening = Array("<think>".unicodeScalars)
    private static let closing = Array("</think>".unicodeScalars)

    private enum Phase { case before, inside, done }

    /// Whether a thought block was taken out.
    private(set) var hasTaken = false

    private var phase = Phase.before
    private var held: [Unicode.Scalar] = []

    /// Whether nothing more will be taken out.
    var isDone: Bool { phase == .done }

    /// Takes the next scalar of the call.
    ///
    /// - Returns: The scalars that may go on.
    mutating func pass(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch phase {
        case .done:
            return [scalar]
        case .before:
            if held.isEmpty, scalar.properties.isWhitespace { return [scalar] }
            held.append(scalar)
            if held == Self.opening {
                (phase, held, hasTaken) = (.inside, [], true)
            } else if !Self.opening.starts(with: held) {
                return release()
            }
            return []
        case .inside:
            held.append(scalar)
            if held.count > Self.closing.count { held.removeFirst() }
            if held == Self.closing { (phase, held) = (.before, []) }
            return []
        }
    }

    /// Ends the call.
    ///
    /// - Returns: What was held back and is no thought.
    mutating func finish() -> [Unicode.Scalar] {
        phase == .before ? release() : []
    }

    private mutating func release() -> [Unicode.Scalar] {
        defer { (phase, held) = (.done, []) }
        return held
    }
}
