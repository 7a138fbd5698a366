import StoryDomain

extension StreamGate {
    /// Something of which it is not known yet whether it is story.
    enum Suspect: Sendable {
        case paragraph(String)
        case sceneBreak
    }

    /// Takes the end of a line, or of the stream.
    ///
    /// - Parameter end: How the stream ended; nil for a line break.
    mutating func endLine(at end: GateEnd?) {
        defer {
            line = GateLine()
            scanner = scanner.restarted()
        }
        if storyEnded || line.mode == .suppressed {
            leave(String(line.ignored), as: storyEnded ? .marker : .talk)
            closeParagraph(afterSkipping: true, at: end)
            return
        }
        if line.released == 0, leavesOut(wholeLine: String(line.raw), isLast: end != nil) {
            closeParagraph(afterSkipping: true, at: end)
            return
        }
        acceptRest(at: end)
        if !isClosed { closeParagraph(afterSkipping: false, at: end) }
    }

    /// Whether a line of which nothing was shown is no prose; notes what it is.
    private mutating func leavesOut(wholeLine raw: String, isLast: Bool) -> Bool {
        switch LineRules.kind(of: raw, atStart: !hasProse, titles: titles, language: context.language) {
        case .prose:
            return false
        case .blank:
            if !isLast, !sawPreamble || hasProse { endParagraph() }
        case .rule:
            sawPreamble = true
            breakScene()
        case .decoration(let kind):
            sawPreamble = true
            leave(raw, as: kind)
        case .closing:
            leave(raw, as: .marker)
            endStory(leaving: [])
        case .metaText(let certainty):
            if certainty == .anywhere || (certainty == .atEdges && !hasProse) {
                sawPreamble = true
                refuseTalk(raw)
            } else {
                suspects.append(.paragraph(raw))
            }
        }
        return true
    }

    /// Leaves text out and lists it.
    mutating func leave(_ raw: String, as kind: LeftOut.Kind?) {
        let words = WordCount.words(in: raw)
        discardedWords += words
        if let kind, words > 0 { output.leftOut.append(LeftOut(kind, Paragraphs.trimmed(raw))) }
    }

    /// Leaves talk about the work out.
    mutating func refuseTalk(_ raw: String) {
        output.leftOut.append(LeftOut(.talk, Paragraphs.trimmed(raw)))
        refuse(raw, finding: GateFinding(kind: .metaText, text: Paragraphs.trimmed(raw)))
    }

    /// Nothing follows: what may be talk is.
    mutating func refuseSuspects() {
        for case .paragraph(let text) in suspects { refuseTalk(text) }
        suspects = []
    }

    /// Prose follows: what might have been talk is story.
    mutating func keepSuspects() {
        let kept = suspects
        suspects = []
        for suspect in kept where !isClosed {
            guard case .paragraph(let text) = suspect else {
                breakScene()
                continue
            }
            for sentence in Sentences.split(text) where !isClosed {
                accept(GateLine.Piece(text: String(sentence), isSpaced: true))
            }
            endParagraph()
        }
    }

    /// Accepts what is left of a line of prose, without closing markers at its end.
    private mutating func acceptRest(at end: GateEnd?) {
        var pieces = line.queue
        var tail: GateLine.Piece?
        if let last = line.takePiece() {
            let isWhole = isWhole(last.text, at: end) || isMarker(last.text) || endsInMarker(last.text)
            if isWhole { pieces.append(last) } else { tail = last }
        }
        line.queue = []
        var closes = cutsAfterEnd(&pieces)
        while let last = pieces.last, isMarker(last.text) {
            closes = closes || ClosingMarkers.kind(of: last.text) == .closing
            leave(last.text, as: LineRules.isWordTally(last.text) ? .tally : .marker)
            pieces.removeLast()
        }
        for piece in pieces where !isClosed { accept(piece) }
        guard !isClosed else { return }
        if closes { storyEnded = true }
        if let tail {
            output.droppedTail = emphasis.clean(ClosingMarkers.stripped(tail.text).text)
            discardedWords += WordCount.words(in: tail.text)
        }
    }

    /// Cuts `pieces` off at "The end." where talk about the work follows it.
    private mutating func cutsAfterEnd(_ pieces: inout [GateLine.Piece]) -> Bool {
        let all = pieces
        let found = all.indices.dropLast().first {
            ClosingMarkers.isTrailing(all[$0].text) && MetaText.follows(all[$0 + 1].text)
        }
        guard let found else { return false }
        for piece in pieces[found...] { leave(piece.text, as: .marker) }
        pieces.removeSubrange(found...)
        return true
    }

    /// Whether the last sentence of a line can stay.
    ///
    /// A model that says it is done has said all: a signature, a line of verse or a script without full stops is whole, whatever
    /// mark it lacks. Left out is only what breaks off behind a whole sentence of its paragraph, in a letter or comma. Where
    /// the stream was cut, a mark must show that the sentence is over.
    private func isWhole(_ sentence: String, at end: GateEnd?) -> Bool {
        switch end {
        case nil: return true
        case .cut: return scanner.isCertain
        case .stop:
            guard !scanner.isComplete, line.released > 0 || !line.queue.isEmpty else { return true }
            guard let last = sentence.unicodeScalars.last(where: { !$0.isWhite }) else { return true }
            return !last.isWordPart && !",;:،、，؛".unicodeScalars.contains(last)
        }
    }

    /// Whether `sentence` is whole once a marker at its end is gone.
    private func endsInMarker(_ sentence: String) -> Bool {
        let stripped = ClosingMarkers.stripped(sentence)
        return !stripped.found.isEmpty && Sentences.endsComplete(stripped.text)
    }

    private func isMarker(_ sentence: String) -> Bool {
        ClosingMarkers.isTrailing(sentence) || LineRules.isWordTally(sentence)
    }

    /// Ends the paragraph with the line, unless the next call continues it.
    ///
    /// - Parameter skipped: Whether the line was left out; before any prose such a line parts nothing.
    private mutating func closeParagraph(afterSkipping skipped: Bool, at end: GateEnd?) {
        switch end {
        case .stop: endParagraph()
        case .cut: if storyEnded { endParagraph() }
        case nil: if !skipped || hasProse || storyEnded { endParagraph() }
        }
    }
}
