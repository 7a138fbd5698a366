/// Cuts words down so that forms of one word compare equal: "walked" and "walking", "keys" and "key".
///
/// Light on purpose: English endings and the commonest irregular pasts; other languages keep their first letters, which
/// finds most inflected forms at the price of a few false friends.
struct Stemmer: Sendable {
    private static let lettersKept = 6
    private static let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]
    private static let irregular: [String: String] = [
        "found": "find", "took": "take", "taken": "take", "gave": "give", "given": "give", "went": "go", "gone": "go",
        "came": "come", "saw": "see", "seen": "see", "told": "tell", "said": "say", "left": "leave", "lost": "lose",
        "kept": "keep", "held": "hold", "heard": "hear", "brought": "bring", "bought": "buy", "thought": "think",
        "caught": "catch", "fought": "fight", "fell": "fall", "fallen": "fall", "felt": "feel", "knew": "know",
        "known": "know", "made": "make", "met": "meet", "ran": "run", "sent": "send", "spoke": "speak",
        "spoken": "speak", "stole": "steal", "stolen": "steal", "stood": "stand", "threw": "throw", "thrown": "throw",
        "wrote": "write", "written": "write", "broke": "break", "broken": "break", "chose": "choose",
        "chosen": "choose", "drove": "drive", "hid": "hide", "hidden": "hide", "led": "lead", "rose": "rise",
        "risen": "rise", "sank": "sink", "sold": "sell", "swam": "swim", "burnt": "burn", "built": "build",
        "died": "die", "dying": "die", "lay": "lie", "lit": "light", "paid": "pay", "rode": "ride", "shook": "shake",
        "shot": "shoot", "sang": "sing", "slept": "sleep", "spent": "spend", "struck": "strike", "won": "win",
        "woke": "wake", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
        "wives": "wife", "lives": "life", "knives": "knife", "leaves": "leaf",
    ]

    private let isEnglish: Bool

    /// For English, or for any other language.
    init(isEnglish: Bool) {
        self.isEnglish = isEnglish
    }

    /// The stem of a folded word.
    func stem(_ word: String) -> String {
        guard isEnglish else { return String(word.prefix(Self.lettersKept)) }
        let base = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
        if let regular = Self.irregular[base] { return Self.withoutSilentE(regular) }
        return Self.withoutSilentE(Self.withoutEnding(base))
    }

    private static func withoutEnding(_ word: String) -> String {
        if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
        if word.hasSuffix("ied"), word.count > 4 { return word.dropLast(3) + "y" }
        if word.hasSuffix("sses") || word.hasSuffix("shes") || word.hasSuffix("ches") || word.hasSuffix("xes") {
            return String(word.dropLast(2))
        }
        for ending in ["ing", "ed", "ly"] where word.hasSuffix(ending) {
            let rest = word.dropLast(ending.count)
            guard rest.count >= 3, rest.contains(where: { vowels.contains($0) }) else { return word }
            return undoubled(rest)
        }
        if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is"), word.count > 3 {
            return String(word.dropLast())
        }
        return word
    }

    /// "stopp" is "stop"; "tell" and "pass" stay.
    private static func undoubled(_ word: Substring) -> String {
        guard let last = word.last, word.dropLast().last == last, !"lsz".contains(last), !vowels.contains(last)
        else { return String(word) }
        return String(word.dropLast())
    }

    private static func withoutSilentE(_ word: String) -> String {
        word.hasSuffix("e") && word.count > 3 ? String(word.dropLast()) : word
    }
}
