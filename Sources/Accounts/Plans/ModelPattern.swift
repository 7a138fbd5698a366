/// A model's name in which `*` stands for any text, the empty one included.
struct ModelPattern {
    private let pieces: [Substring]

    /// Takes a pattern such as `gemini-*`.
    init(_ pattern: String) {
        pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    }

    /// Whether the whole name is of this form. Takes each piece where it comes first, so the time is bounded by the
    /// product of both lengths.
    func matches(_ name: String) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
            return pieces.first.map { $0 == name } ?? name.isEmpty
        }
        guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count else { return false }
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            while !rest.hasPrefix(piece) {
                guard !rest.isEmpty else { return false }
                rest.removeFirst()
            }
            rest.removeFirst(piece.count)
        }
        return true
    }
}
