/// A step would put a part of a plan in place that was made of another plan than is stored: somebody changed the story
/// meanwhile.
package struct PlanMismatch: Error, Sendable, Hashable, CustomStringConvertible {
    /// Takes nothing: whoever gets it reads the story again.
    package init() {}

    package var description: String {
        "The story's plan was changed while this step was made: read the story again."
    }
}
