/// Whose something is: the `sub` of a token, the user of an API key, or the one local user.
package struct UserID: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
    /// The most characters that an id may have.
    package static let longest = 255

    /// Who works without accounts: at a terminal, or with a server that only this machine reaches.
    package static let local = UserID(unchecked: "local")

    package let rawValue: String

    /// Takes an id; nil where it is empty, longer than `longest`, or holds control characters.
    package init?(rawValue: String) {
        let isPlain = rawValue.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard !rawValue.isEmpty, rawValue.count <= Self.longest, isPlain else { return nil }
        self.rawValue = rawValue
    }

    private init(unchecked: String) {
        self.rawValue = unchecked
    }

    package var description: String { rawValue }
}
