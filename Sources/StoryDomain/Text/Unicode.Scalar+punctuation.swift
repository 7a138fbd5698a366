extension Unicode.Scalar {
    /// Straight, curly, modifier or full-width apostrophe.
    package var isApostrophe: Bool {
        switch value {
        case 0x27, 0x2018, 0x2019, 0x02BC, 0xFF07: true
        default: false
        }
    }

    /// Full stop, exclamation mark, question mark, ellipsis and their counterparts in other scripts.
    package var isTerminal: Bool {
        switch value {
        case 0x21, 0x2E, 0x3F, 0x2026, 0x203C, 0x203D, 0x2047...0x2049: true
        case 0x0589, 0x061F, 0x06D4, 0x0964, 0x0965, 0x104A, 0x104B, 0x1362, 0x1367, 0x17D4, 0x17D5: true
        default: isIdeographicTerminal
        }
    }

    /// A terminal that no space follows: those of Chinese and Japanese.
    package var isIdeographicTerminal: Bool {
        switch value {
        case 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: true
        default: false
        }
    }

    /// Any quotation mark, straight or curly, and the corner brackets of Chinese and Japanese.
    package var isQuote: Bool {
        switch value {
        case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0xFF02, 0xFF07: true
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
        case 0x300C, 0x300E: false
        default: isQuote || isClosingBracket || self == "*" || self == "_"
        }
    }

    /// A mark that may stand before a sentence's first word.
    package var isOpener: Bool {
        switch value {
        case 0x201D, 0x300D, 0x300F, 0x203A: false
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
