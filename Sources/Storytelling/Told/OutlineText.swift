import StoryDomain

/// Outlines as text, for clients that keep them so: a line for each scene, what happens under it, beats as a list.
package enum OutlineText {
    /// An outline as text, which `scenes(in:)` reads back.
    package static func text(of outline: Outline) -> String {
        let title = outline.title.isEmpty ? [] : [outline.title]
        let scenes = outline.scenes.map { plan in
            (["Scene \(plan.number): \(plan.title)", plan.description] + plan.keyEvents.map { "- \($0)" })
                .filter { !$0.isEmpty }.joined(separator: "\n")
        }
        return (title + scenes).joined(separator: "\n\n")
    }

    /// The scenes of an outline that somebody wrote: one for each line that begins with a number, "Scene" or "Chapter";
    /// without such lines, one for each paragraph. Empty where there is no word.
    package static func scenes(in text: String) -> [ScenePlan] {
        let lines = Paragraphs.split(text).filter { WordCount.words(in: $0) > 0 }
        // Where scenes are named, numbered lines are beats.
        let areNamed = lines.contains { opening(of: Headings.plain($0), byNumber: false) != nil }
        var scenes: [ScenePlan] = []
        for line in lines {
            if let (title, description) = opening(of: Headings.plain(line), byNumber: !areNamed) {
                scenes.append(ScenePlan(number: scenes.count + 1, title: title, description: description))
            } else if let last = scenes.indices.last {
                add(line, to: &scenes[last])
            }
        }
        if scenes.isEmpty {
            scenes = lines.enumerated().map {
                ScenePlan(number: $0 + 1, title: "Part \($0 + 1)", description: String($1))
            }
        }
        return scenes.map(completed)
    }

    /// Title and description of a line that opens a scene; nil where it does not.
    private static func opening(of line: Substring, byNumber: Bool) -> (title: String, description: String)? {
        let words = WordCount.tokens(in: line)
        guard let first = words.first, first.startIndex == line.startIndex else { return nil }
        let isNamed = ["scene", "chapter"].contains(WordCount.folded(first))
        guard isNamed || (byNumber && first.first?.isNumber == true) else { return nil }
        // Behind "Scene" stands its number, in digits or letters, unless the title follows at once.
        var rest = line[first.endIndex...]
        if isNamed, words.count > 1, Paragraphs.trimmed(line[first.endIndex..<words[1].startIndex]).isEmpty {
            rest = line[words[1].endIndex...]
        }
        let told = withoutSeparators(rest)
        guard let colon = told.firstIndex(of: ":") else { return (String(told), "") }
        return (String(withoutSeparators(told[..<colon])), String(withoutSeparators(told[colon...])))
    }

    private static func add(_ line: Substring, to plan: inout ScenePlan) {
        if let first = line.unicodeScalars.first, "-*•–0123456789".unicodeScalars.contains(first) {
            let event = withoutSeparators(line.drop { $0.isNumber })
            if WordCount.words(in: event) > 0 { plan.keyEvents.append(String(event)) }
        } else {
            plan.description += (plan.description.isEmpty ? "" : " ") + Headings.plain(line)
        }
    }

    private static func withoutSeparators(_ text: Substring) -> Substring {
        let signs: Set<Character> = [":", ".", ")", "-", "–", "—", "*", "•", " ", "\t"]
        var text = text
        while let first = text.first, signs.contains(first) { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "*" { text.removeLast() }
        return text
    }

    private static func completed(_ plan: ScenePlan) -> ScenePlan {
        var plan = plan
        if plan.title.isEmpty { plan.title = "Scene \(plan.number)" }
        if plan.description.isEmpty {
            plan.description = plan.keyEvents.isEmpty ? plan.title : plan.keyEvents.joined(separator: "; ")
        }
        return plan
    }
}
