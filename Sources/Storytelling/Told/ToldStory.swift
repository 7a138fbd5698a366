import FoundationEssentials
import StoryDomain

/// A story that its client keeps: premise, outline and text come with each request and are made into a `Story` that the
/// writer can go on with, as if it had been stored.
///
/// Equal requests give equal stories, down to the names of turns, so that they find each other in the cache.
package struct ToldStory: Sendable, Hashable {
    /// The fewest words of a scene; an outline with more scenes than fit has neighbours joined.
    static let leastSceneWords = 60
    private static let moment = Date(timeIntervalSince1970: 0)

    /// The story as far as it is told.
    package let story: Story

    /// A story of which only premise and outline are told.
    ///
    /// - Parameter scenes: in order; numbered anew, with equal shares of the brief's words.
    /// - Throws: `EditError.sceneCount` where there is no scene, or too many.
    package init(brief: Brief, premise: String, title: String = "", scenes: [ScenePlan]) throws(EditError) {
        guard (1...Outline.mostScenes).contains(scenes.count) else { throw .sceneCount(scenes.count) }
        let words = brief.length.words
        var plans = Self.joined(scenes, into: max(1, words / Self.leastSceneWords))
        let budgets = StoryShape.budgets(words: words, count: plans.count)
        for index in plans.indices {
            plans[index].number = index + 1
            plans[index].wordBudget = budgets[index]
            if plans[index].keyEvents.isEmpty { plans[index].keyEvents = [plans[index].description] }
            if plans[index].exitState.isEmpty { plans[index].exitState = plans[index].keyEvents.last ?? "" }
        }
        var story = Story(id: StoryID(""), brief: brief, createdAt: Self.moment)
        story.premise = String(Paragraphs.trimmed(premise))
        story.outline = Outline(title: title, scenes: plans)
        self.story = story
    }

    /// The same with its text so far: each scene that has its words counts as written, with one turn that stands for it
    /// in the history, as for a scene that its writer typed.
    package func told(_ text: String) -> ToldStory {
        let paragraphs = Self.paragraphs(of: text)
        guard !paragraphs.isEmpty, let outline = story.outline else { return self }
        let split = SceneSplit(
            words: paragraphs.map { WordCount.words(in: $0) }, budgets: outline.scenes.map(\.wordBudget))
        var told = story
        for (paragraph, scene) in zip(paragraphs, split.scenes) {
            told.passages.append(
                Passage(
                    position: PassagePosition(scene: scene, paragraph: told.passages(inScene: scene).count + 1),
                    text: paragraph, words: WordCount.words(in: paragraph),
                    author: .person, turn: Self.turn(of: scene)))
        }
        for plan in outline.scenes where told.words(inScene: plan.number) > 0 {
            told.turns.append(
                WritingTurn(
                    call: Self.turn(of: plan.number), scene: plan.number, purpose: .scene,
                    instruction: "Scene \(plan.number): \(PromptData.line(plan.title)).",
                    askedWords: told.words(inScene: plan.number), finish: "stop"))
        }
        for plan in outline.scenes.prefix(split.closed) {
            told.scenes.append(
                SceneRecord(number: plan.number, budget: plan.wordBudget, gateClosings: 0, lastFinish: "stop"))
            told.bible = BibleKeeping.noting(scene: plan.number, of: told)
            told.summary = RollingSummary.adding(
                SceneDelta.fromPlan(scene: plan.number, of: told).summary, ofScene: plan.number, to: told.summary)
        }
        return ToldStory(story: told)
    }

    /// Whether nothing is left to write: the text has its words, and its last sentence is whole.
    package var isWhole: Bool {
        guard let last = story.passages.last else { return false }
        return !LengthContract(story: story, passWords: 1).isShort && Sentences.endsComplete(last.text)
    }

    private init(story: Story) {
        self.story = story
    }

    private static func turn(of scene: Int) -> CallID { CallID("told-\(scene)") }

    /// Paragraphs without headings, rules and the markers that clients of the seed may have kept.
    private static func paragraphs(of text: String) -> [String] {
        Paragraphs.split(text)
            .filter { line in
                ClosingMarkers.kind(of: line) == nil && !Headings.isMarkdownHeading(line) && !Headings.isRule(line)
                    && !Headings.isLabel(line)
            }
            .map { String(Paragraphs.trimmed(ClosingMarkers.stripped(String($0)).text)) }
            .filter { WordCount.words(in: $0) > 0 }
    }

    /// At most `most` scenes, neighbours joined where there are more.
    private static func joined(_ scenes: [ScenePlan], into most: Int) -> [ScenePlan] {
        guard scenes.count > most else { return scenes }
        return (0..<most).map { index in
            let group = scenes[index * scenes.count / most..<(index + 1) * scenes.count / most]
            var plan = group[group.startIndex]
            for next in group.dropFirst() {
                plan.description += " " + next.description
                plan.keyEvents += next.keyEvents
                plan.characters += next.characters.filter { !plan.characters.contains($0) }
                plan.exitState = next.exitState
            }
            return plan
        }
    }
}
