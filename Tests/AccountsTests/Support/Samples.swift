import Accounts
import Foundation
import Storage
import StoryDomain
import Testing

/// Users, lines and reserves for tests.
enum Samples {
    static func user(_ name: String) throws -> UserID {
        try #require(UserID(rawValue: name))
    }

    static func openLine(_ call: String, at moment: Date, model: String = "gemini-flash") -> LedgerLine {
        LedgerLine(
            call: CallID(call), purpose: .scene, scene: 3, provider: "gemini", model: model, askedWords: 400,
            openedAt: moment)
    }

    /// A change that opens a call and holds its worst case back.
    static func opening(
        _ call: String, tokens: Int = 100, cost: Decimal = 0, at moment: Date, model: String = "gemini-flash",
        isPriceUnknown: Bool = false
    ) -> StoryChange {
        var change = StoryChange(at: moment)
        change.ledger = [openLine(call, at: moment, model: model)]
        change.reserves = [
            CallReserve(
                call: CallID(call), usage: TokenUsage(prompt: tokens, output: 0), cost: cost,
                isPriceUnknown: isPriceUnknown)
        ]
        return change
    }

    /// A change that settles a call with what it used.
    static func settling(
        _ call: String, state: LedgerLine.State = .settled, usage: TokenUsage = .zero, cost: Decimal = 0,
        isEstimate: Bool = false, priceVersion: String = "2026-11-22", openedAt: Date, at moment: Date
    ) -> StoryChange {
        var line = openLine(call, at: openedAt)
        line.state = state
        line.usage = usage
        line.cost = cost
        line.isEstimate = isEstimate
        line.priceVersion = priceVersion
        line.outcome = "stop"
        line.settledAt = moment
        var change = StoryChange(at: moment)
        change.ledger = [line]
        return change
    }

    /// What a run's own counter says, in US dollars; 0 where it has none.
    static func cost(of run: RunID, in database: any SQLDatabase) async throws -> Decimal {
        let row = try await database.read { connection in
            try connection.rows("SELECT cost FROM usage_run WHERE run_id = \(run)").first
        }
        guard let pico: Int = try row?.value("cost") else { return 0 }
        return Decimal(pico) / 1_000_000_000_000
    }

    static func decimal(_ digits: String) throws -> Decimal {
        try #require(Decimal(digits: digits))
    }

    static func plans(_ limits: PlanLimits) -> Plans {
        Plans([], standard: Plan(name: "test", limits: limits))
    }
}
