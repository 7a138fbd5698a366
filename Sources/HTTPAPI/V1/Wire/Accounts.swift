import Accounts
import FoundationEssentials
import StoryDomain

/// Who calls.
struct MeResource: WireSchema, Encodable {
    static let schemaName = "Me"
    static let schema = Schema.object(
        .required("user", .told, "The user's id."),
        .required("scopes", .list(of: .oneOf(Scope.self), atMost: 10), "What this key may do."),
        .required("plan", .type(PlanResource.self), "The user's plan.")
    )

    let user: UserID
    let scopes: [Scope]
    let plan: PlanResource
}

/// A plan and its limits.
struct PlanResource: WireSchema, Encodable {
    static let schemaName = "Plan"
    static let schema = Schema.object(
        .required("name", .told, "Its name."),
        .required("is_default", .flag, "Whether it is the plan of users who were given none."),
        .required("limits", .type(PlanLimitsResource.self), "What it allows.")
    )

    let name: String
    let isDefault: Bool
    let limits: PlanLimitsResource

    /// Takes a plan.
    init(_ plan: Plan, isDefault: Bool) {
        name = plan.name
        self.isDefault = isDefault
        limits = PlanLimitsResource(plan.limits)
    }
}

/// What a plan allows; null is no limit, 0 is none at all.
struct PlanLimitsResource: WireSchema, Encodable {
    static let schemaName = "PlanLimits"
    static let schema = Schema.object(
        .required("calls", .count.orNull, "Calls to models a month."),
        .required("tokens", .count.orNull, "Tokens a month."),
        .required("images", .count.orNull, "Pictures a month."),
        .required("money", .dollars.orNull, "US dollars a month."),
        .required("requests_per_minute", .count.orNull, "Requests a minute."),
        .required("concurrent_runs", .count.orNull, "Runs at a time."),
        .required("longest_story", .count.orNull, "Words of one story."),
        .required("models", .list(of: .told, atMost: 10_000).orNull, "Models; `*` stands for any text.")
    )

    @ExplicitNull var calls: Int?
    @ExplicitNull var tokens: Int?
    @ExplicitNull var images: Int?
    @ExplicitNull var money: String?
    @ExplicitNull var requestsPerMinute: Int?
    @ExplicitNull var concurrentRuns: Int?
    @ExplicitNull var longestStory: Int?
    @ExplicitNull var models: [String]?

    /// Takes limits.
    init(_ limits: PlanLimits) {
        calls = limits.calls
        tokens = limits.tokens
        images = limits.images
        money = limits.money?.description
        requestsPerMinute = limits.requestsPerMinute
        concurrentRuns = limits.concurrentRuns
        longestStory = limits.longestStory
        models = limits.models
    }
}

/// What is known of a key; never the key.
struct KeyResource: WireSchema, Encodable {
    static let schemaName = "Key"
    static let schema = Schema.object(properties)

    static let properties: [Schema.Property] = [
        .required("id", .id, "By which it is revoked."),
        .required("name", .told, "What its owner calls it."),
        .required("hint", .text(atMost: 10), "Its last characters."),
        .required("scopes", .list(of: .oneOf(Scope.self), atMost: 10), "What it may do."),
        .required("created_at", .moment, "When it was made."),
        .required("expires_at", .moment.orNull, "When it ends by itself."),
        .required("revoked_at", .moment.orNull, "When it was revoked."),
        .required("last_used_at", .moment.orNull, "When it was last used, to the minute."),
    ]

    let id: String
    let name: String
    let hint: String
    let scopes: [Scope]
    let createdAt: Date
    @ExplicitNull var expiresAt: Date?
    @ExplicitNull var revokedAt: Date?
    @ExplicitNull var lastUsedAt: Date?

    /// Takes a record.
    init(_ record: KeyRecord) {
        id = record.id
        name = record.name
        hint = record.hint
        scopes = record.scopes.inOrder
        createdAt = record.createdAt
        expiresAt = record.expiresAt
        revokedAt = record.revokedAt
        lastUsedAt = record.lastUsedAt
    }
}

extension Set<Scope> {
    /// From the least to the most.
    var inOrder: [Scope] { Scope.allCases.filter(contains) }
}

/// A key that was just made, with the key itself, which is shown this once.
struct MadeKey: WireSchema, Encodable {
    static let schema = Schema.object(
        KeyResource.properties + [.required("key", .text(atMost: 100), "The key; it cannot be had again.")])

    let record: KeyRecord
    let key: String

    private enum CodingKeys: String, CodingKey {
        case key
    }

    func encode(to encoder: any Encoder) throws {
        try KeyResource(record).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key, forKey: .key)
    }
}

/// A key to be made.
struct NewKey: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("name", .text(atMost: KeyRing.longestName, blank: false), "What you call it."),
        .required("scopes", .list(of: .oneOf(Scope.self), atLeast: 1, atMost: 10), "What it may do; no more than you may."),
        .optional("expires_in_days", .integer(1...3_650), "When it ends by itself; else it stays valid.")
    )

    let name: String
    let scopes: [Scope]
    let expiresInDays: Int?
}

/// A user as administrators see one.
struct UserResource: WireSchema, Encodable {
    static let schemaName = "User"
    static let schema = Schema.object(
        .required("user", .told, "The user's id."),
        .required("plan", .told, "The plan that holds."),
        .required("plan_since", .moment.orNull, "When it was set; null where it never was.")
    )

    let user: UserID
    let plan: String
    @ExplicitNull var planSince: Date?

    /// Takes a record.
    init(_ record: AccountRecord) {
        user = record.user
        plan = record.plan
        planSince = record.planSince
    }
}

/// Which users to list.
struct UserListQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("cursor", .text(atMost: UserID.longest, blank: false), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20)
    )

    let cursor: String?
    let limit: Int
}

/// A user's plan to be.
struct PlanChoice: WireSchema, Decodable {
    static let schema = Schema.object(.required("plan", .text(atMost: Schema.mostName, blank: false), "The plan's name."))

    let plan: String
}
