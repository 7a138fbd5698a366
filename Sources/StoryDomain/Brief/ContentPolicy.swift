/// How far a story may go, read from the brief's rating and age group; goes into the rules given to the model and
/// into the provider's safety settings.
package enum ContentPolicy: Int, Sendable, Codable, Comparable {
    /// Nothing that a parent of a five-year-old would skip (G, or readers of 5–12).
    case everyone = 0
    /// Mild peril, no strong language (PG, or all ages).
    case guidance = 1
    /// Tension and loss, nothing explicit (PG-13, or readers of 13–17); also where nobody says.
    case teens = 2
    /// Adult themes without explicit sexual content (R).
    case adults = 3

    /// The stricter of what rating and age group ask for.
    package init(rating: String, ageGroup: String) {
        let asked = [Self.policy(rating: rating), Self.policy(ageGroup: ageGroup)].compactMap { $0 }
        self = asked.min() ?? .teens
    }

    /// The policy of a setup.
    package init(setup: StorySetup) {
        self.init(rating: setup.contentRating, ageGroup: setup.audienceAgeGroup)
    }

    package static func < (left: ContentPolicy, right: ContentPolicy) -> Bool {
        left.rawValue < right.rawValue
    }

    private static func policy(rating: String) -> ContentPolicy? {
        let letters = rating.uppercased().filter { $0.isLetter || $0.isNumber }
        if letters.isEmpty { return nil }
        if letters.hasPrefix("PG13") { return .teens }
        if letters.hasPrefix("PG") { return .guidance }
        if letters.hasPrefix("G") { return .everyone }
        if letters.hasPrefix("R") || letters.hasPrefix("NC17") { return .adults }
        return .teens
    }

    private static func policy(ageGroup: String) -> ContentPolicy? {
        let lowered = ageGroup.lowercased()
        if lowered.allSatisfy(\.isWhitespace) { return nil }
        if lowered.contains("child") || lowered.contains("kid") { return .everyone }
        if lowered.contains("all ages") || lowered.contains("famil") { return .guidance }
        if lowered.contains("young") || lowered.contains("teen") { return .teens }
        if lowered.contains("adult") { return .adults }
        return nil
    }
}
