import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
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
            return CallEnd(reason: .cancelled, call: call, line: unended("cancelled", book: &book) ?? brokenOff)
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

    /// An error that broke off a text, for those who ask again. It says nothing of the next call, however final it is for
    /// its provider: the relay goes to the next one, and where there is none, it says so before any text.
    private static func passing(_ error: ModelError) -> ModelError {
        if case .retry = error.disposition { return error }
        var passing = error
        passing.disposition = .retry(after: nil)
        return passing
    }

    private func stopped(_ why: String, book: inout CallBook, in session: WritingSession) -> CallEnd {
        let call = book.answered
        let metering = book.estimate
        let line = book.settle(metering, state: .cutOff, outcome: why, at: now())
        meter(metering, timings: nil, in: session)
        return CallEnd(reason: .stopped(why), call: call, line: line)
    }

    /// UTF-8 bytes after which the next line is handed on apart.
    private static let longestPortion = 16_000

    /// Text in portions of whole lines that a receiver can end a call between: what waited comes all at once.
    private static func portions(of text: String) -> [String] {
        guard text.utf8.count > longestPortion else { return text.isEmpty ? [] : [text] }
        var portions: [String] = []
        var portion = ""
        var rest = text[...]
        while let end = rest.dropFirst().firstIndex(of: "\n") {
            portion += rest[..<end]
            rest = rest[end...]
            guard portion.utf8.count >= longestPortion else { continue }
            portions.append(portion)
            portion = ""
        }
        return portions + [portion + rest]
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
