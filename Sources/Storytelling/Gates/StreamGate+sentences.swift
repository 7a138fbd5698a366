import StoryDomain

extension StreamGate {
    /// Takes the sentence that is complete now that the next one has begun.
    mutating func endSentence() {
        let isFirst = line.released == 0 && line.queue.isEmpty
        guard let piece = line.takePiece() else { return }
        if isFirst {
            switch MetaText.certainty(of: piece.text) {
            case .anywhere:
                line.suppress()
                sawPreamble = true
                output.findings.append(GateFinding(kind: .metaText, text: piece.text))
                return
            case .atEnd, .atEdges: line.mode = .waiting
            case nil: break
            }
            if LineRules.mustWait(for: piece.text, atStart: !hasProse, titles: titles) { line.mode = .waiting }
        }
        line.queue.append(piece)
        if line.mode == .waiting {
            guard line.rawCount > LineRules.longest else { return }
            line.mode = .open
        }
        releaseQueue()
    }

    /// Lets waiting sentences go on; one that may be a closing marker waits for what comes after it.
    private mutating func releaseQueue() {
        while let piece = line.queue.first, !isClosed {
            if ClosingMarkers.isTrailing(piece.text) {
                let isLast = line.queue.count == 1
                if ClosingMarkers.isSpelledOut(piece.text) || (!isLast && MetaText.follows(line.queue[1].text)) {
                    endStory(leaving: line.queue)
                    return
                }
                if isLast { return }
            }
            line.queue.removeFirst()
            accept(piece)
            line.released += 1
            if storyEnded {
                endStory(leaving: line.queue)
                return
            }
        }
    }

    /// Takes a sentence into the story, unless something is wrong with it or its language is not clear yet.
    mutating func accept(_ piece: GateLine.Piece) {
        if !suspects.isEmpty { keepSuspects() }
        switch watch?.take(piece) ?? .pass {
        case .pass: admit(piece)
        case .hold: return
        case .release(let held): release(held)
        case .refuse(let held, let language): refuse(held, in: language)
        }
    }

    /// Ends the watch over the language with the call.
    mutating func endWatch(at end: GateEnd) {
        switch watch?.finish() ?? .pass {
        case .pass, .hold: return
        case .release(let held):
            release(held)
            if end == .stop || storyEnded { finishParagraph() }
        case .refuse(let held, let language): refuse(held, in: language)
        }
    }

    private mutating func release(_ held: [LanguageWatch.Held]) {
        for item in held where !isClosed {
            switch item {
            case .sentence(let piece): admit(piece)
            case .paragraphEnd: finishParagraph()
            case .sceneBreak: breakScene()
            }
        }
    }

    /// Leaves out what is in another language, and closes.
    private mutating func refuse(_ held: [LanguageWatch.Held], in language: LanguageTag) {
        let text = held.map { item in
            if case .sentence(let piece) = item { piece.text } else { "\n" }
        }.joined(separator: " ")
        refuse(text, finding: GateFinding(kind: .language, text: Paragraphs.trimmed(text)))
    }

    /// Takes a sentence in the story's language.
    private mutating func admit(_ piece: GateLine.Piece) {
        let stripped = ClosingMarkers.stripped(piece.text)
        if stripped.closes { storyEnded = true }
        let text = emphasis.clean(stripped.text)
        let words = FoldedWords(text)
        if text.isEmpty || (words.count == 0 && !stripped.found.isEmpty) {
            discardedWords += WordCount.words(in: piece.text)
            return
        }
        if isOverlap(words) {
            overlaps += 1
            discardedWords += words.count
            return
        }
        if let finding = LoopRules.finding(in: text, words: words, after: memory) {
            refuse(text, finding: finding)
        } else {
            keep(text, words: words, isSpaced: piece.isSpaced)
        }
    }

    /// Whether a call begins by saying the story's last sentences again, as models do when they continue.
    private func isOverlap(_ words: FoldedWords) -> Bool {
        !hasProse && overlaps < Self.mostOverlaps && words.count >= 3
            && memory.endsWith(sentence: words.digest, within: Self.overlapReach)
    }

    private mutating func keep(_ text: String, words: FoldedWords, isSpaced: Bool) {
        if paragraph.isEmpty {
            output.shown += isBreakDue ? "\n\n" : ""
            if isSceneBreakDue {
                output.shown += SceneBreak.text + "\n\n"
                hasBrokenScene = true
            }
        } else {
            let gap = isSpaced || (!hasProse && wantsSpace(before: text)) ? " " : ""
            output.shown += gap
            paragraph += gap
        }
        output.shown += text
        paragraph += text
        memory.append(sentence: text, words: words)
        isBreakDue = false
        isSceneBreakDue = false
        hasProse = true
    }

    /// Whether a call's first sentence is parted from the open paragraph by a space; Chinese and Japanese are not.
    private func wantsSpace(before text: String) -> Bool {
        let firstOfWide: UInt32 = 0x2E80
        guard let last = paragraph.unicodeScalars.last, let first = text.unicodeScalars.first else { return false }
        return last.value < firstOfWide && first.value < firstOfWide
    }

    /// Takes "The End" for what it says: the paragraph is finished, the rest is left out.
    mutating func endStory(leaving pieces: [GateLine.Piece]) {
        storyEnded = true
        for piece in pieces { leave(piece.text, as: .marker) }
        line.queue = []
        endParagraph()
    }
}
