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
}
