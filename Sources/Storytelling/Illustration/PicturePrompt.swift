import StoryDomain

/// What a model that draws is told. The subject is what the writer may change; style, people and rules are put to it by us.
struct PicturePrompt {
    let story: Story
    let place: PicturePlace

    private var cast: StoryCast { StoryCast(story: story) }

    /// What a picture of the place shows, by the outline, the premise and the brief.
    var subject: String {
        switch place.kind {
        case .cover:
            let essence = story.premise ?? story.brief.idea
            return Self.cut(
                Self.sentence([PromptData.line(essence), PromptData.line(story.brief.setup.storySetting)]), to: 600)
        case .scene:
            guard let plan = place.scene.flatMap({ story.outline?.scene($0) }) else { return writtenSubject }
            let planned = PromptData.line(plan.imagePrompt)
            if !planned.isEmpty { return Self.cut(planned, to: 600) }
            return Self.cut(
                Self.sentence([PromptData.line(plan.title), PromptData.line(plan.description)]), to: 600)
        case .portrait:
            let name = PromptData.line(place.name ?? "")
            let looks = cast.looks(of: name)
            return Self.cut(looks.isEmpty ? name : "\(name): \(looks)", to: 600)
        }
    }

    /// The whole text.
    ///
    /// - Parameters:
    ///   - subject: what it shows; the writer's own words or `subject`.
    ///   - references: who is in the pictures that are shown beside the text.
    ///   - limit: the most characters; the subject is cut first, style and rules never.
    func text(subject: String, style: PictureStyle, references: [String], limit: Int) -> String {
        let frame = ["Style: \(style.words).", view, rules].joined(separator: "\n")
        let details = (people(references) + [setting]).filter { !$0.isEmpty }
        let room = max(100, limit - frame.count - 20)
        var shown = "Show: " + Self.cut(PromptData.line(subject), to: max(80, room))
        for detail in details where shown.count + detail.count + 1 <= room { shown += "\n" + detail }
        return shown + "\n" + frame
    }

    private var writtenSubject: String {
        let text = place.scene.map { story.passages(inScene: $0).map(\.text).joined(separator: " ") } ?? ""
        return Self.cut(PromptData.line(text), to: 400)
    }

    private var view: String {
        switch place.kind {
        case .cover: "A book cover picture, upright, one clear focus, quiet space in the upper third."
        case .scene: "One moment of a story, wide, everybody at what they do."
        case .portrait: "One person alone, head and shoulders, facing us, plain background."
        }
    }

    private var rules: String {
        let policy =
            switch ContentPolicy(setup: story.brief.setup) {
            case .everyone: "Gentle and safe for small children: nothing frightening, no blood, no weapons."
            case .guidance: "For the whole family: no blood, no cruelty, everybody dressed."
            case .teens: "For readers from thirteen: no gore, no nudity."
            case .adults: "For adults: no explicit nudity, nothing that glorifies cruelty."
            }
        return policy + " No letters, words, signatures, frames or watermarks in the picture."
    }

    private var setting: String {
        guard place.kind == .scene else { return "" }
        let setting = PromptData.line(story.brief.setup.storySetting)
        return setting.isEmpty ? "" : "Where: " + Self.cut(setting, to: 200)
    }

    private func people(_ references: [String]) -> [String] {
        guard place.kind != .portrait else { return [] }
        return cast.names(inScene: place.scene).prefix(4).map { name in
            let looks = Self.cut(cast.looks(of: name), to: 160)
            let isShown = references.contains { StoryCast.isSame($0, name) }
            let likeness = isShown ? "exactly the face in the picture shown" : ""
            return "\(name): " + [likeness, looks].filter { !$0.isEmpty }.joined(separator: "; ")
        }.filter { !$0.hasSuffix(": ") }
    }

    private static func sentence(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " – ")
    }

    /// The text, ended at a word's end where it is too long.
    static func cut(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        let head = text.prefix(max(1, limit - 1))
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return String(head[..<end]) + "…"
    }
}
