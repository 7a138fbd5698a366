/// A language in BCP 47's spelling, such as `en`, `de` or `pt-BR`; the story is written in it.
package struct LanguageTag: Hashable, Sendable, Codable, CustomStringConvertible {
    /// English, which is written where nobody says otherwise.
    package static let english = LanguageTag(unchecked: "en")

    /// The tag as it was given.
    package let rawValue: String

    /// Reads a tag: a language of 2–8 letters, then subtags of 1–8 letters or digits (RFC 5646 §2.1, without the
    /// registry's list of names).
    ///
    /// - Throws: `BriefError.languageNotATag`.
    package init(_ text: String) throws(BriefError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let wellFormed = parts.enumerated().allSatisfy { index, part in
            (index == 0 ? 2...8 : 1...8).contains(part.count)
                && part.allSatisfy { $0.isASCII && ($0.isLetter || (index > 0 && $0.isNumber)) }
        }
        guard wellFormed else { throw .languageNotATag(text) }
        self.rawValue = text
    }

    private init(unchecked text: String) {
        self.rawValue = text
    }

    /// The primary language alone, in lower case: `pt` of `pt-BR`.
    package var primary: String {
        String(rawValue.prefix { $0 != "-" }).lowercased()
    }

    package init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }
}
