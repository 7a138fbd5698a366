/// What hangs on a name in languages that write it as one word with others: particles behind Korean names, prefixes before
/// Arabic and Hebrew ones, words of several characters that hold a Chinese or Japanese name.
struct NameForms: Hashable, Sendable {
    private let language: String

    /// The forms of a language, by its primary tag.
    init(language: String) {
        self.language = language
    }

    /// Whether letters directly before a name are only words that are written together with it: و, ب, ל, וב …
    func mayPrecede(word: String) -> Bool {
        guard !word.isEmpty else { return false }
        switch language {
        case "ar": return Self.arabicPrefixes.contains(word)
        case "he", "yi": return word.count <= 3 && word.allSatisfy { "ובלהמשכ".contains($0) }
        default: return false
        }
    }

    /// What letters directly behind a name become behind another one; nil where they make another word of it.
    ///
    /// Korean particles have two forms, after a consonant and after a vowel: 민수는, 지훈은.
    ///
    /// - Returns: The new name and what follows it.
    func ending(_ rest: String, of name: String, for other: String) -> (name: String, text: String)? {
        guard language == "ko", let last = name.unicodeScalars.last, let next = other.unicodeScalars.last,
            Self.isSyllable(last)
        else { return nil }
        var rest = rest
        // Names that end in a consonant take 이 before particles in familiar speech: 지훈이가.
        if Self.isClosed(last), rest.first == "이", rest.count > 1, Self.areParticles(String(rest.dropFirst())),
            !Self.pairs.contains(where: { rest.hasPrefix($0.closed) && $0.closed.count > 1 })
        {
            rest.removeFirst()
            guard Self.isSyllable(next) else { return (other, rest) }
            return (other, (Self.isClosed(next) ? "이" : "") + rest)
        }
        guard Self.areParticles(rest) else { return nil }
        guard Self.isSyllable(next) else { return (other, rest) }
        for pair in Self.pairs {
            let old = Self.isClosed(last) ? pair.closed : pair.open
            guard rest.hasPrefix(old), Self.areParticles(String(rest.dropFirst(old.count))) || rest == old else {
                continue
            }
            // 으로 follows a consonant, but not ㄹ.
            let takesClosed = Self.isClosed(next) && !(pair.open == "로" && Self.final(of: next) == 8)
            return (other, (takesClosed ? pair.closed : pair.open) + rest.dropFirst(old.count))
        }
        return (other, rest)
    }

    /// Whether a name of a script without spaces can be meant at a place: 林 is a name in 林说 and none in 森林.
    ///
    /// Without a dictionary only what the neighbours show is known. A name of one character counts where both its neighbours are
    /// no part of a word with it; of a longer one, where it is not cut out of a name that repeats its last character.
    func mayStand(from start: Int, to end: Int, in text: [Character]) -> Bool {
        guard ["zh", "ja", "yue", "wuu", "lzh"].contains(language), let first = text[start].unicodeScalars.first,
            WordClass(first) == .single
        else { return true }
        let before = start > 0 ? text[start - 1] : nil
        let behind = end < text.count ? text[end] : nil
        guard end - start == 1 else {
            guard let behind, language != "ja" else { return true }
            return !(end - start == 2 && (behind == text[end - 1] || Self.givenNames.contains(behind)))
        }
        if language == "ja" {
            return !Self.isHan(before) && (!Self.isHan(behind) || behind.map { "君様氏殿先".contains($0) } == true)
        }
        let isFreeBefore = !Self.isHan(before) || before.map { Self.beforeNames.contains($0) } == true
        let isFreeBehind = !Self.isHan(behind) || behind.map { Self.behindNames.contains($0) } == true
        return isFreeBefore && isFreeBehind
    }

    private static let arabicPrefixes: Set<String> = [
        "و", "ف", "ب", "ل", "ك", "أ", "ال", "وب", "ول", "وك", "فب", "فل", "فك", "وال", "فال", "بال", "كال", "لل", "ولل",
        "فلل",
        "وبال", "أب", "أل", "أو", "لو", "يا",
    ]

    /// Particles that change, after a consonant and after a vowel. Whom somebody calls comes first, then longer ones.
    private static let pairs: [(closed: String, open: String)] = [
        ("아", "야"), ("이라고", "라고"), ("이라는", "라는"), ("이었다", "였다"), ("으로", "로"), ("이랑", "랑"), ("이나", "나"), ("이라", "라"),
        ("이야", "야"), ("이여", "여"), ("이면", "면"), ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"),
    ]

    private static let particles: [String] = [
        "에게서", "한테서", "에게", "한테", "께서", "께", "까지", "부터", "처럼", "보다", "밖에", "조차", "마저", "하고", "이라고", "라고",
        "이라는", "라는", "이었다", "였다", "이랑", "랑", "이나", "나", "이라", "라", "이야", "야", "이여", "여", "이면", "면", "으로", "로",
        "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "만", "아", "씨", "님", "군", "양", "네", "들", "뿐", "인", "이다",
        "다",
    ]

    /// Whether `text` consists of at most three particles.
    private static func areParticles(_ text: String, most: Int = 3) -> Bool {
        if text.isEmpty { return most < 3 }
        guard most > 0 else { return false }
        return particles.contains {
            text.hasPrefix($0) && areParticles(String(text.dropFirst($0.count)), most: most - 1)
        }
    }

    private static func isSyllable(_ scalar: Unicode.Scalar) -> Bool { (0xAC00...0xD7A3).contains(scalar.value) }

    /// The number of a syllable's final consonant, 0 for none (Unicode, chapter 3.12).
    private static func final(of scalar: Unicode.Scalar) -> UInt32 { (scalar.value &- 0xAC00) % 28 }

    private static func isClosed(_ scalar: Unicode.Scalar) -> Bool { isSyllable(scalar) && final(of: scalar) != 0 }

    private static func isHan(_ character: Character?) -> Bool {
        character?.unicodeScalars.first?.properties.isIdeographic ?? false
    }

    /// Characters that stand before a name without making a word with it.
    private static let beforeNames = Set(
        "的了着过和与跟同对向给把被让叫是在从到看见问等找像比为替由但而又也就都还却便只若如当因所说道听想要请使令名姓阿随及或是于以将那这时后前你我他她")
    /// Characters that stand behind a name without making a word with it.
    private static let behindNames = Set(
        "说道问答喊叫笑哭看望听想走跑站坐躺跪来去回到进出上下起的了着也就在是没不又才却把被和与跟对向给从将会能要可已还都便只一正点摇抬低伸拿放举转推拉"
            + "抓握接递打开关停沉皱睁闭咬吸叹知觉感认记忘等让使为有用先再终突忽猛慢轻悄默继仍似像好很太更最这那并而但因如若以及或则连同应该必须愿肯敢"
            + "怕爱恨喜讨相信怀疑决定开始继续终于已经")
    /// Characters that end given names and hardly ever begin the word behind a name.
    private static let givenNames = Set("华伟芳娜丽磊军娟涛霞桂英兰玲辉鹏婷宇轩涵怡欣琳琪瑶")
}
