/// The scripts that a language can be told by.
enum WritingSystem: Int, CaseIterable, Sendable {
    case latin, cyrillic, greek, arabic, hebrew, devanagari, bengali, gurmukhi, gujarati, tamil, telugu, kannada,
        malayalam
    case sinhala, thai, lao, burmese, khmer, tibetan, georgian, armenian, ethiopic, hangul, han, kana

    /// The script of a letter; nil for what is no letter or belongs to a script that is not looked at.
    init?(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            guard (value | 0x20) &- 0x61 < 26 else { return nil }
            self = .latin
            return
        }
        switch value {
        case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x370...0x373, 0x376...0x37D, 0x386, 0x388...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F: self = .cyrillic
        case 0x531...0x588: self = .armenian
        case 0x5D0...0x5F2: self = .hebrew
        case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6EE...0x6FF, 0x750...0x77F, 0xFB50...0xFEFC: self = .arabic
        case 0x904...0x939, 0x958...0x961, 0x971...0x97F: self = .devanagari
        case 0x985...0x9B9, 0x9DC...0x9E1: self = .bengali
        case 0xA05...0xA39, 0xA59...0xA5E: self = .gurmukhi
        case 0xA85...0xAB9: self = .gujarati
        case 0xB85...0xBB9: self = .tamil
        case 0xC05...0xC39: self = .telugu
        case 0xC85...0xCB9: self = .kannada
        case 0xD05...0xD3A: self = .malayalam
        case 0xD85...0xDC6: self = .sinhala
        case 0xE01...0xE30, 0xE40...0xE45: self = .thai
        case 0xE81...0xEB0, 0xEC0...0xEC4, 0xEDC...0xEDF: self = .lao
        case 0xF40...0xF6C: self = .tibetan
        case 0x1000...0x102A, 0x1050...0x1055: self = .burmese
        case 0x10A0...0x10FF, 0x1C90...0x1CBF: self = .georgian
        case 0x1200...0x135A: self = .ethiopic
        case 0x1780...0x17B3: self = .khmer
        case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: self = .hangul
        case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FE, 0xFF66...0xFF9D: self = .kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
        default: return nil
        }
    }

    /// How much a letter tells, in letters of an alphabet: an ideograph stands for two or three, a syllable or a consonant
    /// with its vowel sign for two.
    var weight: Int {
        switch self {
        case .han, .hangul, .ethiopic: 3
        case .kana, .tibetan, .devanagari, .bengali, .gurmukhi, .gujarati, .tamil, .telugu, .kannada, .malayalam,
            .sinhala,
            .thai, .lao, .burmese, .khmer:
            2
        default: 1
        }
    }

    /// The scripts that a language is written in; nil where that is not known here.
    static func systems(of language: LanguageTag) -> Set<WritingSystem>? {
        let parts = language.rawValue.lowercased().split(separator: "-").dropFirst()
        if let script = parts.first(where: { $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
            return byScript[String(script)]
        }
        return byLanguage[language.primary]
    }

    /// The language that a script alone tells; nil where several are written in it.
    var soleLanguage: String? {
        switch self {
        case .greek: "el"
        case .hebrew: "he"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        case .sinhala: "si"
        case .thai: "th"
        case .lao: "lo"
        case .burmese: "my"
        case .khmer: "km"
        case .tibetan: "bo"
        case .georgian: "ka"
        case .armenian: "hy"
        case .hangul: "ko"
        case .han: "zh"
        case .kana: "ja"
        case .latin, .cyrillic, .arabic, .devanagari, .bengali, .ethiopic: nil
        }
    }

    private static let byScript: [String: Set<WritingSystem>] = [
        "latn": [.latin], "cyrl": [.cyrillic], "grek": [.greek], "arab": [.arabic], "hebr": [.hebrew],
        "deva": [.devanagari],
        "beng": [.bengali], "guru": [.gurmukhi], "gujr": [.gujarati], "taml": [.tamil], "telu": [.telugu],
        "knda": [.kannada],
        "mlym": [.malayalam], "sinh": [.sinhala], "thai": [.thai], "laoo": [.lao], "mymr": [.burmese], "khmr": [.khmer],
        "tibt": [.tibetan], "geor": [.georgian], "armn": [.armenian], "ethi": [.ethiopic], "kore": [.hangul, .han],
        "hang": [.hangul], "jpan": [.kana, .han], "hans": [.han], "hant": [.han], "hani": [.han],
    ]

    private static let byLanguage: [String: Set<WritingSystem>] = {
        var result: [String: Set<WritingSystem>] = [
            "el": [.greek], "he": [.hebrew], "yi": [.hebrew], "pa": [.gurmukhi, .arabic], "gu": [.gujarati],
            "ta": [.tamil],
            "te": [.telugu], "kn": [.kannada], "ml": [.malayalam], "si": [.sinhala], "th": [.thai], "lo": [.lao],
            "my": [.burmese],
            "km": [.khmer], "bo": [.tibetan], "dz": [.tibetan], "ka": [.georgian], "hy": [.armenian],
            "ko": [.hangul, .han],
            "ja": [.kana, .han], "zh": [.han], "yue": [.han], "wuu": [.han], "nan": [.han, .latin], "lzh": [.han],
            "sr": [.cyrillic, .latin], "bs": [.latin, .cyrillic], "uz": [.latin, .cyrillic], "kk": [.cyrillic, .latin],
            "az": [.latin, .cyrillic], "mn": [.cyrillic], "tt": [.cyrillic], "ky": [.cyrillic], "tg": [.cyrillic],
            "ku": [.latin, .arabic], "ckb": [.arabic], "ug": [.arabic], "ks": [.arabic, .devanagari],
            "sd": [.arabic, .devanagari],
        ]
        for code in ["ru", "uk", "be", "bg", "mk"] { result[code] = [.cyrillic] }
        for code in ["ar", "arz", "fa", "ur", "ps"] { result[code] = [.arabic] }
        for code in ["hi", "mr", "ne", "sa"] { result[code] = [.devanagari] }
        for code in ["bn", "as"] { result[code] = [.bengali] }
        for code in ["am", "ti"] { result[code] = [.ethiopic] }
        for code in [
            "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "sv", "da", "nb", "nn", "no", "fi",
            "hu", "et",
            "lv", "lt", "ro", "tr", "id", "ms", "vi", "tl", "fil", "sw", "ca", "gl", "eu", "ga", "cy", "af", "is", "sq",
            "la", "eo",
            "lb", "fy", "oc", "br", "gd", "mt", "so", "zu", "xh", "yo", "ig", "ha", "jv", "su", "mg", "ht", "haw", "mi",
            "sm",
        ] { result[code] = [.latin] }
        return result
    }()
}
