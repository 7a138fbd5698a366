/// What a gate lets through for one piece of a stream.
package struct GateOutput: Hashable, Sendable {
    /// Text that is certain enough to show a reader; never taken back. Paragraphs are parted by a blank line; pieces
    /// follow each other without anything between them.
    package var shown = ""
    /// Paragraphs that were finished, clean and ready to be stored. The first includes the text of the open paragraph
    /// that the call continued.
    package var paragraphs: [String] = []
    /// What was found, in order. A gate that stops has at most one finding that closes it, the last.
    package var findings: [GateFinding] = []
    /// What was left out because it is no story: headings, announcements, markers, talk.
    package var leftOut: [LeftOut] = []
    /// Whether the gate is closed: the caller stops the call, what follows is ignored.
    package var isClosed = false
    /// The whole sentences of the paragraph that is not finished yet, as they stand after this piece; the next call
    /// continues it. Empty where the last paragraph is finished.
    package var openParagraph = ""
    /// At the end: the unfinished sentence that was left out, for the record.
    package var droppedTail = ""

    /// Nothing let through yet.
    package init() {}

    /// The finding that matters most: the one that closed the gate, else the last.
    package var finding: GateFinding? { findings.last }
}
