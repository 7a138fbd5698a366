import StoryDomain

/// The outline as the stable prefix shows it: bounded, so that long stories do not pay for it again and again.
enum OutlineDigest {
    /// Numbered lines of title and description; titles alone, or every n-th title, where that would be too long.
    ///
    /// - Parameter most: characters above which it falls back to titles, and above that to every n-th title.
    static func text(of outline: Outline, most: Int = 2_000) -> String {
        let full = outline.scenes.map {
            "\($0.number). \(PromptData.line($0.title)): \(PromptData.line($0.description))"
        }
        if length(full) <= most { return full.joined(separator: "\n") }
        let titles = outline.scenes.map { "\($0.number). \(PromptData.line($0.title))" }
        let stride = max(1, (length(titles) + most - 1) / max(1, most))
        return titles.enumerated().filter { $0.offset % stride == 0 }.map(\.element).joined(separator: "\n")
    }

    private static func length(_ lines: [String]) -> Int {
        lines.reduce(0) { $0 + $1.count + 1 }
    }
}
