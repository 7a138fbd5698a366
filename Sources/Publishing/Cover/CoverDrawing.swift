import StoryDomain

/// A cover without a picture: title and author over an ornament, in colours that follow from the story's id.
///
/// The same story has the same cover always. Lengths are in units of which the cover is 1200 wide and 1800 high.
struct CoverDrawing {
    static let width = 1_200.0
    static let height = 1_800.0

    /// A line of letters, set about the middle of the cover.
    struct Line {
        var text: String
        /// Of the baseline.
        var y: Double
        var size: Double
        /// Whether the letters are set apart, as those of the author are.
        var isSpaced = false
    }

    /// Room left of the letters, and right.
    private static let margin = 130.0
    private static let authorSizes = [46.0, 40, 34, 28]

    let palette: CoverPalette
    let shapes: [CoverShape]
    let lines: [Line]
    let title: String
    let author: String
    let language: LanguageTag

    /// Draws the cover of a story.
    init(_ manuscript: Manuscript) {
        title = manuscript.titleLine
        author = manuscript.author
        language = manuscript.language
        var dice = CoverDice(manuscript.name)
        palette = CoverPalette.all[dice.whole(CoverPalette.all.count)]
        let ornament = CoverOrnament.allCases[dice.whole(CoverOrnament.allCases.count)]
        let split = ornament.isBelow ? 820.0 : 1_130
        let (top, bottom) = ornament.isBelow ? (150.0, split) : (split + 40, Self.height - 130)
        let place = ornament.isBelow ? (split, Self.height - split) : (0, split)
        let drawn = ornament.shapes(top: place.0, height: place.1, palette, &dice)
        let block = Self.block(title: title, author: author, top: top, bottom: bottom)
        lines = block.lines
        shapes =
            [.box(0, 0, Self.width, Self.height, palette.ground)] + drawn
            + (block.rule.map { [.line([.move(540, $0), .line(660, $0)], palette.accent, width: 5)] } ?? [])
    }

    /// Title and author between two heights, and the height of the rule between them.
    private static func block(
        title: String, author: String, top: Double, bottom: Double
    ) -> (lines: [Line], rule: Double?) {
        let authorLine = author.isEmpty ? nil : fitted(author, sizes: authorSizes, room: 1, spacing: 1.2).lines.first
        let authorSize = authorLine == nil ? 0 : fitted(author, sizes: authorSizes, room: 1, spacing: 1.2).size
        let foot = authorLine == nil ? 0 : 90 + authorSize
        let titleSizes = stride(from: 138.0, through: 42, by: -4).map { $0 }
        let (texts, size) = fitted(title, sizes: titleSizes, room: bottom - top - foot, spacing: 1.2)
        let height = Double(texts.count) * size * 1.2 + foot
        var y = top + (bottom - top - height) / 2
        var lines: [Line] = []
        for text in texts {
            lines.append(Line(text: text, y: y + size * 0.92, size: size))
            y += size * 1.2
        }
        guard let authorLine else { return (lines, nil) }
        lines.append(Line(text: authorLine, y: y + 80 + authorSize * 0.8, size: authorSize, isSpaced: true))
        return (lines, y + 30)
    }

    /// The largest size in which a text fits, and its lines. Where none does, the text ends in an ellipsis.
    ///
    /// - Parameter room: the height for all lines; 1 means one line.
    private static func fitted(
        _ text: String, sizes: [Double], room: Double, spacing: Double
    ) -> (lines: [String], size: Double) {
        let wide = width - 2 * margin
        for size in sizes {
            let most = room == 1 ? 1 : max(1, Int(room / (size * spacing)))
            // Large sizes look well only in few lines.
            let few = size > 96 ? min(most, 3) : min(most, 6)
            let letters = room == 1 ? 1.12 : 1
            if let lines = LineBreaking.lines(of: text, width: wide / size / letters, breaksWords: false), lines.count <= few {
                return (lines, size)
            }
        }
        let size = sizes.last ?? 42
        let most = room == 1 ? 1 : max(1, Int(room / (size * spacing)))
        let lines = LineBreaking.lines(of: text, width: wide / size / 1.12, breaksWords: true) ?? []
        guard lines.count > most else { return (lines, size) }
        return (Array(lines[..<(most - 1)]) + [String(lines[most - 1].dropLast()) + "…"], size)
    }
}
