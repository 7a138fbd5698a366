extension Unicode.Scalar {
    /// Straight, curly, modifier or full-width apostrophe.
    package var isApostrophe: Bool {
        switch value {
        case 0x27, 0x2018, 0x2019, 0x02BC, 0xFF07: true
        default: false
        }
    }

    /// Full stop, exclamation mark, question mark, ellipsis and their counterparts in other scripts: Unicode's
    /// `Sentence_Terminal`, the ellipsis, and marks that the property leaves out because they are also something else
    /// (the Greek question mark, the Hebrew sof pasuq, the Tibetan shads).
    ///
    /// A table of ranges, since the property is looked up for each letter of each text.
    package var isTerminal: Bool {
        if value < 0x80 { return value == 0x2E || value == 0x21 || value == 0x3F }
        if value < 0x2000 { return isTerminalOfAlphabet }
        switch value {
        case 0x2024, 0x2026, 0x203C, 0x203D, 0x2047...0x2049, 0x2CF9...0x2CFB, 0x2E2E, 0x2E3C, 0x2E53, 0x2E54:
            return true
        case 0xA4FF, 0xA60E, 0xA60F, 0xA6F3, 0xA6F7, 0xA876, 0xA877, 0xA8CE, 0xA8CF, 0xA92F, 0xA9C8, 0xA9C9: return true
        case 0xAA5D...0xAA5F, 0xAAF0, 0xAAF1, 0xABEB, 0xFE12, 0xFE15, 0xFE16, 0xFE52, 0xFE56, 0xFE57: return true
        case 0x10000...: return properties.isSentenceTerminal
        default: return isIdeographicTerminal
        }
    }

    /// A terminal of the scripts below U+2000.
    private var isTerminalOfAlphabet: Bool {
        switch value {
        case 0x037E, 0x0589, 0x05C3, 0x061D...0x061F, 0x06D4, 0x0700...0x0702, 0x07F9: true
        case 0x0837, 0x0839, 0x083D, 0x083E, 0x0964, 0x0965, 0x0F08, 0x0F0D...0x0F12, 0x0F14: true
        case 0x104A, 0x104B, 0x1362, 0x1367, 0x1368, 0x166E, 0x1735, 0x1736, 0x17D4, 0x17D5: true
        case 0x1803, 0x1809, 0x1944, 0x1945, 0x1AA8...0x1AAB, 0x1B4E, 0x1B4F, 0x1B5A, 0x1B5B, 0x1B5E, 0x1B5F: true
        case 0x1B7D...0x1B7F, 0x1C3B, 0x1C3C, 0x1C7E, 0x1C7F: true
        default: false
        }
    }

    /// A letter of a script in which sentences end without a mark: Thai, Lao, Khmer, Burmese and their kin (line break
    /// class SA). Marks of these scripts that end a sentence are none.
    package var isOfUnmarkedScript: Bool {
        guard value >= 0x0E01, value < 0x11750 else { return false }
        switch value {
        case 0x0E01...0x0EFF, 0x1000...0x1049, 0x104C...0x109F, 0x1780...0x17D3, 0x17D6...0x17FF: return true
        case 0x1950...0x19DF, 0x1A20...0x1AA7, 0xA9E0...0xA9FF, 0xAA60...0xAADF, 0x11700...0x1174F: return true
        default: return false
        }
    }

    /// A closing bracket of Chinese and Japanese. Novels put no full stop before it.
    package var isWideCloser: Bool {
        switch value {
        case 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0xFF09, 0xFF3D, 0xFF5D, 0xFF63: true
        default: false
        }
    }

    /// A terminal that no space follows: those of Chinese and Japanese.
    package var isIdeographicTerminal: Bool {
        switch value {
        case 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: true
        default: false
        }
    }

    /// A letter or mark of Chinese or Japanese, which put no space between sentences; Hangul is none.
    package var isWide: Bool {
        switch value {
        case 0x2E80...0x30FF, 0x31A0...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF9F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Any quotation mark, straight or curly, and the corner brackets of Chinese and Japanese.
    package var isQuote: Bool {
        switch value {
        case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0xFF02, 0xFF07, 0xFF62, 0xFF63:
            true
        default: false
        }
    }

    /// A bracket that opens.
    package var isOpeningBracket: Bool {
        switch value {
        case 0x28, 0x5B, 0x7B, 0x3008, 0x300A, 0x3010, 0xFF08, 0xFF3B: true
        default: false
        }
    }

    /// A bracket that closes.
    package var isClosingBracket: Bool {
        switch value {
        case 0x29, 0x5D, 0x7D, 0x3009, 0x300B, 0x3011, 0xFF09, 0xFF3D: true
        default: false
        }
    }

    /// A mark that may stand between a sentence's last terminal and its end: quotes, brackets, Markdown emphasis.
    package var isCloser: Bool {
        switch value {
        case 0x300C, 0x300E, 0xFF62: false
        default: isQuote || isClosingBracket || self == "*" || self == "_"
        }
    }

    /// A mark that may stand before a sentence's first word.
    package var isOpener: Bool {
        switch value {
        case 0x201D, 0x300D, 0x300F, 0x203A, 0xFF63: false
        default: isQuote || isOpeningBracket || self == "*" || self == "_"
        }
    }

    /// A hyphen or dash, as dialogue uses it.
    package var isDash: Bool {
        value == 0x2D || (0x2010...0x2015).contains(value)
    }

    /// White space within a line; line breaks are `isLineBreak`.
    package var isSpace: Bool {
        // The table of properties is slow to ask, and most text is ASCII.
        if value < 0x80 { return value == 0x20 || value == 0x09 }
        return properties.isWhitespace && !isLineBreak
    }

    /// White space of any kind, line breaks among it.
    package var isWhite: Bool {
        value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    /// An end of line in any convention.
    package var isLineBreak: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// A letter or a digit.
    package var isWordPart: Bool { WordClass(self).isCore }
}
