/// Text for measuring, the same in every run.
enum Sample {
    /// `count` different words in a row, so that no run of them repeats.
    static func words(_ count: Int, seed: Int) -> String {
        (0..<count).map { "w\(seed)x\($0)" }.joined(separator: " ")
    }

    /// Sentences of eight different words each, in paragraphs of four sentences.
    static func paragraphs(_ count: Int, seed: Int) -> [String] {
        (0..<count).map { paragraph in
            (0..<4).map { sentence in
                "S" + words(8, seed: seed * 1_000_000 + paragraph * 1_000 + sentence * 10) + "."
            }.joined(separator: " ")
        }
    }
}
