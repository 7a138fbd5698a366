import FoundationEssentials
import JSONNotation
import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
    /// A structured answer and the events that making it brought about.
    struct StructuredAnswer<Value: Sendable>: Sendable {
        let value: Value
        let events: [RunEvent]
    }

    /// Asks for JSON: tolerant reading, then one repair call that shows what was wrong, the wrong language among it, then
    /// the fallback.
    ///
    /// - Parameters:
    ///   - showing: a text field to show to the observer while it streams.
    ///   - read: decodes and checks; throws `TolerantJSON.Failure` with a sentence for the repair call.
    ///   - fallback: builds a value from the text where all else failed. Never fails, so there is no endless loop.
    func structured<Value: Sendable>(
        _ request: ModelRequest, showing key: String?, in session: WritingSession,
        read: (JSONValue) throws(TolerantJSON.Failure) -> Value, fallback: (String) -> Value
    ) async throws -> StructuredAnswer<Value> {
        var field = key.map(StringFieldReader.init(key:))
        let first = try await plainText(request, in: session) { piece in
            if let shown = field?.read(piece), !shown.isEmpty { self.observe(.premise(shown)) }
        } restart: {
            field = key.map(StringFieldReader.init(key:))
        }
        let language = AnswerLanguage(of: session.story)
        let failure: TolerantJSON.Failure
        var strange: Value?
        do throws(TolerantJSON.Failure) {
            let object = try TolerantJSON.object(in: first, schema: request.format.schema)
            let value = try read(object)
            guard let other = language.stray(in: object) else { return StructuredAnswer(value: value, events: []) }
            strange = value
            failure = TolerantJSON.Failure(message: language.complaint(about: other))
        } catch {
            failure = error
        }
        var repair = request
        repair.purpose = .repair
        repair.sampling.variation += 1
        let complaint =
            "That cannot be used: \(failure.message) Answer again with the whole JSON object only"
            + "\(LanguageName.clause(for: session.story.brief.language))."
        repair.messages += [Message(.assistant, first.isEmpty ? "{}" : first), Message(.user, complaint)]
        if !room(for: session.story).fits(repair.messages, output: request.maxOutputTokens ?? 0) {
            // Without room for the answer that was wrong, the sentence about it has to do.
            repair.messages = request.messages + [Message(.user, complaint)]
        }
        let second = try await plainText(repair, in: session) { _ in }
        do throws(TolerantJSON.Failure) {
            let value = try read(try TolerantJSON.object(in: second, schema: request.format.schema))
            return StructuredAnswer(value: value, events: [event(.structureRepaired, "Repaired: \(failure.message)")])
        } catch {
            // What can be read is worth more than what is made of plain text, whatever its language.
            if let strange {
                return StructuredAnswer(value: strange, events: [event(.structureRepaired, "Kept: \(failure.message)")])
            }
            let text = second.count > first.count ? second : first
            return StructuredAnswer(
                value: fallback(text),
                events: [
                    event(
                        .structureRepaired,
                        "Built from plain text, since a repair failed too: \(error.message) Look it over before more is "
                            + "written: change it by hand, or have it made again by another model.",
                        details: ["fallback": "true"])
                ])
        }
    }

    /// Asks for a text outside the story and returns it whole.
    ///
    /// - Parameters:
    ///   - show: gets the pieces as they come.
    ///   - restart: what was shown was a thought; the answer begins now.
    /// - Throws: `ModelError`, also where the answer broke off or the provider's filter cut it off: half a plan is none,
    ///   but another answer may pass.
    ///   `CancellationError` where the run was cancelled.
    func plainText(
        _ request: ModelRequest, in session: WritingSession, show: (String) -> Void, restart: () -> Void = {}
    ) async throws -> String {
        for _ in 0...Self.mostRaises {
            let room = model.profile.thinkingAllowance
            let context = model.profile.contextTokens
            var text = ""
            let finish = try await streamed(request, in: session) { piece in
                text += piece
                show(piece)
                return nil
            } restart: {
                text = ""
                restart()
            }
            if finish == .length, model.profile.contextTokens < context { throw contextReached() }
            // JSON whose end fell to thoughts lacks what it was asked for, however much of it can be read.
            let isEmpty = text.allSatisfy(\.isWhitespace)
            guard finish == .length, isEmpty || request.format != .text else { return text }
            if try await hasMoreRoomForThoughts(than: room, in: session) {
                if !isEmpty { restart() }
                continue
            }
            // Of a model that does not think, an empty answer is one like others.
            guard isEmpty, model.profile.thinkingAllowance > 0 else { return text }
            break
        }
        throw WritingError.onlyThoughts(
            model: model.profile.model, limit: model.profile.answerLimit(for: request) ?? 0)
    }

    /// Asks for a text outside the story and hands it on piece by piece.
    ///
    /// - Parameters:
    ///   - receive: takes each piece; a text returned ends the call and says why.
    ///   - restart: what was received was a thought; the answer begins now.
    /// - Returns: why the model stopped; nil where `receive` ended the call.
    /// - Throws: as `plainText`.
    func streamed(
        _ request: ModelRequest, in session: WritingSession, receive: (String) -> String?, restart: () -> Void
    ) async throws -> FinishReason? {
        var hasText = false
        let end = try await converse(request, scene: nil, askedWords: nil, in: session) { piece, _ in
            hasText = true
            return receive(piece)
        } opened: { _, _ in
        } restarted: {
            restart()
            return true
        }
        if let line = end.line { try await book([line], in: session) }
        try noteSilence(end, hasText: hasText, in: session)
        switch end.reason {
        case .cancelled: throw CancellationError()
        case .failed(let error): throw error
        case .stopped: return nil
        case .finished(let completion):
            guard case .filtered(let word) = completion.finish else { return completion.finish }
            throw ModelError(
                code: .promptBlocked, disposition: .retry(after: nil), provider: end.call?.provider ?? "",
                message:
                    "The provider's safety filter refused this story (\(word)): soften the brief or use another provider."
            )
        }
    }

    /// How a conversation with a model ended.
    struct CallEnd {
        enum Reason {
            case finished(Completion)
            /// We ended it; the word goes on the turn.
            case stopped(String)
            case failed(ModelError)
            case cancelled
        }

        let reason: Reason
        /// The call that the end belongs to; nil where none was opened.
        let call: ModelCall?
        /// The call's line, settled but for its words; to be committed with the step. Nil where there is none.
        let line: LedgerLine?
    }

    /// The word of a call that was ended because what it had brought turned out to be thoughts.
    static let thoughts = "thoughts"
    /// Characters behind the end of an answer after which a call is ended: the model talks to itself.
    private static let mostOverrun = 400

    /// Streams a request, books its calls, and hands its text on, without thoughts and the marks of templates.
    ///
    /// - Parameters:
    ///   - receive: takes each piece with the call that it came from; a text returned ends the call and says why.
    ///   - opened: adds to the change that opens a call's line.
    ///   - restarted: hears that all text before was a thought; answers whether it can begin anew. Where it cannot, the
    ///     call is ended with `thoughts`.
    /// - Throws: only storage errors from `receive`; a model's failure is an end like others, except before any text
    ///   where it is thrown.
    func converse(
        _ request: ModelRequest, scene: Int?, askedWords: Int?, in session: WritingSession,
        receive: (String, ModelCall) async throws -> String?,
        opened: (ModelCall, inout StoryChange) -> Void,
        restarted: () -> Bool
    ) async throws -> CallEnd {
        var book = CallBook(request: request, scene: scene, askedWords: askedWords)
        var reader = AnswerReader(expecting: .plain, isStructured: request.format != .text)
        func hand(on output: AnswerReader.Output) async throws -> String? {
            if output.restarts, !restarted() { return Self.thoughts }
            guard let call = book.answered else { return nil }
            for piece in Self.portions(of: output.text) {
                if let why = try await receive(piece, call) { return why }
            }
            return nil
        }
        func learn() async {
            if let call = book.call { await habits.learn(reader.habit, provider: call.provider, model: call.model) }
        }
        var hasText = false
        var received = 0
        var brokenOff: LedgerLine?
        var reserve: CallReserve?
        defer { if let call = book.call { store.leases?.end(call.id) } }
        do {
            for try await event in model.stream(request) {
                switch event {
                case .callOpened(let call):
                    if let before = book.call { store.leases?.end(before.id) }
                    var change = StoryChange(at: now())
                    change.ledger = [book.open(call, at: change.at)]
                    reserve = book.reserve(for: model.profile)
                    if let reserve { change.reserves = [reserve] }
                    change.events = relay(to: call, in: session)
                    reader = AnswerReader(
                        expecting: habits.habit(provider: call.provider, model: call.model),
                        isStructured: request.format != .text)
                    opened(call, &change)
                    try await open(change, book: &book, in: session)
                    store.leases?.begin(call.id)
                case .callFailed(let call, let error, let metering):
                    brokenOff = try await noteFailure(
                        error, of: call, metering: metering, keepsLine: hasText, book: &book, in: session)
                case .answeredBy(let model):
                    book.note(answering: model)
                case .waiting(let wait):
                    try await note(
                        .waiting, "Waiting \(wait.duration.wholeSeconds) s for \(wait.provider): \(wait.reason)",
                        details: ["provider": wait.provider, "seconds": String(wait.duration.wholeSeconds)],
                        in: session)
                case .reading(let done, let total):
                    observe(.reading(done: done, total: total))
                case .thinking(let characters):
                    book.think(characters: characters)
                    note(book)
                    if let why = try await hand(on: reader.noteThoughtsApart()) {
                        return stopped(why, book: &book, in: session)
                    }
                    observe(.thinking(characters: characters))
                case .counted(let usage):
                    book.count(along: usage)
                    note(book)
                case .silent(let duration):
                    observe(.silent(for: duration))
                case .text(let piece):
                    hasText = true
                    book.receive(piece)
                    note(book)
                    received += piece.utf8.count
                    if received > AnswerLimit.bytes(for: request.purpose) {
                        let error = AnswerLimit.error(for: request.purpose, by: book.call, of: model.profile)
                        let end = stopped(error.code.rawValue, book: &book, in: session)
                        return CallEnd(reason: .failed(error), call: end.call, line: end.line)
                    }
                    if let why = try await hand(on: reader.take(piece)) {
                        await learn()
                        return stopped(why, book: &book, in: session)
                    }
                    if reader.overrun > Self.mostOverrun {
                        let completion = Completion(finish: .stop)
                        return finished(completion, reader: reader, book: &book, in: session)
                    }
                case .finished(var completion):
                    book.count(completion.metering)
                    completion.thoughtCharacters += reader.thoughtCharacters
                    try await noteReplacement(completion, of: book.call, in: session)
                    try await noteOvercount(completion, of: book.call, over: reserve, in: session)
                    if reader.isOver, completion.finish == .length { completion.finish = .stop }
                    let why = try await hand(on: reader.end(isWhole: completion.finish == .stop))
                    await learn()
                    let end = finished(completion, reader: reader, book: &book, in: session)
                    return why.map { CallEnd(reason: .stopped($0), call: end.call, line: end.line) } ?? end
                }
            }
            try Task.checkCancellation()
            throw ModelError(
                code: .truncated, disposition: .retry(after: nil), provider: model.profile.provider,
                message: "The stream ended without saying why.")
        } catch let error as ModelError {
            guard hasText else {
                if let line = unended(error.code.rawValue, book: &book) { await close([line], in: session) }
                throw error
            }
            // A stream that ends without a word of `Metered` leaves the call to us.
            if book.line != nil { brokenOff = unended(error.code.rawValue, book: &book) }
            do {
                if let why = try await hand(on: reader.end(isWhole: false)) {
                    return CallEnd(reason: .stopped(why), call: book.answered, line: brokenOff)
                }
            } catch {
                await close(brokenOff.map { [$0] } ?? [], in: session)
                throw error
            }
            await learn()
            return CallEnd(reason: .failed(Self.passing(error)), call: book.answered, line: brokenOff)
        } catch is CancellationError {
            let call = book.answered
            return CallEnd(reason: .cancelled, call: call, line: unended("cancelled", book: &book))
        } catch {
            // A step of the call could not be stored: the run is another worker's, the story is deleted, the database
            // is out of reach. The call was made, and is paid.
            let line = unended("cancelled", book: &book) ?? brokenOff
            await close(line.map { [$0] } ?? [], in: session)
            throw error
        }
    }

    /// Stores the change that opens a call. Where it cannot be stored the call is not made.
    private func open(_ change: StoryChange, book: inout CallBook, in session: WritingSession) async throws {
        do {
            try await commit(change, in: session)
        } catch {
            if let error = error as? StorageError, error.code == .unconfirmed,
                let line = book.settle(.nothing, state: .cutOff, outcome: error.code.rawValue, at: now())
            {
                await close([line], in: session)
            }
            book.forget()
            throw error
        }
    }

    /// The line of a call that ended without a count, settled by estimate; nil where none is open.
    private func unended(_ outcome: String, book: inout CallBook) -> LedgerLine? {
        book.settle(book.estimate, state: .cutOff, outcome: outcome, at: now())
    }

    /// Tells the leases how far a call is.
    private func note(_ book: CallBook) {
        guard let leases = store.leases, let call = book.call else { return }
        let progress = book.progress
        leases.note(call.id, thinking: progress.thinking, output: progress.output)
    }

    /// An error that broke off a text, for those who ask again. It says nothing of the next call, however final it is for
    /// its provider: the relay goes to the next one, and where there is none, it says so before any text.
    private static func passing(_ error: ModelError) -> ModelError {
        if case .retry = error.disposition { return error }
        var passing = error
        passing.disposition = .retry(after: nil)
        return passing
    }

    /// Stores ledger lines.
    func book(_ lines: [LedgerLine], in session: WritingSession) async throws {
        var change = StoryChange(at: now())
        change.ledger = lines
        try await commit(change, in: session)
    }

    /// The event that another provider than the last one takes the work, where that is so.
    private func relay(to call: ModelCall, in session: WritingSession) -> [RunEvent] {
        defer { session.provider = call.provider }
        guard let before = session.provider, before != call.provider else { return [] }
        return [
            event(
                .relayed, "\(call.provider) goes on in place of \(before).",
                details: ["from": before, "to": call.provider, "model": call.model])
        ]
    }

    /// Notes once a run that a model's name is answered by another model.
    private func noteReplacement(
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
    private func noteOvercount(
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

    private func stopped(_ why: String, book: inout CallBook, in session: WritingSession) -> CallEnd {
        let call = book.answered
        let metering = book.estimate
        let line = book.settle(metering, state: .cutOff, outcome: why, at: now())
        meter(metering, timings: nil, in: session)
        return CallEnd(reason: .stopped(why), call: call, line: line)
    }

    /// UTF-8 bytes that are handed on at once.
    private static let longestPortion = 4_000

    /// Text in portions that a receiver can end a call between: what waited comes all at once.
    private static func portions(of text: String) -> [String] {
        guard text.utf8.count > longestPortion else { return text.isEmpty ? [] : [text] }
        var portions: [String] = []
        var rest = text[...]
        while let end = rest.dropFirst().firstIndex(of: "\n") {
            portions.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return portions + [String(rest)]
    }

    private func finished(
        _ completion: Completion, reader: AnswerReader, book: inout CallBook, in session: WritingSession
    ) -> CallEnd {
        let call = book.answered
        let metering = (completion.metering ?? book.estimate).counting(thoughts: reader.thinkingTokens)
        let line = book.settle(metering, state: .settled, outcome: completion.finish.description, at: now())
        meter(metering, timings: completion.timings, in: session)
        return CallEnd(reason: .finished(completion), call: call, line: line)
    }

    private func meter(_ metering: Metering, timings: Completion.Timings?, in session: WritingSession) {
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
    private func noteFailure(
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

extension Metering {
    /// The same with thoughts that came within the text counted as such, where the provider counts none. The cost is the
    /// same: both are output.
    ///
    /// - Parameter tokens: of the thoughts, by estimate.
    fileprivate func counting(thoughts tokens: Int) -> Metering {
        guard tokens > 0, usage.thinking == 0 else { return self }
        var counted = self
        counted.usage.thinking = min(tokens, usage.output)
        counted.usage.output -= counted.usage.thinking
        return counted
    }
}

extension Duration {
    /// Seconds, rounded up.
    var wholeSeconds: Int64 {
        components.seconds + (components.attoseconds > 0 ? 1 : 0)
    }
}
