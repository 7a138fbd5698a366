import StoryDomain

/// The sizes of a page: A5, in points.
struct PDFMeasures {
    static let width = 419.53
    static let height = 595.28
    static let margin = 56.0
    /// Where the text begins, and the most that it has.
    static let top = 62.0
    static let bottom = height - 68

    /// Of the text's letters.
    let size: Double
    /// From line to line.
    let leading: Double
    /// Of a paragraph's first line.
    let indent: Double

    /// The sizes for a language: scripts with tall or dense letters need more.
    init(_ language: LanguageTag) {
        if language.isIdeographic || language.primary == "ko" {
            (size, leading, indent) = (10.5, 18, 21)
        } else if language.primary == "ur" || language.primary == "ks" {
            (size, leading, indent) = (12, 26, 18)
        } else if language.isRightToLeft && !["he", "yi", "iw", "ji"].contains(language.primary) {
            (size, leading, indent) = (13, 21, 19)
        } else if ["hi", "mr", "ne", "bn", "ta", "te", "ml", "kn", "gu", "pa", "si", "th", "lo", "km", "my", "bo"]
            .contains(language.primary)
        {
            (size, leading, indent) = (10.5, 18, 16)
        } else {
            (size, leading, indent) = (10.5, 15.5, 15.5)
        }
    }

    /// The width of the text.
    static var textWidth: Double { width - 2 * margin }
}
