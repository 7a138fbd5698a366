import FoundationEssentials
import Storage
import StoryDomain

/// The changes that a writer makes by hand. Each is a pure function from the stored story to the change to commit, so that
/// it can be made inside the transaction that read the story. What a text replaces is kept as a version.
package enum StoryEdit {
    /// The writer's own premise.
    ///
    /// - Throws: `EditError.emptyText`.
    package static func settingPremise(_ text: String, at moment: Date) throws(EditError) -> StoryChange {
        guard WordCount.words(in: text) > 0 else { throw .emptyText }
        var change = StoryChange(at: moment)
        change.premise = String(Paragraphs.trimmed(text))
        return change
    }

    /// Takes setup `number` (from 1) of those offered: its fields fill what the brief leaves open, its premise becomes
    /// the story's.
    ///
    /// - Parameter own: fields of the writer's that go before the setup's.
    /// - Throws: `EditError.noSetup`.
    package static func takingSetup(
        _ number: Int, with own: StorySetup, of plan: StoryPlan, at moment: Date
    ) throws(EditError) -> StoryChange {
        guard plan.setupOptions.indices.contains(number - 1) else { throw .noSetup(number) }
        let option = plan.setupOptions[number - 1]
        var change = StoryChange(at: moment)
        change.planReason = .chosen
        var brief = plan.brief
        brief.setup = own.filled(from: brief.setup).filled(from: option.setup)
        change.brief = brief
        change.premise = option.premise
        change.events = [
            RunEvent(
                kind: .setupChosen, message: "Setup \(number) was taken.", details: ["option": String(number)],
                at: moment)
        ]
        return change
    }

    /// The writer's own outline. Scenes are numbered anew in the order given; those without a budget share what the
    /// others leave of the story's words.
    ///
    /// - Throws: `EditError.sceneCount`, `EditError.sceneIsWritten` where a written scene would lose its place.
    package static func settingOutline(
        title: String, scenes: [ScenePlan], of plan: StoryPlan, at moment: Date
    ) throws(EditError) -> StoryChange {
        guard (1...Outline.mostScenes).contains(scenes.count) else { throw .sceneCount(scenes.count) }
        guard plan.lastScene <= scenes.count else { throw .sceneIsWritten(plan.lastScene) }
        var change = StoryChange(at: moment)
        change.outline = Outline(title: title, scenes: sharing(plan.brief.length.words, among: scenes))
        return change
    }

    /// The scenes numbered from 1; those without a budget share what the others leave of the story's words.
    static func sharing(_ words: Int, among scenes: [ScenePlan]) -> [ScenePlan] {
        let given = scenes.reduce(0) { $0 + max(0, $1.wordBudget) }
        let open = scenes.count { $0.wordBudget <= 0 }
        let share = max(30, (words - given) / max(1, open))
        var numbered = scenes
        for index in numbered.indices {
            numbered[index].number = index + 1
            if numbered[index].wordBudget <= 0 { numbered[index].wordBudget = share }
        }
        return numbered
    }

    /// One scene of the outline as the writer wants it.
    ///
    /// - Parameter edit: changes the plan; its number stays.
    /// - Throws: `EditError.noScene`.
    package static func changingPlan(
        ofScene number: Int, in outline: Outline?, at moment: Date, _ edit: (inout ScenePlan) -> Void
    ) throws(EditError) -> StoryChange {
        guard var outline, let index = outline.scenes.firstIndex(where: { $0.number == number }) else {
            throw .noScene(number)
        }
        edit(&outline.scenes[index])
        outline.scenes[index].number = number
        var change = StoryChange(at: moment)
        change.outline = outline
        return change
    }
}

extension Outline {
    /// The most scenes that an outline may have.
    package static let mostScenes = 500
}
