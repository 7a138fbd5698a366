import FoundationEssentials
import Storage
import StoryDomain

/// Somebody's new name in every place of a story: text, plan, premise, brief and all that is noted.
package struct CharacterRename: Sendable, Hashable {
    /// A paragraph that names them.
    package struct Place: Sendable, Hashable {
        package var position: PassagePosition
        package var before: String
        package var after: String
    }

    /// A text that names them.
    package struct Text: Sendable, Hashable {
        package var before: String
        package var after: String
    }

    /// The old name as the story spells it.
    package let from: String
    package let to: String
    /// In the story's order.
    package let places: [Place]
    package let premise: Text?
    /// The title of the outline.
    package let title: Text?
    package let plans: [PlanEdit]
    /// Whether the new name stands in the story already, so that two people would have one name.
    package let isTaken: Bool
    private let swap: NameSwap

    /// Looks for every place; nil where the story knows nobody of that name, or the new one says nothing else.
    ///
    /// - Parameters:
    ///   - from: the name in any capitals, with or without quotes.
    ///   - to: the new name; it is written as it is given.
    package init?(from: String, to: String, in story: Story) {
        let to = Self.bare(to)
        guard let known = Self.spelling(of: Self.bare(from), in: story), !to.isEmpty, to != known,
            to.count <= Self.longestName, to.contains(where: \.isLetter)
        else { return nil }
        let swap = NameSwap(
            Self.pairs(from: known, to: to, in: story), language: story.brief.language,
            others: story.cast.filter { $0 != known })
        self.from = known
        self.to = to
        self.swap = swap
        places = story.passages.compactMap { passage in
            swap.applied(to: passage.text).map { Place(position: passage.position, before: passage.text, after: $0) }
        }
        premise = Self.edit(story.premise ?? "", swap)
        title = Self.edit(story.outline?.title ?? "", swap)
        plans = (story.outline?.scenes ?? []).compactMap { plan in
            let renamed = plan.renamed(by: swap)
            return renamed == plan ? nil : PlanEdit(before: plan, after: renamed)
        }
        let taken = NameSwap([(from: to, to: "")], language: story.brief.language)
        isTaken = !known.contains(to) && story.isNamed(by: taken)
    }

    /// Names are no longer than this.
    private static let longestName = 80

    /// The change that gives the new name: each scene's old text becomes a version. A paragraph stays that of its author, and
    /// of the call that wrote it.
    package func change(of story: Story, at moment: Date) -> StoryChange {
        var change = StoryChange(at: moment)
        change.planReason = .renamed
        for scene in Set(places.map(\.position.scene)).sorted() {
            let passages = story.passages(inScene: scene)
            change.versions.append(
                SceneVersion(scene: scene, reason: .edited, passages: passages, createdAt: moment))
            change.changedPassages += passages.compactMap { passage in
                swap.applied(to: passage.text).map { text in
                    var renamed = passage
                    renamed.text = text
                    renamed.words = WordCount.words(in: text)
                    return PassageChange(renamed, wordsBefore: passage.words)
                }
            }
        }
        change.premise = premise?.after
        if title != nil || !plans.isEmpty, var outline = story.outline {
            outline.title = title?.after ?? outline.title
            outline.scenes = outline.scenes.map { $0.renamed(by: swap) }
            change.outline = outline
        }
        let (bible, brief) = (story.bible.renamed(by: swap), story.brief.renamed(by: swap))
        if bible != story.bible { change.bible = bible }
        if brief != story.brief { change.brief = brief }
        let notes = story.notes.map { WriterNote(scene: $0.scene, text: swap.applied(to: $0.text) ?? $0.text) }
        if notes != story.notes { change.notes = notes }
        if let summary = swap.applied(to: story.summary.text) {
            change.summary = Summary(text: summary, throughScene: story.summary.throughScene)
        }
        return change
    }

    private static func edit(_ text: String, _ swap: NameSwap) -> Text? {
        swap.applied(to: text).map { Text(before: text, after: $0) }
    }

    /// A name without what people and models put around it.
    private static func bare(_ name: String) -> String {
        var scalars = Substring(PromptData.line(name)).unicodeScalars
        func isAround(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isQuote || scalar.isTerminal || scalar.properties.isWhitespace || scalar == "," || scalar == ":"
        }
        while let first = scalars.first, isAround(first) { scalars.removeFirst() }
        while let last = scalars.last, isAround(last) { scalars.removeLast() }
        let name = String(Substring(scalars))
        for ending in ["'s", "’s"] where name.hasSuffix(ending) { return String(name.dropLast(2)) }
        return name
    }

    /// A name as the story spells it.
    private static func spelling(of name: String, in story: Story) -> String? {
        guard name.contains(where: \.isLetter), name.count <= longestName else { return nil }
        let folded = WordCount.folded(name)
        if let known = story.cast.first(where: { WordCount.folded($0) == folded }) { return known }
        // Capitals and accents as they are typed: ISMAIL for İsmail, Zoe for Zoë.
        let plain = TextFold.folded(name)
        if let known = story.cast.first(where: { TextFold.folded($0) == plain }) { return known }
        if story.isNamed(by: NameSwap([(from: name, to: "")], language: story.brief.language)) { return name }
        let words =
            story.cast.flatMap { WordCount.tokens(in: $0) }
            + story.passages.lazy.flatMap { passage in
                WordCount.tokens(in: passage.text)
            }
        let capitalised = words.filter { $0.first?.isUppercase == true }
        let found =
            capitalised.first { WordCount.folded($0) == folded } ?? capitalised.first { TextFold.folded($0) == plain }
        return found.map(String.init)
    }

    /// The names to replace: the whole one, and of a name with several parts each part that is nobody else's.
    private static func pairs(from: String, to: String, in story: Story) -> [(from: String, to: String)] {
        let (old, new) = (parts(of: from), parts(of: to))
        // Who is called by a part of the name is the same person.
        let others = story.cast.filter { !Set(parts(of: $0)).isSubset(of: old) }
        var pairs = [(from: from, to: to)]
        if old.count == 1, new.count > 1 {
            let longer = others.filter { parts(of: $0).first == from }
            if longer.count == 1 { return [(longer[0], to), (from, new[0])] }
            return pairs
        }
        guard old.count > 1, !old[0].hasSuffix(".") else { return pairs }
        let shared = Set(others.flatMap(parts(of:)))
        let replaced = old.count == new.count ? Array(zip(old, new)) : [(old[0], new[0])]
        for (part, next) in replaced where part != next && part.count > 1 && !shared.contains(part) {
            pairs.append((part, next))
        }
        return pairs
    }

    private static func parts(of name: String) -> [String] { name.split(separator: " ").map(String.init) }
}

extension Story {
    /// Everybody whom the plan or the notes name, without repetitions.
    var cast: [String] {
        let planned = (outline?.scenes ?? []).flatMap(\.characters)
        let noted = bible.entries.filter { $0.kind == .character }.map(\.name)
        var seen: Set<String> = []
        return (planned + noted).filter { !$0.isEmpty && seen.insert(WordCount.folded($0)).inserted }
    }

    /// Whether text, plan or premise have a name that `swap` looks for.
    fileprivate func isNamed(by swap: NameSwap) -> Bool {
        premise.flatMap(swap.applied(to:)) != nil
            || passages.contains { swap.applied(to: $0.text) != nil }
            || (outline?.scenes ?? []).contains { $0.renamed(by: swap) != $0 }
    }
}

extension ScenePlan {
    fileprivate func renamed(by swap: NameSwap) -> ScenePlan {
        func new(_ text: String) -> String { swap.applied(to: text) ?? text }
        var plan = self
        plan.title = new(title)
        plan.description = new(description)
        plan.keyEvents = keyEvents.map(new)
        plan.characters = characters.map(new)
        plan.entryState = new(entryState)
        plan.exitState = new(exitState)
        plan.imagePrompt = new(imagePrompt)
        plan.narration = new(narration)
        return plan
    }
}

extension Bible {
    fileprivate func renamed(by swap: NameSwap) -> Bible {
        var bible = self
        for index in bible.entries.indices {
            bible.entries[index].name = swap.applied(to: bible.entries[index].name) ?? bible.entries[index].name
            bible.entries[index].detail = swap.applied(to: bible.entries[index].detail) ?? bible.entries[index].detail
        }
        return bible
    }
}

extension Brief {
    fileprivate func renamed(by swap: NameSwap) -> Brief {
        var brief = self
        brief.title = brief.title.map { swap.applied(to: $0) ?? $0 }
        brief.idea = swap.applied(to: brief.idea) ?? brief.idea
        for key in StorySetup.CodingKeys.allCases {
            brief.setup[key] = swap.applied(to: brief.setup[key]) ?? brief.setup[key]
        }
        return brief
    }
}
