/// Lines that name a part of a text instead of telling it.
package enum Headings {
    /// Whether `line` is a Markdown heading: one to six number signs and a space.
    package static func isMarkdownHeading(_ line: some StringProtocol) -> Bool {
        let signs = line.prefix { $0 == "#" }
        guard (1...6).contains(signs.count) else { return false }
        let rest = line.dropFirst(signs.count)
        return rest.isEmpty || rest.first?.isWhitespace == true || rest.first?.isLetter == true && signs.count > 1
    }

    /// Whether `line` is a rule or scene break: three or more of `-`, `*`, `_`, `=`, `~`, `#`, or an ornament such as an
    /// asterism or `◇`.
    package static func isRule(_ line: some StringProtocol) -> Bool {
        guard line.utf8.count <= 80 else { return false }
        let marks = line.unicodeScalars.filter { !$0.isSpace }
        guard let first = marks.first else { return false }
        if ornaments.contains(first) { return marks.count <= 9 && marks.allSatisfy { ornaments.contains($0) } }
        guard "-*_=~—–•#─━＊＝～×✻✽".unicodeScalars.contains(first), marks.allSatisfy({ $0 == first }) else {
            return false
        }
        return marks.count >= 3 || (first == "#" && marks.count == 1)
    }

    /// What stands alone between two scenes.
    private static let ornaments = Set("⁂❦❧☙◇◆□■○●☆★※✦✧❖☸◎▲△▼▽❉❋✱✲✳✴⚜⁎⁑".unicodeScalars)

    /// Whether `line` is a label such as "Scene 3: The Lamp", "CHAPTER IV", "Part Two – Dusk", "Epilogue" or "第三章"; a
    /// number alone is none.
    package static func isLabel(_ line: some StringProtocol) -> Bool {
        switch HeadingReader.heading(of: line)?.kind {
        case .numbered, .named: true
        case .number, nil: false
        }
    }

    /// `line` without Markdown's signs at its ends.
    package static func plain(_ line: some StringProtocol) -> Substring {
        var text = Paragraphs.trimmed(line)
        while let first = text.utf8.first, isSign(first) { text.utf8.removeFirst() }
        while let last = text.utf8.last, isSign(last) { text.utf8.removeLast() }
        return text
    }

    /// Whether a byte is one of Markdown's signs or a space; all of them are ASCII.
    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ">"),
            UInt8(ascii: " "), UInt8(ascii: "`"):
            true
        default: false
        }
    }
}
