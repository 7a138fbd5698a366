import StoryDomain

extension LanguageTag {
    /// Languages that are written from right to left where the tag names no script.
    private static let rightToLeftLanguages: Set<String> = [
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "mzn", "nqo", "pnb", "ps", "rhg", "sd", "syr", "ug",
        "ur", "yi",
    ]

    /// ISO 15924 names of the scripts that are written from right to left, in lower case.
    private static let rightToLeftScripts: Set<String> = [
        "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi",
    ]

    /// Whether text in this language runs from right to left: by its script where the tag names one (a subtag of four
    /// letters right behind the language, RFC 5646 §2.2.3), else by its language.
    var isRightToLeft: Bool {
        let subtags = rawValue.lowercased().split(separator: "-").dropFirst()
        if let script = subtags.first(where: { $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
            return Self.rightToLeftScripts.contains(String(script))
        }
        return Self.rightToLeftLanguages.contains(primary)
    }
}
