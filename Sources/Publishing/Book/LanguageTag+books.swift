import StoryDomain

extension LanguageTag {
    /// The longest beginning of the tag that readers of books take: language, script, region and variants, each in the
    /// form that RFC 5646 §2.1 asks for. Our own rule for tags is looser.
    var bookTag: String {
        let subtags = rawValue.split(separator: "-")
        guard let language = subtags.first, (2...8).contains(language.count) else { return "und" }
        var kept = [language]
        var stage = 0
        for subtag in subtags.dropFirst() {
            guard let next = Self.stage(of: subtag), next > stage || (next == 3 && stage == 3), !kept.contains(subtag)
            else { break }
            stage = next
            kept.append(subtag)
        }
        return kept.joined(separator: "-")
    }

    /// 1 for a script, 2 for a region, 3 for a variant; nil for what is none of them.
    private static func stage(of subtag: Substring) -> Int? {
        let hasLettersOnly = subtag.allSatisfy(\.isLetter)
        switch subtag.count {
        case 4 where hasLettersOnly: return 1
        case 2 where hasLettersOnly, 3 where subtag.allSatisfy(\.isNumber): return 2
        case 5...8: return 3
        case 4 where subtag.first?.isNumber == true: return 3
        default: return nil
        }
    }

    /// Whether the language is written without spaces between words, in letters as wide as high.
    var isIdeographic: Bool { ["zh", "ja", "yue", "wuu", "lzh"].contains(primary) }
}
