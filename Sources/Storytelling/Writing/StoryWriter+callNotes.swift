import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

/// What is stored and told of a call while it runs and when it ends.
extension StoryWriter {
    /// Tells the leases how far a call is.
    func note(_ book: CallBook) {
        guard let leases = store.leases, let call = book.call else { return }
        let progress = book.progress
        leases.note(call.id, thinking: progress.thinking, output: progress.output)
    }

    /// Stores ledger lines.
    func book(_ lines: [LedgerLine], in session: WritingSession) async throws {
        var change = StoryChange(at: now())
        change.ledger = lines
        try await commit(change, in: session)
    }

    /// The event that another provider than the last one takes the work, where that is so.
    func relay(to call: ModelCall, in session: WritingSession) -> [RunEvent] {
        defer { session.provider = call.provider }
        guard let before = session.provider, before != call.provider else { return [] }
        return [
            event(
                .relayed, "\(call.provider) goes on in place of \(before).",
                details: ["from": before, "to": call.provider, "model": call.model])
        ]
    }

    /// Notes once a run that a model's name is answered by another model.
    func noteReplacement(
        _ completion: Completion, of call: ModelCall?, in session: WritingSession
    ) async throws {
        guard let call, let served = completion.metering?.model, session.replaced.insert(served).inserted,
            !call.model.hasSuffix("-latest")
        else { return }
        try await note(
            .modelReplaced,
            "\(call.model) was answered by \(served), and is booked at its price: name \(served), or another model.",
            details: ["provider": call.provider, "asked": call.model, "served": served], in: session)
    }

    /// Notes that a provider counted more than the call could come to. It is booked in full, and more is held back for the
    /// next calls to the model.
    func noteOvercount(
        _ completion: Completion, of call: ModelCall?, over reserve: CallReserve?, in session: WritingSession
    ) async throws {
        guard let call, let reserve, let metering = completion.metering, !metering.isEstimate,
            metering.usage.total > reserve.usage.total
        else { return }
        let (counted, held) = (metering.usage.total, reserve.usage.total)
        try await note(
            .overcounted,
            "\(call.provider) counted \(counted) tokens for a call of at most \(held): they are booked, and more is held "
                + "back for \(call.model) from now on.",
            details: [
                "provider": call.provider, "model": call.model, "counted": String(counted), "held": String(held),
            ], in: session)
    }

    func meter(_ metering: Metering, timings: Completion.Timings?, in session: WritingSession) {
        session.totals.usage = session.totals.usage + metering.usage
        session.totals.cost += metering.cost
        session.totals.calls += 1
        if metering.priceVersion == TokenPrice.unknownVersion { session.totals.hasUnknownPrice = true }
        if let timings {
            session.totals.writingSeconds += timings.writingSeconds
            session.totals.writtenTokens += timings.writtenTokens
        }
        observe(.metered(session.totals))
    }

    /// Notes that a call failed.
    ///
    /// - Parameter keepsLine: whether the call's line waits for the words that were kept of its text.
    /// - Returns: the line that waits, settled but for its words; nil where it is booked.
    func noteFailure(
        _ error: ModelError, of call: ModelCall, metering: Metering, keepsLine: Bool, book: inout CallBook,
        in session: WritingSession
    ) async throws -> LedgerLine? {
        var change = StoryChange(at: now())
        let line = book.settle(metering, state: .cutOff, outcome: error.code.rawValue, at: change.at)
        if !keepsLine, let line { change.ledger = [line] }
        change.events = [
            event(
                .callFailed, error.description,
                details: ["provider": call.provider, "model": call.model, "code": error.code.rawValue])
        ]
        meter(metering, timings: nil, in: session)
        do {
            try await commit(change, in: session)
        } catch {
            if keepsLine, let line { await close([line], in: session) }
            throw error
        }
        return keepsLine ? line : nil
    }
}
