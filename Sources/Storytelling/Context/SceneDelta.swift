import LanguageModels
import StoryDomain

/// What one scene changed: a summary and the facts that it established.
struct SceneDelta: Hashable, Sendable {
    var summary: String
    var facts: [Fact]

    /// A fact as a model gives it, without its place.
    struct Fact: Hashable, Sendable {
        var kind: Bible.Kind
        var name: String
        var detail: String
    }

    /// Reads a model's answer; nil where it holds no summary.
    static func reading(_ text: String) -> SceneDelta? {
        guard let value = try? TolerantJSON.object(in: text, schema: PlanningSchema.delta),
            let summary = value["summary"]?.string
        else { return nil }
        let whole = Sentences.wholePart(of: PlanText.line(summary)).whole
        guard !whole.isEmpty else { return nil }
        let facts = (value["facts"]?.array ?? []).compactMap { fact -> Fact? in
            guard let name = fact["name"]?.string, let detail = fact["detail"]?.string, !name.isEmpty else {
                return nil
            }
            let kind = fact["kind"]?.string.flatMap(Bible.Kind.init(rawValue:)) ?? .fact
            return Fact(kind: kind, name: PlanText.line(name), detail: PlanText.line(detail))
        }
        return SceneDelta(summary: String(whole), facts: Array(facts.prefix(4)))
    }

    /// The plan of scene `number`, taken for what happened.
    static func fromPlan(scene number: Int, of story: Story) -> SceneDelta {
        let plan = story.outline?.scene(number)
        return SceneDelta(summary: PromptData.line(plan?.description ?? ""), facts: [])
    }
}
