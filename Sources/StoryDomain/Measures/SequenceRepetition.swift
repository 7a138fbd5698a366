/// How much of a text is made of four-word runs that it has already used.
///
/// seq-rep-4 = 1 − different runs ÷ all runs (Welleck et al. 2019). It grows with length, so the figure to judge by is
/// that of the worst window of 1,000 words; one human novel has 0.2 % there, a looping small model 30 %.
package struct SequenceRepetition: Hashable, Sendable, Codable {
    /// Words in a window.
    package static let window = 1_000
    /// Words from one window's beginning to the next one's.
    package static let step = 100
    /// Words in a run.
    package static let runLength = 4

    /// Of the whole text, 0 to 1.
    package var whole: Double
    /// Of the worst window, 0 to 1; equal to `whole` where the text is no longer than a window.
    package var worstWindow: Double
    /// The index of the worst window's first word.
    package var worstWindowStart: Int

    /// Measures `words`.
    package init(of words: FoldedWords) {
        let runs = NGrams.runs(of: Self.runLength, in: words)
        whole = Self.share(of: runs.lazy.map(\.hash), count: runs.count)
        (worstWindow, worstWindowStart) = (whole, 0)
        guard words.count > Self.window else { return }
        worstWindow = -1
        var starts = Array(stride(from: 0, through: words.count - Self.window, by: Self.step))
        if let last = starts.last, last != words.count - Self.window { starts.append(words.count - Self.window) }
        let ends = Self.ends(of: runs, words: words)
        for start in starts {
            let inside = (start..<start + Self.window).compactMap { index -> UInt64? in
                guard let run = ends[index], run.start >= start else { return nil }
                return run.hash
            }
            let share = Self.share(of: inside, count: inside.count)
            if share > worstWindow { (worstWindow, worstWindowStart) = (share, start) }
        }
    }

    private static func share(of hashes: some Sequence<UInt64>, count: Int) -> Double {
        count == 0 ? 0 : 1 - Double(Set(hashes).count) / Double(count)
    }

    /// The run that ends at each word.
    private static func ends(of runs: [NGrams.Run], words: FoldedWords) -> [NGrams.Run?] {
        // Runs come in order of their ends, and only the first few words have none.
        Array(repeating: nil, count: words.count - runs.count) + runs.map(Optional.some)
    }
}
