import StoryDomain

/// Who is in a story and what is known of how they look.
struct StoryCast {
    let story: Story

    /// Whether two names mean the same person: equal, or one is a part of the other, as Mara of Mara Lindt.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (left, right) = (words(one), words(other))
        guard !left.isEmpty, !right.isEmpty else { return false }
        return left == right || Set(left).isSubset(of: right) || Set(right).isSubset(of: left)
    }

    /// Who is in the scene; in the whole story where no scene is named. Each once, in the order of the outline.
    func names(inScene number: Int?) -> [String] {
        let scenes = (story.outline?.scenes ?? []).filter { number == nil || $0.number == number }
        return scenes.flatMap(\.characters).map(PromptData.line).reduce(into: []) { names, name in
            if !name.isEmpty, !names.contains(where: { Self.isSame($0, name) }) { names.append(name) }
        }
    }

    /// What the bible and the brief say of somebody, in a line; empty where they say nothing.
    func looks(of name: String) -> String {
        let known = story.bible.entries.filter { $0.kind == .character && Self.isSame($0.name, name) }.map(\.detail)
        let wanted = Set(Self.words(name))
        let asked = story.brief.setup.characterInput.split(whereSeparator: { $0 == ";" || $0.isNewline })
            .filter { !wanted.isDisjoint(with: Self.words($0)) }.map(String.init)
        return (asked.prefix(1) + known.prefix(2)).map(PromptData.line).filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private static func words(_ text: some StringProtocol) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
