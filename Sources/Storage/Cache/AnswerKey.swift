import StoryDomain

/// What a question is known by in the cache: equal for equal questions of one user, and for no others.
package struct AnswerKey: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// A digest of everything that makes an answer what it is, as lower-case hex.
    package let rawValue: String

    /// Takes a stored key.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }

    /// The key of a question.
    ///
    /// The fields are written one after another, each with its length before it, so that no two questions give the
    /// same bytes: `a` and `bc` are not `ab` and `c`.
    ///
    /// - Parameters:
    ///   - user: whose question it is; nobody is answered from another's cache.
    ///   - operation: what is asked for, e.g. `premise`.
    ///   - provider: who answers.
    ///   - model: the model at that provider.
    ///   - parameters: all else that changes the answer, by name; their order does not matter.
    ///   - prompt: the text that is sent, or a canonical form of the whole request.
    ///   - digest: SHA-256. Taken as an argument, since the caller has a cryptographic library and this room none.
    package static func make(
        user: UserID, operation: String, provider: String, model: String, parameters: [String: String], prompt: String,
        digest: (_ bytes: [UInt8]) -> [UInt8]
    ) -> AnswerKey {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(prompt.utf8.count + 512)
        func append(_ field: String) {
            append(field.utf8.count)
            bytes.append(contentsOf: field.utf8)
        }
        func append(_ count: Int) {
            withUnsafeBytes(of: UInt64(count).bigEndian) { bytes.append(contentsOf: $0) }
        }
        // A change of what is written here must change this mark, or old answers are given to new questions.
        append("answer-key-1")
        for field in [user.rawValue, operation, provider, model] { append(field) }
        append(parameters.count)
        // By their bytes: the order of strings may change with the Unicode version, and counts two spellings as one.
        let sorted = parameters.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (name, value) in sorted {
            append(name)
            append(value)
        }
        append(prompt)
        return AnswerKey(rawValue: digest(bytes).map(hex).joined())
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
