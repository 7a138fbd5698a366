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
    /// From line to line, in sizes of the letters.
    private static let lead = 1.2
    private static let titleSizes = stride(from: 140.0, through: 44, by: -4).map { $0 }
    private static let authorSizes = [48.0, 42, 36, 30]

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
        var shapes = [.box(0, 0, Self.width, Self.height, palette.ground)] + drawn
        if let y = block.rule { shapes.append(.line([.move(540, y), .line(660, y)], palette.accent, width: 5)) }
        self.shapes = shapes
    }

    /// Title and author between two heights, and the height of the rule between them.
    private static func block(
        title: String, author: String, top: Double, bottom: Double
    ) -> (lines: [Line], rule: Double?) {
        let byline = author.isEmpty ? nil : fitted(author, sizes: authorSizes, room: nil)
        let foot = byline.map { 90 + $0.size } ?? 0
        let (texts, size) = fitted(title, sizes: titleSizes, room: bottom - top - foot)
        let height = Double(texts.count) * size * lead + foot
        var y = top + (bottom - top - height) / 2
        var lines: [Line] = []
        for text in texts {
            lines.append(Line(text: text, y: y + size * 0.92, size: size))
            y += size * lead
        }
        guard let byline, let name = byline.lines.first else { return (lines, nil) }
        // Letters that are joined or stacked must not be set apart.
        let isSpaced = author.unicodeScalars.allSatisfy { $0.value < 0x0590 }
        lines.append(Line(text: name, y: y + 80 + byline.size * 0.8, size: byline.size, isSpaced: isSpaced))
        return (lines, y + 30)
    }

    /// The largest size in which a text fits, and its lines. Where none does, the text ends in an ellipsis.
    ///
    /// - Parameters:
    ///   - sizes: from the largest to the smallest.
    ///   - room: the height for all lines; nil takes one line.
    private static func fitted(_ text: String, sizes: [Double], room: Double?) -> (lines: [String], size: Double) {
        let wide = width - 2 * margin
        func most(_ size: Double) -> Int { room.map { max(1, Int($0 / (size * lead))) } ?? 1 }
        // Letters that are set apart take more.
        let letters = room == nil ? 1.14 : 1
        // Words are broken only where they would have to be small otherwise.
        for (breaksWords, sizes) in [
            (false, sizes.filter { room == nil || $0 >= 64 }), (true, sizes.filter { $0 <= 88 }),
        ] {
            for size in sizes where room != nil || !breaksWords {
                // Large sizes look well only in few lines.
                let few = min(most(size), size > 96 ? 3 : 8)
                let lines = LineBreaking.lines(of: text, width: wide / size / letters, breaksWords: breaksWords)
                if let lines, lines.count <= few { return (lines, size) }
            }
        }
        let size = sizes.last ?? 42
        let lines = LineBreaking.lines(of: text, width: wide / size / 1.14, breaksWords: true) ?? []
        guard lines.count > most(size) else { return (lines, size) }
        let last = lines[most(size) - 1].dropLast()
        return (Array(lines[..<(most(size) - 1)]) + [last + "…"], size)
    }
}
