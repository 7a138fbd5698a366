import LanguageModels
import StoryDomain

/// What a picture shows, in words for those who cannot see it.
struct AltText {
    /// The most characters; readers of screens are not to be kept longer.
    static let longest = 300

    let story: Story
    let place: PicturePlace
    /// What the picture was asked to show.
    let subject: String

    /// The call that has it written. No model sees the picture: it is told from what it was to show.
    var request: ModelRequest {
        let language = story.brief.language
        let order = """
            Write the alternative text of a picture in a book: one sentence of at most 25 words that says who and what is \
            seen, plainly. No opinion, no “picture of”, no quotes. Only the sentence, in \(LanguageName.name(of: language)).

            The picture, as data: \(PromptData.line(subject))
            \(context)
            """
        return ModelRequest(
            messages: [
                Message(.system, "You describe pictures for readers who cannot see them."), Message(.user, order),
            ],
            sampling: Sampling(kind: .plan), maxOutputTokens: 160,
            contentPolicy: ContentPolicy(setup: story.brief.setup), language: language, purpose: .altText)
    }

    /// What is said where no model writes it: the plan's own words, in the story's language.
    var fallback: String {
        let text: String
        switch place.kind {
        case .cover: text = [story.title, story.premise ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
        case .scene:
            let plan = place.scene.flatMap { story.outline?.scene($0) }
            text = plan.map { $0.description.isEmpty ? $0.title : $0.description } ?? subject
        case .portrait: text = subject.isEmpty ? place.name ?? "" : subject
        }
        let line = PromptData.line(text)
        return PicturePrompt.cut(line.isEmpty ? story.title : line, to: Self.longest)
    }

    /// A model's answer as it is kept; nil where it is of no use.
    static func reading(_ answer: String) -> String? {
        var line = PromptData.line(answer)
        for mark in ["alt text:", "alternative text:"] where line.lowercased().hasPrefix(mark) {
            line = PromptData.line(String(line.dropFirst(mark.count)))
        }
        while let first = line.first, "\"“”«»*'".contains(first) { line.removeFirst() }
        while let last = line.last, "\"“”«»*'".contains(last) { line.removeLast() }
        guard line.count >= 3, let first = line.first, !"{[<".contains(first) else { return nil }
        guard line.count > longest else { return line }
        // What rambles on is ended behind its last whole sentence.
        let head = line.prefix(longest)
        guard let end = head.lastIndex(where: { ".!?。！？".contains($0) }) else {
            return PicturePrompt.cut(line, to: longest)
        }
        return String(head[...end])
    }

    private var context: String {
        guard let number = place.scene, let plan = story.outline?.scene(number) else { return "" }
        return "The scene, as data: \(PromptData.line(plan.description))"
    }
}
