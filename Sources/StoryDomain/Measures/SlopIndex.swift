/// The slop list arranged for looking up: phrases by the hash of their first word, longest first.
struct SlopIndex: Sendable {
    static let shared = SlopIndex(phrases: SlopList.phrases)

    private var byFirst: [UInt64: [(phrase: String, hashes: [UInt64])]] = [:]

    /// Arranges `phrases`.
    init(phrases: [String]) {
        for phrase in phrases {
            let hashes = FoldedWords(phrase).hashes
            guard let first = hashes.first else { continue }
            byFirst[first, default: []].append((phrase, hashes))
        }
        for first in byFirst.keys {
            byFirst[first]?.sort { $0.hashes.count > $1.hashes.count }
        }
    }

    /// The longest phrase that begins with the word at `index`.
    func longest(at index: Int, in hashes: [UInt64]) -> (phrase: String, length: Int)? {
        byFirst[hashes[index]]?
            .first { hashes[index...].starts(with: $0.hashes) }
            .map { ($0.phrase, $0.hashes.count) }
    }
}
