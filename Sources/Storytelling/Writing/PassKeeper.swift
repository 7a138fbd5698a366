import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

/// Takes the text of one pass: through the gate, to the reader, and paragraph by paragraph into the story.
final class PassKeeper {
    private let pass: Pass
    private var gate: StreamGate
    private let writer: StoryWriter
    private let session: WritingSession
    private var keptWords = 0
    /// Where the paragraphs of this pass stand.
    private var kept: [PassagePosition] = []
    private var hasShown = false
    private var finding: GateFinding?
    private var leftOut: [LeftOut] = []

    /// Prepares for a pass.
    init(pass: Pass, gate: StreamGate, writer: StoryWriter, session: WritingSession) {
        self.pass = pass
        self.gate = gate
        self.writer = writer
        self.session = session
    }

    /// The turn that `call` opens.
    func turn(of call: ModelCall, finish: String? = nil) -> WritingTurn {
        WritingTurn(
            call: call.id, scene: pass.scene, purpose: pass.purpose, instruction: pass.instruction,
            askedWords: pass.askedWords, finish: finish)
    }

    /// Takes a piece of text, line by line: where a paragraph fills the pass, nothing behind it is shown, since nothing behind
    /// it is stored. The paragraphs that end in one piece are stored in one transaction.
    ///
    /// - Returns: why the call is to be ended, or nil to go on.
    func receive(_ piece: String, from call: ModelCall) async throws -> String? {
        var rest = Substring(piece)
        var ended = Ended()
        var why: String?
        while why == nil, let end = rest.unicodeScalars.firstIndex(where: \.isLineBreak) {
            let next = rest.unicodeScalars.index(after: end)
            why = take(rest[..<next], into: &ended)
            rest = rest[next...]
        }
        if why == nil, !rest.isEmpty { why = take(rest, into: &ended) }
        if !ended.paragraphs.isEmpty {
            try await writer.commit(change(storing: ended.paragraphs, from: call), in: session)
        }
        return why
    }

    /// The paragraphs that ended in a piece of text and are to be stored with it.
    private struct Ended {
        var paragraphs: [String] = []
        var words = 0
    }

    private func take(_ part: Substring, into ended: inout Ended) -> String? {
        let output = gate.receive(String(part))
        show(output.shown)
        for paragraph in output.paragraphs {
            ended.paragraphs.append(paragraph)
            ended.words += WordCount.words(in: paragraph)
        }
        if let finding = output.finding { self.finding = finding }
        leftOut += output.leftOut
        if output.isClosed, let finding { return "gate:\(finding.kind.rawValue)" }
        let words = session.story.words + ended.words
        if !output.paragraphs.isEmpty, words >= pass.ceiling { return "long" }
        return isOverflowing(output, behind: words) ? Self.overflow : nil
    }

    /// Stores the rest of the pass, its ledger line and how its turn ended, in one transaction.
    ///
    /// - Throws: `CancellationError` where the run was cancelled; then only finished paragraphs are kept, so that the
    ///   resumed run goes on from the last of them.
    func close(_ end: StoryWriter.CallEnd) async throws {
        guard let call = end.call else { return }
        let (word, shown, paragraphs) = outcome(of: end)
        show(shown)
        var change = change(storing: paragraphs, from: call)
        if case .stopped(StoryWriter.thoughts) = end.reason { takeBack(&change) }
        change.turns = [turn(of: call, finish: word)]
        if var line = end.line {
            line.keptWords = keptWords
            line.discardedWords = gate.discardedWords
            change.ledger = [line]
        }
        if let finding {
            change.events += [
                writer.event(
                    .gateClosed, "Scene \(pass.scene): \(finding.description)",
                    details: ["scene": String(pass.scene), "finding": finding.kind.rawValue])
            ]
        }
        if let event = leftOutEvent { change.events.append(event) }
        try await writer.commit(change, in: session)
        if case .cancelled = end.reason { throw CancellationError() }
        if case .failed(let error) = end.reason { throw error }
    }

    /// The word for the turn, and what the gate still lets through. A paragraph that was cut off keeps its whole
    /// sentences, which a reader has seen; the next call begins a new one.
    private func outcome(of end: StoryWriter.CallEnd) -> (word: String?, shown: String, paragraphs: [String]) {
        switch end.reason {
        case .finished(let completion):
            let rest = closed(completion.finish == .stop ? .stop : .cut)
            return (completion.finish.description, rest.shown, rest.whole)
        case .stopped(let why) where why == "long" || why == StoryWriter.thoughts:
            return (why, "", [])
        case .stopped(let why):
            let rest = closed(.cut)
            return (why, rest.shown, rest.whole)
        case .failed(let error):
            let rest = closed(.cut)
            return (error.code.rawValue, rest.shown, rest.whole)
        case .cancelled:
            return (nil, "", [])
        }
    }

    private func closed(_ end: GateEnd) -> GateOutput {
        let rest = gate.end(end)
        leftOut += rest.leftOut
        return rest
    }

    /// Characters of left-out texts that an event holds.
    private static let mostLeftOut = 4_000

    /// Lists what was left out, with its text, so that a writer can put it back; nil where nothing was.
    private var leftOutEvent: RunEvent? {
        guard !leftOut.isEmpty else { return nil }
        let texts = leftOut.map(\.text).joined(separator: "\n")
        let kinds = Set(leftOut.map(\.kind.rawValue)).sorted().joined(separator: ", ")
        return writer.event(
            .leftOut,
            "Scene \(pass.scene): left out as no part of the story (\(kinds)): “\(texts.prefix(160))”",
            details: [
                "scene": String(pass.scene), "kinds": kinds, "count": String(leftOut.count),
                "text": String(texts.prefix(Self.mostLeftOut)),
            ])
    }

    /// The turn's word where a paragraph that will not end was cut behind a whole sentence.
    private static let overflow = "overflow"
    /// Words that an open paragraph may have over the pass's ceiling before it is cut.
    private static let slack = 40

    /// Whether the open paragraph has left the ceiling so far behind that the pass cannot wait for its end.
    ///
    /// - Parameter words: of the story up to the open paragraph.
    private func isOverflowing(_ output: GateOutput, behind words: Int) -> Bool {
        guard !output.shown.isEmpty else { return false }
        return words + WordCount.words(in: output.openParagraph) >= pass.ceiling + Self.slack
    }

    private func show(_ text: String) {
        guard !text.isEmpty else { return }
        if !hasShown, !session.story.passages.isEmpty { writer.observe(.text("\n\n")) }
        hasShown = true
        writer.observe(.text(text))
    }

    /// Takes out of the story what this pass has stored: it was thinking, as its closing mark showed too late.
    private func takeBack(_ change: inout StoryChange) {
        change.removedPassages = kept
        change.events = [
            writer.event(
                .gateClosed,
                "Scene \(pass.scene): \(kept.count) paragraphs were the model's thoughts and were taken out again.",
                details: ["scene": String(pass.scene), "finding": StoryWriter.thoughts])
        ]
        keptWords = 0
        kept = []
    }

    private func change(storing paragraphs: [String], from call: ModelCall) -> StoryChange {
        var change = StoryChange(at: writer.now())
        let author = Passage.Author(provider: call.provider, model: call.model, call: call.id)
        var number = session.story.passages(inScene: pass.scene).count
        change.passages = paragraphs.map { text in
            number += 1
            let words = WordCount.words(in: text)
            keptWords += words
            let position = PassagePosition(scene: pass.scene, paragraph: number)
            kept.append(position)
            return Passage(position: position, text: text, words: words, author: author)
        }
        return change
    }
}

extension GateOutput {
    /// The finished paragraphs, and the whole sentences of the one that was cut off.
    fileprivate var whole: [String] {
        openParagraph.isEmpty ? paragraphs : paragraphs + [openParagraph]
    }
}
