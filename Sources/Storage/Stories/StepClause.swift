import StoryDomain

/// What else must hold, or be stored, in the transaction of a step: the worker's lease, the user's allowance, the run's
/// log. It runs before the step's own rows are written; where it throws, nothing of the step is stored.
package typealias StepClause =
    @Sendable (_ connection: any SQLConnection, _ change: StoryChange, _ story: StoryID) throws -> Void
