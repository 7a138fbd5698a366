import FoundationEssentials

/// A part of a story's plan as it stood before it was replaced, or as a model made it while somebody changed the story, so
/// that it could not be put in place.
package struct PlanVersion: Hashable, Sendable {
    /// The most versions that are kept of each part of a story; the oldest go first.
    package static let mostOfPart = 100

    /// Counted from 1 within the part; never used twice.
    package var number: Int
    package var reason: Reason
    package var part: PlanPart
    package var createdAt: Date

    /// Takes a version's parts.
    package init(number: Int, reason: Reason, part: PlanPart, createdAt: Date) {
        self.number = number
        self.reason = reason
        self.part = part
        self.createdAt = createdAt
    }

    /// Why a part was kept.
    package enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// Somebody typed another one.
        case edited
        /// A model was asked for another one.
        case regenerated
        /// A run wrote another one.
        case written
        /// One of the setups that were offered was taken.
        case chosen
        /// Somebody in it got another name.
        case renamed
        /// An older version came back.
        case restored
        /// It never stood there: a model made it while the story was changed. Restoring puts it in place.
        case offered
    }

    /// A version without what it holds, for lists.
    package struct Card: Hashable, Sendable {
        package var number: Int
        package var kind: PlanPart.Kind
        package var reason: Reason
        package var createdAt: Date

        /// Takes a card's parts.
        package init(number: Int, kind: PlanPart.Kind, reason: Reason, createdAt: Date) {
            self.number = number
            self.kind = kind
            self.reason = reason
            self.createdAt = createdAt
        }
    }
}
