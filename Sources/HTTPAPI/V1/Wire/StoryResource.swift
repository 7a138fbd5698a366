import Storage
import StoryDomain

/// A story without its text.
struct StoryResource: WireSchema, Encodable {
    static let schemaName = "Story"
    static let schema = Schema.object(
        StoryCard.properties + [
            .required("brief", .type(BriefResource.self), "What the writer asked for."),
            .required("premise", .told.orNull, "What it is about; null until it is there."),
            .required("outline", .type(OutlineResource.self).orNull, "Its scenes; null until they are planned."),
            .required("setups_offered", .count, "Setups that wait to be chosen from."),
            .required("notes", .list(of: .type(NoteResource.self), atMost: 100_000), "The writer's wishes so far."),
            .required("active_run", .id.orNull, "The run that writes it, or will; null where there is none."),
        ])

    let card: StoryCard
    let brief: BriefResource
    let premise: String?
    let outline: OutlineResource?
    let setupsOffered: Int
    let notes: [NoteResource]
    let activeRun: RunID?

    private enum CodingKeys: String, CodingKey {
        case brief, premise, outline, setupsOffered, notes, activeRun
    }

    /// Takes a story's plan, its card and the run that is at it.
    init(_ plan: StoryPlan, _ card: StoryListing, activeRun: RunID?) {
        self.card = StoryCard(card)
        brief = BriefResource(plan.brief)
        premise = plan.premise
        outline = OutlineResource(of: plan)
        setupsOffered = plan.setupOptions.count
        notes = plan.notes.map(NoteResource.init)
        self.activeRun = activeRun
    }

    func encode(to encoder: any Encoder) throws {
        try card.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(brief, forKey: .brief)
        try container.encode(premise, forKey: .premise)
        try container.encode(outline, forKey: .outline)
        try container.encode(setupsOffered, forKey: .setupsOffered)
        try container.encode(notes, forKey: .notes)
        try container.encode(activeRun, forKey: .activeRun)
    }
}
