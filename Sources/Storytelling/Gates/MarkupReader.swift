import StoryDomain

/// Takes the signs of Markdown and HTML out of prose, scalar by scalar, but for emphasis and whole lines such as headings
/// and rules, which others judge.
///
/// Quotes of letters (`>`), struck words (`~~`), code ticks, links, pictures, foot-note marks, bullets, tags and entities
/// lose their signs and keep their words. What merely looks alike stays: `a < b`, `<3`, `2 * 3`, "don`t".
struct MarkupReader: Sendable {
    /// The most scalars of a tag.
    private static let longestTag = 200
    /// The most scalars of a link with its address.
    private static let longestLink = 400
    private static let longestEntity = 12

    /// What may become a sign.
    private var held: [Unicode.Scalar] = []
    private var isAtLineStart = true
    private var last: Unicode.Scalar?
    private var isStruck = false
    private var output: [Unicode.Scalar] = []

    /// Whether `scalar` goes through as it is.
    func passes(_ scalar: Unicode.Scalar) -> Bool {
        guard held.isEmpty, !isAtLineStart else { return false }
        switch scalar {
        case "<", "&", "`", "~", "[", "!", "\\": return false
        default: return !scalar.isLineBreak
        }
    }

    /// Notes a scalar that went through.
    mutating func note(_ scalar: Unicode.Scalar) { last = scalar }

    /// Takes the next scalar.
    ///
    /// - Returns: what may go on.
    mutating func take(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        output.removeAll(keepingCapacity: true)
        feed(scalar)
        return output
    }

    /// Ends the text.
    ///
    /// - Returns: what was held back and is no sign.
    mutating func finish() -> [Unicode.Scalar] {
        output.removeAll(keepingCapacity: true)
        if held.first == "`" { closeTicks(before: nil) }
        while !held.isEmpty { release() }
        return output
    }

    private mutating func feed(_ scalar: Unicode.Scalar) {
        guard let first = held.first else { return begin(with: scalar) }
        switch first {
        case "<": readTag(scalar)
        case "&": readEntity(scalar)
        case "`": if scalar == "`" { held.append(scalar) } else { closeTicks(before: scalar) }
        case "~": if scalar == "~" { held.append(scalar) } else { closeTildes(before: scalar) }
        case "[", "!": readLink(scalar)
        case "\\": readEscape(scalar)
        default: readLineStart(scalar)
        }
    }

    private mutating func begin(with scalar: Unicode.Scalar) {
        if scalar.isLineBreak {
            isStruck = false
            emit(scalar)
            isAtLineStart = true
            return
        }
        if isAtLineStart {
            switch scalar {
            case ">", " ", "\t", "\u{FEFF}":
                if scalar != ">" { emit(scalar, isText: false) }
                return
            case "*", "•", "‣":
                held = [scalar]
                return
            default: isAtLineStart = false
            }
        }
        switch scalar {
        case "<", "&", "`", "~", "[", "!", "\\": held = [scalar]
        default: emit(scalar)
        }
    }

    private mutating func emit(_ scalar: Unicode.Scalar, isText: Bool = true) {
        output.append(scalar)
        last = scalar
        if isText { isAtLineStart = false }
    }

    /// Gives out the first of what is held and looks at the rest anew.
    private mutating func release() {
        let all = held
        held = []
        guard let first = all.first else { return }
        emit(first)
        for scalar in all.dropFirst() { feed(scalar) }
    }

    // MARK: - Lines

    /// Behind `*` or `•` at the beginning of a line: a bullet before a word, else emphasis or a rule.
    private mutating func readLineStart(_ scalar: Unicode.Scalar) {
        if held.count == 1 {
            guard scalar == " " || scalar == "\t" || scalar == "\u{A0}" else {
                release()
                return feed(scalar)
            }
            held.append(scalar)
            return
        }
        if scalar == " " { return }
        if scalar == "*" || scalar == "•" || scalar.isLineBreak {
            release()
        } else {
            held = []
            isAtLineStart = false
        }
        feed(scalar)
    }

    // MARK: - Signs in lines

    private mutating func closeTicks(before next: Unicode.Scalar?) {
        let count = held.count
        held = []
        let isInWord = (last?.isWordPart ?? false) && (next?.isWordPart ?? false)
        if count >= 3 {
            for _ in 0..<count { emit("`") }
        } else if count == 1, isInWord {
            emit("’")
        }
        if let next { feed(next) }
    }

    private mutating func closeTildes(before next: Unicode.Scalar) {
        let count = held.count
        held = []
        let closes = isStruck && count == 2
        let opens = !isStruck && count == 2 && !next.isWhite && !(last?.isWordPart ?? false)
        if closes || opens {
            isStruck = opens
        } else {
            for _ in 0..<count { emit("~") }
        }
        feed(next)
    }

    private mutating func readEscape(_ scalar: Unicode.Scalar) {
        held = []
        if "*_#`~[]()<>!+-.\"'\\|".unicodeScalars.contains(scalar) {
            emit(scalar)
        } else {
            emit("\\")
            feed(scalar)
        }
    }

    private mutating func readEntity(_ scalar: Unicode.Scalar) {
        if scalar == ";" {
            let name = String(String.UnicodeScalarView(held.dropFirst()))
            guard let meant = HTMLWords.scalars(of: name) else {
                held.append(scalar)
                return release()
            }
            held = []
            meant.forEach { emit($0) }
            return
        }
        guard scalar.isASCIIAlphanumeric || (scalar == "#" && held.count == 1), held.count < Self.longestEntity else {
            release()
            return feed(scalar)
        }
        held.append(scalar)
    }

    private mutating func readTag(_ scalar: Unicode.Scalar) {
        if held.count == 1 {
            guard scalar == "/" || scalar == "!" || (scalar.isASCIIAlphanumeric && !("0"..."9").contains(scalar)) else {
                release()
                return feed(scalar)
            }
            held.append(scalar)
            return
        }
        guard !scalar.isLineBreak, held.count < Self.longestTag else {
            release()
            return feed(scalar)
        }
        held.append(scalar)
        guard scalar == ">" else { return }
        guard let meaning = HTMLWords.meaning(ofTag: held) else { return release() }
        held = []
        switch meaning {
        case .nothing: break
        case .lineBreak: if let last, !last.isLineBreak { begin(with: "\n") }
        case .rule: "\n\n***\n\n".unicodeScalars.forEach { emit($0) }
        case .quote(let sign): emit(sign)
        }
    }

    /// `[text](address)`, `![text](address)`, `[^1]`.
    private mutating func readLink(_ scalar: Unicode.Scalar) {
        if held.count == 1, held[0] == "!", scalar != "[" {
            release()
            return feed(scalar)
        }
        let close = held.firstIndex(of: "]")
        if let close, close == held.count - 1, scalar != "(" {
            let isNote = held.count >= 4 && held[0] == "[" && held[1] == "^"
            if isNote { held = [] } else { release() }
            return feed(scalar)
        }
        guard !scalar.isLineBreak, held.count < Self.longestLink, close != nil || scalar != "[" || held.count == 1
        else {
            release()
            return feed(scalar)
        }
        held.append(scalar)
        guard scalar == ")", let close else { return }
        let address = String(String.UnicodeScalarView(held[(close + 2)...].dropLast()))
        guard
            address.contains("://") || address.hasPrefix("#") || address.hasPrefix("/") || address.hasPrefix("mailto:")
        else { return release() }
        let text = held[0] == "!" ? [] : Array(held[1..<close])
        held = []
        text.forEach { emit($0) }
    }
}
