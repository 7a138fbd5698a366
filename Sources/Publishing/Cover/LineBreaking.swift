/// Breaks a title into lines without a font at hand: widths are those of wide book types, so that narrower ones fit too.
struct LineBreaking {
    /// Characters that stand at no line's beginning where words have no spaces between.
    private static let closing: Set<Character> = [
        "。", "，", "、", "；", "：", "？", "！", "」", "』", "）", "》", "〉", "】", "…", "—", "ー", "々", ",", ".", ";", ":", "?",
        "!", ")", "”", "’",
    ]

    /// The width of a text at size 1.
    static func width(_ text: some StringProtocol) -> Double {
        text.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of character: Character) -> Double {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar {
        case " ", "i", "j", "l", ",", ".", ":", ";", "'", "’", "!", "|", "I": return 0.38
        case "f", "r", "t", "s", "(", ")", "-", "“", "”", "\"", "J": return 0.5
        case "m", "w", "M", "W", "—", "%", "@", "Q", "O", "G", "D", "H", "N", "U": return 0.93
        case "a"..."z", "0"..."9": return 0.63
        case "A"..."Z": return 0.76
        case "\u{0590}"..."\u{08FF}": return 0.6
        case "\u{1100}"..."\u{115F}", "\u{2E80}"..."\u{A4CF}", "\u{AC00}"..."\u{D7A3}", "\u{F900}"..."\u{FAFF}",
            "\u{FE30}"..."\u{FE6F}", "\u{FF00}"..."\u{FF60}", "\u{20000}"..."\u{3FFFD}":
            return 1.02
        case "\u{1F000}"..."\u{1FAFF}", "\u{2600}"..."\u{27BF}": return 1.3
        default: return scalar.properties.isUppercase ? 0.85 : 0.7
        }
    }

    /// The lines of `text` that are at most `width` wide at size 1, where possible about equally long.
    ///
    /// - Returns: nil where a word would have to be broken and `breaksWords` is false.
    static func lines(of text: String, width most: Double, breaksWords: Bool) -> [String]? {
        guard let greedy = lines(of: pieces(of: text), width: most, breaksWords: breaksWords) else { return nil }
        // Even lines look better than a full one and a short one: the narrowest width with as many lines.
        var (narrow, wide, best) = (most * 0.4, most, greedy)
        for _ in 0..<12 where greedy.count > 1 {
            let tried = (narrow + wide) / 2
            if let evener = lines(of: pieces(of: text), width: tried, breaksWords: false), evener.count <= greedy.count
            {
                (wide, best) = (tried, evener)
            } else {
                narrow = tried
            }
        }
        return best
    }

    private static func lines(of pieces: [Substring], width most: Double, breaksWords: Bool) -> [String]? {
        var lines: [String] = []
        var line = ""
        for piece in pieces {
            let joined = line + piece
            if width(trimmed(joined)) <= most {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(trimmed(line)) }
            line = String(piece)
            guard width(trimmed(line)) > most else { continue }
            guard breaksWords else { return nil }
            while width(line) > most, line.count > 1 {
                var end = line.startIndex
                var used = 0.0
                while end < line.endIndex, used + width(of: line[end]) <= most || end == line.startIndex {
                    used += width(of: line[end])
                    end = line.index(after: end)
                }
                lines.append(String(line[..<end]))
                line = String(line[end...])
            }
        }
        if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
        return lines
    }

    /// What must not be broken: words with the blanks behind them, and single characters of scripts without blanks
    /// with the signs that close them.
    private static func pieces(of text: String) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        for place in text.indices.dropFirst() {
            let (before, here) = (text[text.index(before: place)], text[place])
            let isGap = before.isWhitespace && !here.isWhitespace
            let isFree = (standsAlone(before) || standsAlone(here)) && !closing.contains(here) && !here.isWhitespace
            if isGap || isFree {
                pieces.append(text[start..<place])
                start = place
            }
        }
        if start < text.endIndex { pieces.append(text[start...]) }
        return pieces
    }

    /// Whether lines may break on both sides of it: Han characters and kana.
    private static func standsAlone(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return ("\u{3040}"..."\u{30FF}").contains(scalar) || ("\u{3400}"..."\u{9FFF}").contains(scalar)
            || ("\u{F900}"..."\u{FAFF}").contains(scalar) || ("\u{20000}"..."\u{3FFFD}").contains(scalar)
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text.drop { $0.isWhitespace })
    }
}
