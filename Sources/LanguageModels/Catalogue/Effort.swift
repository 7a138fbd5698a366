/// The words of OpenAI-style `reasoning_effort`, least first.
package enum Effort {
    /// What is asked for where nothing else is known: prose needs little.
    package static let usual = "low"

    /// All words, least first.
    package static let all = ["none", "minimal", "low", "default", "medium", "high", "xhigh", "max"]

    /// The word for the next lesser effort that providers commonly have.
    static func below(_ word: String) -> String? {
        switch word {
        case "low": "minimal"
        case "minimal": "none"
        case "none": nil
        default: usual
        }
    }

    /// Of the words in `offered` the one to take in place of `refused`: the next lesser, else the next higher.
    package static func nearest(to refused: String, among offered: some Sequence<String>) -> String? {
        let rank = all.firstIndex(of: refused) ?? all.firstIndex(of: usual) ?? 0
        let ranks = offered.compactMap { all.firstIndex(of: $0) }.filter { $0 != rank }
        return (ranks.filter { $0 < rank }.max() ?? ranks.min()).map { all[$0] }
    }

    /// The words that stand in a text, each as a word of its own.
    package static func words(in text: String) -> [String] {
        let found = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        return all.filter(found.contains)
    }
}
