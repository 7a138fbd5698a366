/// A language in BCP 47's spelling, such as `en`, `de` or `pt-BR`; the story is written in it.
package struct LanguageTag: Hashable, Sendable, Codable, CustomStringConvertible {
    /// English, which is written where nobody says otherwise.
    package static let english = LanguageTag(unchecked: "en")
    /// The tag of a language that nobody knows (RFC 5646 §2.2.1); for stored stories whose tag says nothing.
    package static let undetermined = LanguageTag(unchecked: "und")

    /// The tag in the spelling that RFC 5646 §2.1.1 recommends: `pt-BR`, `zh-Hant`.
    package let rawValue: String

    /// Reads a tag, a locale such as `zh_CN.UTF-8`, or a language's name in any language that CLDR has names in: "Arabic",
    /// "español", "中文", "Portuguese (Brazil)".
    ///
    /// - Throws: `BriefError.languageNotATag`, with the tag that is probably meant where there is one.
    package init(_ text: String) throws(BriefError) {
        guard let tag = Self.read(text) else {
            throw .languageNotATag(text, nearest: LanguageNames.nearest(to: text).map(Self.init(unchecked:)))
        }
        self = tag
    }

    /// Reads a tag that was stored by an earlier version, which took any word of 2 to 8 letters for one. What says nothing
    /// is `undetermined`, so that no reader of a book is told a language that does not exist.
    package init(stored text: String) {
        self = Self.read(text) ?? .undetermined
    }

    private static func read(_ text: String) -> LanguageTag? {
        if let tag = canonical(text) { return LanguageTag(unchecked: tag) }
        return LanguageNames.tag(of: text).map(Self.init(unchecked:))
    }

    init(unchecked text: String) {
        self.rawValue = text
    }

    /// The tag in its canonical spelling; nil where `text` is none, or its language is none that is registered.
    private static func canonical(_ text: String) -> String? {
        // Locales of POSIX: de_DE.UTF-8, sr_RS@latin.
        let bare = text.prefix { $0 != "." && $0 != "@" }.replacing("_", with: "-")
        let parts = bare.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 8, (2...3).contains(first.count),
            first.allSatisfy({ $0.isASCII && $0.isLetter }),
            parts.dropFirst().allSatisfy({
                (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }),
            let language = LanguageNames.code(first.lowercased())
        else { return nil }
        let rest = parts.dropFirst().map { subtag in
            switch subtag.count {
            case 2 where subtag.allSatisfy(\.isLetter): subtag.uppercased()
            case 4 where subtag.allSatisfy(\.isLetter): subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
            default: subtag.lowercased()
            }
        }
        return ([language] + rest).joined(separator: "-")
    }

    /// The primary language alone, in lower case: `pt` of `pt-BR`.
    package var primary: String {
        String(rawValue.prefix { $0 != "-" }).lowercased()
    }

    /// What the language is called in English, such as "Portuguese"; nil where CLDR does not say. Wakes the toolchain's ICU.
    package var englishName: String? { LanguageNames.englishName(of: primary) }

    package init(from decoder: any Decoder) throws {
        self.init(stored: try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }
}
