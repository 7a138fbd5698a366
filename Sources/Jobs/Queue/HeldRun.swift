/// What a run's row said when its lease was confirmed. Nobody else can change the row before the transaction ends.
package struct HeldRun: Sendable, Hashable {
    /// The number of the last entry in the log.
    package let lastEvent: Int
    /// How many pieces of text are in the log since the lease began; `DeltaCollector` goes on after them.
    let loggedPieces: Int
    /// What was asked of the run meanwhile.
    package let wish: RunWish
}
