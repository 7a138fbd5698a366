import FoundationEssentials
import LanguageModels
import StoryDomain

/// Keeps the ledger lines of one stream: opened before the provider is called, settled with what it used.
struct CallBook {
    /// The line of the call under way, if there is one.
    private(set) var line: LedgerLine?
    /// The call under way, under the name that was asked for.
    private(set) var call: ModelCall?
    /// The model that answers it, where that is another one.
    private var answering: String?
    private let request: ModelRequest
    private let scene: Int?
    private let askedWords: Int?
    private var received = TokenEstimate.Tally()
    private var thoughtCharacters = 0
    private var counted: Metering?
    /// What the provider said last that it had counted, where it counts along.
    private var running: TokenUsage?

    /// Prepares for the calls of `request`.
    init(request: ModelRequest, scene: Int?, askedWords: Int?) {
        self.request = request
        self.scene = scene
        self.askedWords = askedWords
    }

    /// Opens a line. It carries what its prompt comes to by estimate, for the case that nobody is left to settle it.
    mutating func open(_ call: ModelCall, at moment: Date) -> LedgerLine {
        var line = LedgerLine(
            call: call.id, purpose: request.purpose, scene: scene, provider: call.provider, model: call.model,
            askedWords: askedWords, openedAt: moment)
        line.usage.prompt = TokenEstimate.tokens(in: request.messages)
        line.isEstimate = true
        line.cost = call.price.cost(of: line.usage)
        line.priceVersion = call.price.version
        self.call = call
        answering = nil
        self.line = line
        received = TokenEstimate.Tally()
        thoughtCharacters = 0
        counted = nil
        running = nil
        return line
    }

    /// Forgets the line that was just opened: it could not be stored, so the call is not made.
    mutating func forget() {
        line = nil
    }

    /// The most that the call just opened can come to: its prompt by upper estimate, and all the tokens that it may
    /// think and write. Nil before a call is opened.
    ///
    /// - Parameter profile: of the model, where the call itself does not say what it can come to.
    func reserve(for profile: ModelProfile) -> CallReserve? {
        guard let call else { return nil }
        let usage = call.most ?? profile.mostUsage(for: request)
        return CallReserve(
            call: call.id, usage: usage, cost: call.price.mostCost(of: usage), isPriceUnknown: call.price.isUnknown,
            price: call.price)
    }

    /// The call under way, under the name of the model that answers it: the author of its text.
    var answered: ModelCall? {
        var call = call
        if let answering { call?.model = answering }
        return call
    }

    /// Notes that another model answers than the one asked for.
    mutating func note(answering model: String) {
        answering = model
    }

    /// Counts text, for the estimate of a call that we stop.
    mutating func receive(_ text: String) {
        received.add(text)
    }

    /// Counts thoughts of so many characters, for the same estimate.
    mutating func think(characters: Int) {
        thoughtCharacters += characters
    }

    /// Settles the open line with the provider's own count, or the estimate that `Metered` made.
    mutating func settle(
        _ metering: Metering, state: LedgerLine.State, outcome: String, kept: Int = 0, discarded: Int = 0,
        at moment: Date
    ) -> LedgerLine? {
        guard var settled = line else { return nil }
        settled.state = state
        if let model = metering.model { settled.model = model }
        settled.usage = metering.usage
        settled.isEstimate = metering.isEstimate
        settled.cost = metering.cost
        settled.priceVersion = metering.priceVersion
        settled.outcome = outcome
        settled.keptWords = kept
        settled.discardedWords = discarded
        settled.settledAt = moment
        line = nil
        return settled
    }

    /// Takes the provider's own count, which goes before the estimate whatever becomes of the call's text.
    mutating func count(_ metering: Metering?) {
        counted = metering
    }

    /// Takes a running count. It knows of thoughts that nobody sees.
    mutating func count(along usage: TokenUsage) {
        if usage.isCredible { running = usage }
    }

    /// What has come of the call so far, in tokens by estimate.
    var progress: (thinking: Int, output: Int) {
        (
            max(running?.thinking ?? 0, TokenEstimate.tokens(forCharacters: thoughtCharacters)),
            max(running?.output ?? 0, received.tokens)
        )
    }

    /// What the call that we stop has used: its prompt and what has come, by estimate and by what the provider counted along;
    /// or its whole count where the call had ended by itself.
    var estimate: Metering {
        if let counted { return counted }
        guard let call else { return .nothing }
        let usage = TokenUsage(
            prompt: running?.prompt ?? TokenEstimate.tokens(in: request.messages), cached: running?.cached ?? 0,
            thinking: progress.thinking, output: progress.output)
        return Metering(
            usage: usage, isEstimate: true, cost: call.price.cost(of: usage), priceVersion: call.price.version)
    }
}
