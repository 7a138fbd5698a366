import LanguageModels
import StoryDomain

/// Takes the text of one alternative: through the gate, to the reader, and into a form that fits.
///
/// The gate leaves out what repeats what stands around the selection. Where it has to again and again, or where there are
/// words enough, the call is ended.
final class ProposalKeeper {
    /// Sentences left out after which a call is ended: the model goes round in circles.
    private static let mostRefusals = 3
    /// Paragraphs with which a text goes on at most.
    private static let mostParagraphs = 3

    private let selection: Selection
    private let isContinuation: Bool
    /// Words at which the call is ended.
    private let ceiling: Int
    private let show: (String) -> Void
    private var gate: StreamGate
    /// The gate as it was at the beginning.
    private let freshGate: StreamGate
    private var paragraphs: [String] = []
    private var open = ""
    private var shownWords = 0
    private var refusals = 0
    /// What was left out because it is in another language; nothing behind it is taken.
    private(set) var refused = ""

    /// Prepares for one alternative.
    init(
        _ order: SteeringOrder, for selection: Selection, askedWords: Int, gate: StreamGate,
        show: @escaping (String) -> Void
    ) {
        self.selection = selection
        isContinuation = order.action == .goOn
        ceiling = max(askedWords * 3 / 2, askedWords + 20)
        self.gate = gate
        freshGate = gate
        self.show = show
    }

    /// Forgets what came: it was a thought.
    func restart() {
        (gate, paragraphs, open, shownWords, refusals, refused) = (freshGate, [], "", 0, 0, "")
    }

    /// Words that the gate left out.
    var discardedWords: Int { gate.discardedWords }

    /// Takes a piece of text.
    ///
    /// - Returns: why the call is to be ended, or nil to go on.
    func receive(_ piece: String) -> String? {
        let output = gate.receive(piece)
        take(output)
        if !refused.isEmpty { return GateFinding.languageFinish }
        refusals += output.findings.count { $0.kind.closes }
        if refusals >= Self.mostRefusals, let finding = output.finding { return "gate:\(finding.kind.rawValue)" }
        if isContinuation, paragraphs.count >= Self.mostParagraphs { return "long" }
        return shownWords >= ceiling ? "long" : nil
    }

    /// Takes how the call ended.
    func end(_ end: GateEnd) {
        let output = gate.end(end)
        take(output)
        if !open.isEmpty { paragraphs.append(open) }
        open = ""
        // A verse or a heading may end without a sign; where nothing else came, that is what the model meant.
        if paragraphs.isEmpty, end == .stop, WordCount.words(in: output.droppedTail) > 0 {
            paragraphs = [String(Paragraphs.trimmed(output.droppedTail))]
        }
    }

    /// The text that fits into the place; empty where nothing came.
    var text: String {
        let most = isContinuation ? Self.mostParagraphs : Int.max
        let kept = withoutFrame(limited(Array(paragraphs.prefix(most))))
        guard !kept.isEmpty else { return "" }
        return selection.lead + kept.joined(separator: selection.paragraphBreak) + selection.trail
    }

    private func take(_ output: GateOutput) {
        // Within a paragraph there is no room for a break.
        let takesBreaks = selection.paragraphBreak == "\n\n"
        paragraphs += output.paragraphs.filter { takesBreaks || !SceneBreak.isBreak($0) }
        open = output.openParagraph
        for finding in output.findings where finding.kind == .language { refused += finding.excerpt }
        guard !output.shown.isEmpty else { return }
        let lead = shownWords == 0 ? selection.lead : ""
        shownWords += WordCount.words(in: output.shown)
        let shown = takesBreaks ? output.shown : output.shown.replacing(SceneBreak.text + "\n\n", with: "")
        show(lead + shown.replacing("\n\n", with: selection.paragraphBreak))
    }

    /// Whole sentences up to the ceiling, at least one.
    private func limited(_ paragraphs: [String]) -> [String] {
        guard paragraphs.reduce(0, { $0 + WordCount.words(in: $1) }) > ceiling else { return paragraphs }
        var kept: [String] = []
        var left = ceiling
        for paragraph in paragraphs {
            var end = paragraph.startIndex
            for sentence in Sentences.split(paragraph) {
                let words = WordCount.words(in: sentence)
                guard words <= left || (kept.isEmpty && end == paragraph.startIndex) else { break }
                left -= words
                end = sentence.endIndex
            }
            guard end > paragraph.startIndex else { break }
            kept.append(String(paragraph[..<end]))
            if end < paragraph.endIndex { break }
        }
        return kept
    }

    /// Without the quotation marks that a model has put around its whole answer, as if it were a citation.
    private func withoutFrame(_ paragraphs: [String]) -> [String] {
        let pairs: [(Character, Character)] = [("\"", "\""), ("“", "”"), ("«", "»"), ("„", "“"), ("「", "」")]
        guard let first = paragraphs.first?.first, let last = paragraphs.last?.last,
            let pair = pairs.first(where: { $0 == (first, last) }), selection.text.first != first,
            paragraphs.joined().count(where: { $0 == pair.0 || $0 == pair.1 }) == 2
        else { return paragraphs }
        var bare = paragraphs
        bare[0].removeFirst()
        bare[bare.count - 1].removeLast()
        return bare.filter { !$0.isEmpty }
    }
}
