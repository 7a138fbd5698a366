/// What a scalar is to word boundaries: the classes of Unicode's UAX #29 that the rules here need.
///
/// Hebrew letters are letters like others; the colon joins letters, as the annex's default rules have it.
enum WordClass: UInt8 {
    /// Spaces, signs, dashes and all else that is in no word.
    case other
    /// A letter of a script that writes words as wholes; Hangul syllables are among them.
    case letter
    /// A decimal digit.
    case numeric
    /// The underscore and its relatives.
    case connector
    /// Joins its own kind only.
    case katakana
    /// A letter that is a segment alone: an ideograph, a hiragana letter, a base of Thai, Lao, Khmer or Myanmar.
    case single
    /// Joins letters when between two: the colon, the middle dot.
    case midLetter
    /// Joins digits when between two: comma and semicolon.
    case midNumber
    /// Joins both: full stop and apostrophes.
    case midBoth
    /// Marks and format characters: part of what stands before them.
    case extend

    /// The class of an ASCII byte.
    init(ascii byte: UInt8) {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: self = .letter
        case 0x30...0x39: self = .numeric
        case 0x5F: self = .connector
        case 0x27, 0x2E: self = .midBoth
        case 0x3A: self = .midLetter
        case 0x2C, 0x3B: self = .midNumber
        default: self = .other
        }
    }

    /// The class of any scalar.
    init(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x80 {
            self = WordClass(ascii: UInt8(truncatingIfNeeded: scalar.value))
        } else {
            self = WordClass.listed(scalar.value) ?? WordClass.byCategory(scalar)
        }
    }

    /// Whether a segment with such a scalar counts as a word.
    var isCore: Bool {
        switch self {
        case .letter, .numeric, .katakana, .single: true
        default: false
        }
    }

    /// Whether it may stand inside a word between two letters.
    var joinsLetters: Bool { self == .midLetter || self == .midBoth }

    /// Whether it may stand inside a number between two digits.
    var joinsNumbers: Bool { self == .midNumber || self == .midBoth }

    /// The scalars that the annex lists by hand, or that go by block rather than by category.
    private static func listed(_ value: UInt32) -> WordClass? {
        switch value {
        case 0x2018, 0x2019, 0x2024, 0xFE52, 0xFF07, 0xFF0E: .midBoth
        case 0x00B7, 0x0387, 0x055F, 0x05F4, 0x2027, 0xFE13, 0xFE55, 0xFF1A: .midLetter
        case 0x037E, 0x0589, 0x060C, 0x060D, 0x066C, 0x07F8, 0x2044, 0xFE10, 0xFE14, 0xFE50, 0xFE54, 0xFF0C, 0xFF1B:
            .midNumber
        case 0x066B: .numeric
        case 0x202F: .connector
        case 0x200B: .other
        case 0x3031...0x3035, 0x309B...0x309C, 0x30A0...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x32D0...0x32FE,
            0x3300...0x3357, 0xFF66...0xFF9D, 0x1AFF0...0x1AFFE, 0x1B000:
            .katakana
        case 0xFF9E...0xFF9F: .extend
        case 0x3041...0x3096, 0x309D...0x309F, 0x1B001...0x1B11F: .single
        default: nil
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> WordClass {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return .extend
        case .decimalNumber: return .numeric
        case .connectorPunctuation: return .connector
        default: break
        }
        if properties.isIdeographic { return .single }
        guard properties.isAlphabetic else { return .other }
        return needsDictionary(scalar.value) ? .single : .letter
    }

    /// Scripts of South-East Asia that write without spaces (line break class SA).
    private static func needsDictionary(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E01...0x0E7F, 0x0E80...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF,
            0xA9E0...0xA9FF, 0xAA60...0xAADF, 0x11700...0x1174F:
            true
        default: false
        }
    }
}
