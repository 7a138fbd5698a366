import FoundationEssentials
import StoryDomain

/// An older version of a part of the plan, without what it holds.
struct PlanVersionCard: WireSchema, Encodable {
    static let schema = Schema.object(properties)

    static let properties: [Schema.Property] = [
        .required("number", .count, "Counted from 1 within the part; never used twice."),
        .required("part", .oneOf(PlanPart.Kind.self), "Which part of the plan."),
        .required(
            "reason", .oneOf(PlanVersion.Reason.self),
            "What replaced it; `offered`: a model made it while the story was changed, so that it was not put in place."),
        .required("created_at", .moment, "When it was replaced, or made where it was not put in place."),
    ]

    let number: Int
    let part: PlanPart.Kind
    let reason: PlanVersion.Reason
    let createdAt: Date

    /// Takes a version's card.
    init(_ card: PlanVersion.Card) {
        number = card.number
        part = card.kind
        reason = card.reason
        createdAt = card.createdAt
    }
}

/// An older version of a part of the plan; of its last four fields the one of its part is there.
struct PlanVersionResource: WireSchema, Encodable {
    static let schemaName = "PlanVersion"
    static let schema = Schema.object(PlanVersionCard.properties + PlanPartContent.properties)

    let version: PlanVersion

    func encode(to encoder: any Encoder) throws {
        let card = PlanVersion.Card(
            number: version.number, kind: version.part.kind, reason: version.reason, createdAt: version.createdAt)
        try PlanVersionCard(card).encode(to: encoder)
        try PlanPartContent(version.part).encode(to: encoder)
    }
}

/// What a part of the plan holds, under the part's name.
struct PlanPartContent: Encodable {
    static let properties: [Schema.Property] = [
        .optional("premise", .told, "The premise."),
        .optional("outline", .type(PlannedOutline.self), "The outline."),
        .optional("setups", .list(of: .type(SetupResource.self), atMost: 100), "The setups that were offered."),
        .optional("brief", .type(BriefResource.self), "The brief."),
    ]

    private let part: PlanPart

    private enum CodingKeys: String, CodingKey {
        case premise, outline, setups, brief
    }

    /// Takes a part.
    init(_ part: PlanPart) {
        self.part = part
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch part {
        case .premise(let premise): try container.encode(premise, forKey: .premise)
        case .outline(let outline): try container.encode(PlannedOutline(outline), forKey: .outline)
        case .setups(let options):
            let setups = options.enumerated().map { SetupResource(number: $0 + 1, option: $1) }
            try container.encode(setups, forKey: .setups)
        case .brief(let brief): try container.encode(BriefResource(brief), forKey: .brief)
        }
    }
}
