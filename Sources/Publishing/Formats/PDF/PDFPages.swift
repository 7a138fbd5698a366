import StoryDomain

/// The text flowing from page to page. Lines stand on a grid, so that those of facing pages meet.
struct PDFPages {
    private static let numberSize = 8.5

    private let press: PDFPress
    private let measures: PDFMeasures
    /// The title as it stands at the head of pages; nil where it would not fit there.
    private let head: String?
    /// The line of the grid that is filled next.
    private var line = 0
    /// Pages of text so far, this one included.
    private var number = 1
    private var isChapterPage = true
    /// Whether anything stands on the page.
    private var isEmpty = true
    /// Pictures that wait for the next page's head.
    private var waiting: [(picture: PDFPicture, alternative: String)] = []

    /// Begins at the head of a page.
    init(_ press: PDFPress, _ manuscript: Manuscript) {
        self.press = press
        measures = PDFMeasures(manuscript.language)
        let title = manuscript.titleLine
        let lines = press.set(title, size: Self.numberSize, .centred, isItalic: true) { $0.count }
        head = lines == 1 && manuscript.hasHeadings ? title : nil
    }

    /// The lines of a page.
    private var lines: Int { Int((PDFMeasures.bottom - PDFMeasures.top) / measures.leading) }

    /// Where a line's letters stand.
    private func base(_ line: Int) -> Double {
        PDFMeasures.top + measures.size + Double(line) * measures.leading
    }

    /// Begins a chapter on a new page, with its heading some way down, and in the outline.
    mutating func beginChapter(_ heading: String) {
        flush()
        if !isEmpty { turn() }
        isChapterPage = true
        press.mark(TextLines.joined(heading))
        line = 4
        let size = measures.size * 1.6
        let step = Int((size * 1.3 / measures.leading).rounded(.up))
        press.set(TextLines.joined(heading), size: size, .centred) { lines in
            for one in lines where line < self.lines - 4 {
                press.draw(one, x: PDFMeasures.margin, y: base(line))
                line += step
            }
        }
        line += 2
        isEmpty = false
    }

    /// Sets scenes without headings apart.
    mutating func breakScene() {
        if line + 5 > lines { return turn() }
        if isEmpty { return }
        line += 1
        centre("* * *", size: measures.size, isItalic: false)
        line += 1
    }

    /// Sets a part's paragraphs and pictures.
    mutating func set(_ part: Manuscript.Part) {
        var opens = true
        for block in part.blocks {
            switch block {
            case .paragraph(let text):
                // Each line is set by itself, else those before a break would be stretched to the edge.
                for (index, line) in TextLines.lines(of: text).enumerated() {
                    paragraph(String(line), indent: opens || index > 0 ? 0 : measures.indent)
                }
                opens = false
            case .sceneBreak:
                breakScene()
                opens = true
            case .picture(let picture):
                let alternative = part.alternative(of: picture)
                if let figure = PDFPicture(picture) {
                    place(figure, alternative)
                } else {
                    note(alternative)
                }
            }
        }
    }

    /// A line in italics, apart from the text.
    mutating func note(_ text: String) {
        if line + 4 > lines { turn() }
        if !isEmpty { line += 1 }
        centre(text, size: measures.size * 0.95, isItalic: true)
        line += 1
    }

    /// Ends the last page.
    mutating func end() {
        flush()
        if !isEmpty || number == 1 { finishPage() }
    }

    private mutating func centre(_ text: String, size: Double, isItalic: Bool) {
        press.set(text, size: size, .centred, isItalic: isItalic) { lines in
            for one in lines {
                if line >= self.lines { turn() }
                press.draw(one, x: PDFMeasures.margin, y: base(line))
                line += 1
                isEmpty = false
            }
        }
    }

    /// Sets a paragraph. Neither its first line stands alone at a page's foot nor its last one at a page's head.
    private mutating func paragraph(_ text: String, indent: Double) {
        press.set(
            text.replacing("\u{2028}", with: " "), size: measures.size, .justified(indent: indent)
        ) { set in
            var rest = set[...]
            while !rest.isEmpty {
                let room = lines - line
                var count = min(room, rest.count)
                if count < rest.count {
                    if rest.count - count == 1 { count -= 1 }
                    if count == 1 && rest.count == set.count { count = 0 }
                    if isEmpty { count = max(1, count) }
                }
                for one in rest.prefix(max(0, count)) {
                    press.draw(one, x: PDFMeasures.margin, y: base(line))
                    line += 1
                    isEmpty = false
                }
                rest = rest.dropFirst(max(0, count))
                if !rest.isEmpty { turn() }
            }
        }
    }

    /// Shows a picture here, or at the head of the next page where it does not fit.
    private mutating func place(_ picture: PDFPicture, _ alternative: String) {
        let needed = Int(((picture.height + measures.leading) / measures.leading).rounded(.up))
        guard line + needed <= lines || isEmpty else {
            waiting.append((picture, alternative))
            return
        }
        let room = Double(needed) * measures.leading
        let above = isEmpty ? 0 : (room - picture.height) / 2 - measures.leading * 0.15
        guard picture.draw(on: press, y: PDFMeasures.top + Double(line) * measures.leading + above)
        else {
            return note(alternative)
        }
        line += needed
        isEmpty = false
    }

    /// Shows the pictures that still wait.
    private mutating func flush() {
        while !waiting.isEmpty { turn() }
    }

    /// Begins the next page with the pictures that wait for it.
    private mutating func turn() {
        finishPage()
        number += 1
        line = 0
        isEmpty = true
        isChapterPage = false
        let pictures = waiting
        waiting = []
        for (picture, alternative) in pictures { place(picture, alternative) }
    }

    /// The page's number, and the title at the head of pages on which no chapter begins.
    private func finishPage() {
        press.set("\(number)", size: Self.numberSize, .centred) { lines in
            lines.forEach { press.draw($0, x: PDFMeasures.margin, y: PDFMeasures.height - 34) }
        }
        if let head, !isChapterPage {
            press.set(head, size: Self.numberSize, .centred, isItalic: true) { lines in
                lines.forEach { press.draw($0, x: PDFMeasures.margin, y: 38) }
            }
        }
        press.endPage(label: "\(number)")
    }
}
