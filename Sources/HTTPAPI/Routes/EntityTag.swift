/// A strong tag of one version of a resource (RFC 9110).
package struct EntityTag: Sendable, Hashable, CustomStringConvertible {
    /// Tags that a client named, or `*`.
    struct List {
        var tags: [Substring] = []
        var isAny = false

        /// Whether it names anything at all.
        var isUsable: Bool { isAny || !tags.isEmpty }

        /// Whether the tag is among them, by weak comparison.
        func contains(_ tag: String) -> Bool {
            isAny || tags.contains { $0 == tag || ($0.hasPrefix("W/") && $0.dropFirst(2) == tag) }
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

    /// What a header of tags may be, as the OpenAPI document says it.
    static let listPattern = #"^(\*|(W/)?"[!#-+\--~]*"( *, *(W/)?"[!#-+\--~]*")*)$"#

    /// The tags that headers name; what is no tag is left out.
    static func list(_ values: [String]) -> List {
        var list = List()
        for value in values {
            for part in value.split(separator: ",") {
                let tag = part.drop { $0 == " " || $0 == "\t" }
                let trimmed = tag.prefix(tag.count - tag.reversed().prefix { $0 == " " || $0 == "\t" }.count)
                if trimmed == "*" {
                    list.isAny = true
                } else if isTag(trimmed) {
                    list.tags.append(trimmed)
                }
            }
        }
        return list
    }

    private static func isTag(_ text: Substring) -> Bool {
        let tag = text.hasPrefix("W/") ? text.dropFirst(2) : text
        guard tag.utf8.count >= 2, tag.hasPrefix("\""), tag.hasSuffix("\"") else { return false }
        return tag.utf8.dropFirst().dropLast().allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
    }
}
