import StoryDomain

/// The scene of another story that shows in the outline's prompt what is wanted, and the test whether a model has
/// merely copied it, as small ones do.
enum ExampleScene {
    private static let title = "The Empty Desk"
    private static let events = [
        "Tom pries the desk open with a butter knife", "Ada lights a lamp and tells Tom that she burned the will",
    ]

    /// As it stands in the prompt.
    static let text = """
        Example of one scene of another story, not to be used here: title “\(title)”; description “Tom breaks into his \
        father's desk to find the will before the auction, and Ada catches him.”; key_events \
        \(events.map { "“\($0)”" }.joined(separator: ", ")); characters “Tom”, “Ada”.
        """

    /// Whether `scene` is this one: its title, or four words in a row of its events.
    static func isCopied(in scene: ScenePlan) -> Bool {
        if isTitle(scene.title) { return true }
        let own = events.map { runs(in: $0) }.reduce(into: Set<[String]>()) { $0.formUnion($1) }
        return ([scene.description] + scene.keyEvents).contains { !own.isDisjoint(with: runs(in: $0)) }
    }

    /// Whether `text` is this scene's title.
    static func isTitle(_ text: String) -> Bool {
        words(of: text).suffix(2) == words(of: title).suffix(2)
    }

    private static func words(of text: String) -> [String] {
        WordCount.tokens(in: text).map { WordCount.folded($0) }
    }

    private static func runs(in text: String) -> Set<[String]> {
        let words = words(of: text)
        guard words.count >= 4 else { return [] }
        return Set((0...words.count - 4).map { Array(words[$0..<$0 + 4]) })
    }
}
