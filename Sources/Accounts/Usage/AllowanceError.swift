import FoundationEssentials

/// Something that a user's plan, or the cap of a run, does not allow. Nothing of it was begun or stored.
package struct AllowanceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What there is not enough of; a fixed, small set that can label metrics.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Calls to models in this period.
        case calls
        /// Tokens in this period.
        case tokens
        /// Money in this period.
        case money
        /// Pictures in this period.
        case images
        /// The money that the run was given.
        case cap
        /// There is a limit in money, and nobody knows what the model costs.
        case priceUnknown = "price_unknown"
        /// The plan does not have this model.
        case modelNotAllowed = "model_not_allowed"
        /// The plan has no stories of this length.
        case storyTooLong = "story_too_long"
        /// Bytes of pictures that are kept.
        case pictureStorage = "picture_storage"
    }

    package var code: Code
    /// The user's plan.
    package var plan: String
    /// What may be used: a count, words, megabytes or US dollars. Nil for `modelNotAllowed`.
    package var limit: Decimal?
    /// What is used already, with what is held back for calls under way.
    package var used: Decimal
    /// What this would have needed at worst.
    package var asked: Decimal
    /// When the period ends and the same may pass; nil where only another plan, cap or request helps.
    package var resetsAt: Date?

    /// Takes an error's parts.
    package init(_ code: Code, plan: String, limit: Decimal?, used: Decimal, asked: Decimal, resetsAt: Date?) {
        self.code = code
        self.plan = plan
        self.limit = limit
        self.used = used
        self.asked = asked
        self.resetsAt = resetsAt
    }

    /// One sentence for people that says what to do.
    package var message: String {
        let most = limit.map(String.init(describing:)) ?? "0"
        return switch code {
        case .calls, .tokens, .images:
            "The plan “\(plan)” has \(most) \(code.rawValue) a month, \(used) are taken and \(asked) are needed: "
                + "wait for the next period, or change the plan."
        case .money:
            "The plan “\(plan)” has $\(most) a month, $\(used) are taken and up to $\(asked) are needed: "
                + "wait for the next period, or change the plan."
        case .cap:
            "The run may cost $\(most), $\(used) are taken and up to $\(asked) are needed: raise its cap to go on."
        case .priceUnknown:
            "The price of this model is unknown, so that the limit of $\(most) cannot be kept to: add its price to the "
                + "file of STORYWRITER_MODELS, choose a model of the catalogue, or take the limit away."
        case .modelNotAllowed:
            "The plan “\(plan)” does not have this model: choose another model, or change the plan."
        case .storyTooLong:
            "The plan “\(plan)” has stories of up to \(most) words, not \(asked): ask for fewer words or shorten it, or change the plan."
        case .pictureStorage:
            "The plan “\(plan)” keeps \(most) MB of pictures (picture_megabytes), \(used) are stored and \(asked) more do "
                + "not fit: delete some, or change the plan."
        }
    }

    package var description: String { message }
}
