import StoryDomain

/// Stands between a model's stream and the story: lets clean prose through sentence by sentence, leaves preambles,
/// markers and talk about the work out, and notices loops.
///
/// A pure value: the same text gives the same outcome however it is cut into pieces. It works scalar by scalar and decides
/// only at sentence ends and line ends; nothing that it has shown is taken back.
package struct StreamGate: Sendable {
    /// At the beginning of a call, so many sentences that repeat the story's last ones are an overlap, not a loop.
    static let mostOverlaps = 6
    /// An overlap is looked for among so many last sentences.
    static let overlapReach = 8
    /// From so many scalars without a sentence end on, blocks are looked for.
    static let longPending = 128

    let context: GateContext
    let titles: [String]
    var memory: GateMemory
    var output = GateOutput()
    /// Words that were left out: preambles, markers, refused sentences, unfinished tails.
    package internal(set) var discardedWords = 0
    /// Whether a finding closed the gate.
    package internal(set) var isClosed = false

    private var markup = MarkupReader()
    var scanner: SentenceScanner
    /// Nil where the language is not checked.
    var watch: LanguageWatch?
    var emphasis = EmphasisCleaner()
    var line = GateLine()
    /// The kept text of the paragraph that is not finished.
    var paragraph: String
    /// Whether a finished paragraph stands before the next text.
    var isBreakDue = false
    /// Whether anything of this call was kept.
    var hasProse = false
    /// Whether something was left out before any prose, so that the line end after it is no paragraph's end.
    var sawPreamble = false
    var overlaps = 0
    /// Whether the model broke the scene off here; kept once prose follows.
    var isSceneBreakDue = false
    /// Whether the open paragraph stands behind such a break that is not among the paragraphs yet.
    var hasBrokenScene = false
    /// Paragraphs that are talk where nothing follows them, and story elsewhere, with the breaks of the scene between them.
    var suspects: [Suspect] = []
    /// Whether "The End" was seen: what follows is no story.
    var storyEnded = false

    /// Makes the gate of one call.
    ///
    /// - Parameter memory: The story's finished paragraphs; the open one that `context` carries is not among them.
    package init(memory: GateMemory, context: GateContext) {
        self.context = context
        self.titles = [context.storyTitle, context.sceneTitle].filter { !$0.isEmpty }
        self.memory = memory
        scanner = SentenceScanner(language: context.language)
        watch = context.checksLanguage ? context.language.flatMap(LanguageWatch.init(language:)) : nil
        self.memory.enter(scene: context.scene)
        paragraph = String(Paragraphs.trimmed(context.openParagraph))
        for sentence in Sentences.split(paragraph, language: context.language) {
            self.memory.append(sentence: String(sentence), words: FoldedWords(sentence))
        }
    }

    /// Takes the next piece of the stream; nothing where the gate is closed.
    package mutating func receive(_ delta: String) -> GateOutput {
        output = GateOutput()
        for scalar in delta.unicodeScalars {
            if isClosed { break }
            if markup.passes(scalar) {
                markup.note(scalar)
                take(scalar)
            } else {
                for scalar in markup.take(scalar) where !isClosed { take(scalar) }
            }
        }
        return finishedOutput()
    }

    /// Ends the stream.
    ///
    /// After `stop` the last paragraph is finished with its whole sentences; after `cut` they stay open for the next call.
    package mutating func end(_ end: GateEnd) -> GateOutput {
        output = GateOutput()
        if !isClosed {
            for scalar in markup.finish() where !isClosed { take(scalar) }
            if !isClosed { endLine(at: end) }
            if !isClosed { refuseSuspects() }
            if !isClosed { endWatch(at: end) }
            if !paragraph.isEmpty { insertBreak() }
        }
        return finishedOutput()
    }

    private mutating func finishedOutput() -> GateOutput {
        output.isClosed = isClosed
        output.openParagraph = paragraph
        return output
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        if scalar.isLineBreak {
            endLine(at: nil)
            return
        }
        if scalar.value < 0x20 && scalar.value != 0x09 || scalar.value == 0xFEFF || scalar.value == 0x7F { return }
        if !storyEnded, line.mode != .suppressed, scanner.take(scalar) {
            endSentence()
            if isClosed { return }
        }
        if storyEnded || line.mode == .suppressed {
            line.ignored.append(scalar)
            return
        }
        line.append(scalar)
        if line.pendingCount >= Self.longPending, line.pendingCount % (Self.longPending / 2) == 0 { checkPending() }
    }

    /// Looks for a loop in a sentence that does not end.
    private mutating func checkPending() {
        let text = line.pendingText
        guard BlockLoop.period(of: memory.tail(with: text)) != nil else { return }
        refuse(text, finding: GateFinding(kind: .block, text: Paragraphs.trimmed(text)))
        line.dropPending()
        scanner = scanner.restarted()
    }

    /// Leaves `text` out and reports why.
    mutating func refuse(_ text: some StringProtocol, finding: GateFinding) {
        discardedWords += WordCount.words(in: text)
        output.findings.append(finding)
        if finding.kind == .language || (finding.kind.closes && context.strictness == .stop) { isClosed = true }
    }

    /// Takes a break of the scene, which stands before whatever prose comes next.
    mutating func breakScene() {
        if !suspects.isEmpty {
            suspects.append(.sceneBreak)
        } else if watch?.holds(.sceneBreak) != true {
            isSceneBreakDue = hasProse
        }
    }

    /// Puts the break before the paragraph that is being written, where there is one.
    private mutating func insertBreak() {
        if hasBrokenScene { output.paragraphs.append(SceneBreak.text) }
        hasBrokenScene = false
    }

    /// Finishes the paragraph that is being written, if there is one.
    mutating func endParagraph() {
        if watch?.holds(.paragraphEnd) == true { return }
        finishParagraph()
    }

    /// Finishes the paragraph, whatever waits.
    mutating func finishParagraph() {
        emphasis = EmphasisCleaner()
        guard !paragraph.isEmpty else { return }
        insertBreak()
        output.paragraphs.append(paragraph)
        paragraph = ""
        isBreakDue = true
        memory.endParagraph()
    }
}
