/// A strong tag of one version of a resource (RFC 9110).
package struct EntityTag: Sendable, Hashable, CustomStringConvertible {
    /// Tags that a client named, or `*`.
    struct List {
        var tags: [Substring] = []
        var isAny = false

        /// Whether the tag is among them; weak ones count only where weak comparison is asked for.
        func contains(_ tag: String, weakly: Bool) -> Bool {
            isAny || tags.contains { $0 == tag || (weakly && $0.hasPrefix("W/") && $0.dropFirst(2) == tag) }
        }
    }

    /// The tag in quotes.
    package let description: String

    /// Takes a version: letters, digits, dots and dashes.
    package init(_ version: some CustomStringConvertible) {
        description = "\"\(version)\""
    }

    /// Tags bytes by what they are.
    package init(of bytes: [UInt8]) {
        description = "\"\(Fingerprint(of: bytes).text)\""
    }

    static func list(_ values: [String]) -> List {
        var list = List()
        for value in values {
            for part in value.split(separator: ",") {
                let tag = part.drop { $0 == " " || $0 == "\t" }
                let trimmed = tag.prefix(tag.count - tag.reversed().prefix { $0 == " " || $0 == "\t" }.count)
                if trimmed == "*" { list.isAny = true } else { list.tags.append(trimmed) }
            }
        }
        return list
    }
}
