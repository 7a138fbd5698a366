import StoryDomain

/// Texts of plans without the dress that models give them: Markdown, quotes, "Title:", "Scene 1:".
enum PlanText {
    /// `text` on one line, without the signs of Markdown and HTML.
    static func line(_ text: String) -> String {
        let line = PromptData.line(text)
        guard line.utf8.contains(where: isSign) else { return line }
        var reader = MarkupReader()
        var plain = String.UnicodeScalarView()
        for scalar in line.unicodeScalars { plain.append(contentsOf: reader.take(scalar)) }
        plain.append(contentsOf: reader.finish())
        var cleaner = EmphasisCleaner()
        return PromptData.line(cleaner.clean(String(plain)))
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "&"),
            UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: ">"), UInt8(ascii: "\\"), 0xE2:
            true
        default: false
        }
    }

    /// A title alone; empty where there is nothing but a label ("Scene 1").
    static func title(_ text: String) -> String {
        var title = line(text)
        for _ in 0..<5 {
            let bare = step(title)
            if bare == title { break }
            title = bare
        }
        return title
    }

    /// Takes one layer off.
    private static func step(_ title: String) -> String {
        let text = Headings.plain(title)
        for (open, close) in quotes where text.count > 2 && text.first == open && text.last == close {
            // “One” and “Two” is no quotation of one thing.
            guard text.dropFirst().dropLast().allSatisfy({ $0 != open && $0 != close }) else { continue }
            return String(Paragraphs.trimmed(text.dropFirst().dropLast()))
        }
        if let colon = text.prefix(48).firstIndex(where: { ":：–—|-".contains($0) }), colon > text.startIndex {
            let label = Paragraphs.trimmed(text[..<colon])
            let rest = Paragraphs.trimmed(text[text.index(after: colon)...])
            let isTitled = (text[colon] == ":" || text[colon] == "：") && labels.contains(WordCount.folded(label))
            if isTitled || Headings.isLabel(label) { return String(rest) }
        }
        switch HeadingReader.heading(of: text)?.kind {
        case .numbered: return HeadingReader.heading(of: text)?.title ?? ""
        case .number where text.contains(where: { "IVX".contains($0) }) == false: return ""
        default: break
        }
        let digits = text.prefix { $0.isNumber }
        if (1...3).contains(digits.count) {
            let rest = text.dropFirst(digits.count)
            if let sign = rest.first, ".)、:".contains(sign), rest.dropFirst().first == " " {
                return String(Paragraphs.trimmed(rest.dropFirst()))
            }
        }
        return String(text)
    }

    private static let quotes: [(Character, Character)] = [
        ("\"", "\""), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("「", "」"), ("『", "』"), ("《", "》"),
        ("‘", "’"), ("'", "'"), ("‹", "›"), ("”", "”"), ("【", "】"), ("〈", "〉"),
    ]

    /// Words before a title's colon.
    private static let labels: Set<String> = [
        "title", "story title", "scene title", "chapter title", "the title", "titel", "titre", "título", "titulo",
        "titolo",
        "tytuł", "název", "názov", "titul", "название", "заголовок", "заглавие", "назва", "τίτλος", "başlık", "العنوان",
        "عنوان", "عنوان القصة", "כותרת", "שם הסיפור", "शीर्षक", "ชื่อเรื่อง", "ชื่อ", "tiêu đề", "tựa đề", "judul", "cím",
        "otsikko", "titlu", "标题", "標題", "书名", "書名", "题目", "タイトル", "題名", "제목", "scene", "chapter", "szene",
        "kapitel",
    ]
}
