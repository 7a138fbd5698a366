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
        let byline = fitted(author, authorFits)
        let foot = author.isEmpty ? 0 : 104 + Double(byline.lines.count) * byline.size * 1.3
        let (texts, size) = fitted(title, titleFits(room: bottom - top - foot))
        let height = Double(texts.count) * size * lead + foot
        var y = top + (bottom - top - height) / 2
        var lines: [Line] = []
        for text in texts {
            lines.append(Line(text: text, y: y + size * 0.92, size: size))
            y += size * lead
        }
        guard !author.isEmpty else { return (lines, nil) }
        // Letters that are joined or stacked must not be set apart.
        let isSpaced = author.unicodeScalars.allSatisfy { $0.value < 0x0590 }
        for (index, text) in byline.lines.enumerated() {
            let base = y + 94 + byline.size * (0.8 + 1.3 * Double(index))
            lines.append(Line(text: text, y: base, size: byline.size, isSpaced: isSpaced))
        }
        return (lines, y + 44)
    }

    /// A size, and what is tried with it.
    private struct Fit {
        var size: Double
        /// The most lines.
        var lines: Int
        var breaksWords = false
        /// How much wider letters are set than they are.
        var spacing = 1.0
    }

    /// Large sizes look well only in few lines; words are broken where they would have to be small otherwise.
    private static func titleFits(room: Double) -> [Fit] {
        let sizes = stride(from: 140.0, through: 44, by: -4)
        let whole = sizes.filter { $0 >= 64 }.map { Fit(size: $0, lines: $0 > 96 ? 3 : 8) }
        let broken = sizes.filter { $0 <= 88 }.map { Fit(size: $0, lines: 8, breaksWords: true) }
        return (whole + broken).map { fit in
            var fit = fit
            fit.lines = max(1, min(fit.lines, Int(room / (fit.size * lead))))
            return fit
        }
    }

    private static let authorFits = [
        Fit(size: 48, lines: 1, spacing: 1.14), Fit(size: 42, lines: 1, spacing: 1.14),
        Fit(size: 38, lines: 2, spacing: 1.14), Fit(size: 32, lines: 2, spacing: 1.14),
        Fit(size: 32, lines: 2, breaksWords: true, spacing: 1.14),
    ]

    /// A text in the first way in which it fits. Where none does, it ends in an ellipsis.
    private static func fitted(_ text: String, _ fits: [Fit]) -> (lines: [String], size: Double) {
        let wide = width - 2 * margin
        var cut: (lines: [String], size: Double) = ([], 0)
        for fit in fits {
            let most = wide / fit.size / fit.spacing
            guard let lines = LineBreaking.lines(of: text, width: most, breaksWords: fit.breaksWords) else { continue }
            if lines.count <= fit.lines { return (lines, fit.size) }
            cut = (Array(lines[..<(fit.lines - 1)]) + [lines[fit.lines - 1].dropLast() + "…"], fit.size)
        }
        return cut
    }
}
