import Jobs
import Logging
import StoryDomain
import Storytelling
import Synchronization

/// Hears what happens while an answer is made: keeps what it costs, and tells a client that reads along.
final class CallWatch: Sendable {
    private struct State {
        var totals = RunTotals()
        var stage = "begin"
    }

    private let state = Mutex(State())
    private let part: String
    private let tell: (@Sendable (ServerEvent) -> Void)?
    private let logger: Logger

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - part: what pieces of planning are called.
    ///   - logger: hears of an event that could not be written.
    ///   - tell: gets events; nil where nobody reads along.
    init(part: String, logger: Logger, tell: (@Sendable (ServerEvent) -> Void)?) {
        self.part = part
        self.logger = logger
        self.tell = tell
    }

    /// What was used so far.
    var totals: RunTotals { state.withLock { $0.totals } }

    /// What the answer cost, which was not in the cache.
    var spending: Spending {
        let totals = totals
        return Spending(isCached: false, cost: totals.cost, usage: totals.usage)
    }

    /// Takes a signal.
    func take(_ signal: WritingSignal) {
        switch signal {
        case .step(let step):
            state.withLock { $0.stage = step.stage }
            progress()
        case .metered(let totals):
            state.withLock { $0.totals = totals }
            progress()
        case .premise(let piece): send("delta", RunDelta(part: part, text: piece))
        case .text(let piece): send("delta", RunDelta(part: "text", text: piece))
        case .reading(let done, let total): progress(reading: ReadingShare(done: done, total: total))
        // A life sign for whoever reads along: the figures as they stand.
        case .thinking, .silent: progress()
        case .stored, .event: break
        }
    }

    /// Takes a signal, and tells pieces of text and nothing else, as the seed's streams have it.
    func takeText(_ signal: WritingSignal) {
        switch signal {
        case .premise(let piece): send("delta", RunDelta(part: part, text: piece))
        case .text(let piece): send("delta", RunDelta(part: "text", text: piece))
        case .step, .reading, .thinking, .silent, .metered, .stored, .event: break
        }
    }

    /// Tells a piece of a proposal.
    func propose(_ piece: String, alternative: Int) {
        send("delta", ProposalDelta(alternative: alternative, text: piece))
    }

    private func progress(reading: ReadingShare? = nil) {
        let (stage, totals) = state.withLock { ($0.stage, $0.totals) }
        send(
            "progress",
            MakingEvent(
                stage: stage, promptTokens: totals.usage.prompt,
                outputTokens: totals.usage.output + totals.usage.thinking, cost: totals.cost.description,
                reading: reading))
    }

    private func send(_ name: String, _ data: some WireSchema & Encodable) {
        guard let tell else { return }
        do {
            tell(try ServerEvent(event: name, json: data))
        } catch {
            // Only a number that JSON cannot hold. The answer is being made and paid, so it goes on without this event.
            logger.error("An event could not be written", metadata: ["event": "\(name)", "error": "\(error)"])
        }
    }
}
