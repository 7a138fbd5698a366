/// Why a run waits, pauses or failed.
package struct RunReason: Sendable, Hashable, Codable {
    /// A short name for programs, in snake_case: `quota_exceeded`.
    package var code: String
    /// One sentence for people that says what to do; holds no story text, no prompt and no secret.
    package var message: String

    /// Takes a reason's parts.
    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    /// Every try was lost together with the worker that made it.
    static let workerLost = RunReason(
        code: "worker_lost",
        message:
            "The processes that worked on this run ended without a word, each time: retry it, and look into the logs "
            + "of the workers if it happens again."
    )
}
