import FoundationEssentials
import StoryDomain

/// A ledger line in the exported JSON.
struct LedgerRecord: Codable {
    var call: CallID
    var purpose: CallPurpose
    var scene: Int?
    var provider: String
    var model: String
    var state: LedgerLine.State
    var promptTokens: Int
    var cachedTokens: Int
    /// Nil in files from before there was one.
    var cacheWriteTokens: Int?
    var thinkingTokens: Int
    var outputTokens: Int
    var isEstimate: Bool
    /// US dollars.
    var cost: ExportedAmount
    var priceVersion: String
    var askedWords: Int?
    var keptWords: Int
    var discardedWords: Int
    var outcome: String
    var openedAt: ExportedMoment
    var settledAt: ExportedMoment?

    /// Takes a line.
    init(_ line: LedgerLine) {
        call = line.call
        purpose = line.purpose
        scene = line.scene
        provider = line.provider
        model = line.model
        state = line.state
        promptTokens = line.usage.prompt
        cachedTokens = line.usage.cached
        cacheWriteTokens = line.usage.cacheWritten == 0 ? nil : line.usage.cacheWritten
        thinkingTokens = line.usage.thinking
        outputTokens = line.usage.output
        isEstimate = line.isEstimate
        cost = ExportedAmount(line.cost)
        priceVersion = line.priceVersion
        askedWords = line.askedWords
        keptWords = line.keptWords
        discardedWords = line.discardedWords
        outcome = line.outcome
        openedAt = ExportedMoment(line.openedAt)
        settledAt = line.settledAt.map(ExportedMoment.init)
    }

    /// The line.
    func domain() -> LedgerLine {
        var line = LedgerLine(
            call: call, purpose: purpose, scene: scene, provider: provider, model: model, askedWords: askedWords,
            openedAt: openedAt.date)
        line.state = state
        line.usage.prompt = promptTokens
        line.usage.cached = cachedTokens
        line.usage.cacheWritten = cacheWriteTokens ?? 0
        line.usage.thinking = thinkingTokens
        line.usage.output = outputTokens
        line.isEstimate = isEstimate
        line.cost = cost.amount
        line.priceVersion = priceVersion
        line.keptWords = keptWords
        line.discardedWords = discardedWords
        line.outcome = outcome
        line.settledAt = settledAt?.date
        return line
    }
}
