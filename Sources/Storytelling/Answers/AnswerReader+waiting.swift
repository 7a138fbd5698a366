import StoryDomain

/// The beginning of an answer, which waits until it is known to be no thought.
extension AnswerReader {
    /// UTF-8 bytes of a beginning that are looked at.
    private static let lookedAt = 96

    /// Decides by the beginning of an answer whether text may be given out.
    mutating func look() {
        if isStructured {
            guard let first = waiting.first(where: { !$0.isWhite }) else { return }
            if "{[\"`“".unicodeScalars.contains(first) { open() } else { release = .waiting }
        } else if String(waiting).utf8.count >= Self.lookedAt {
            if ThoughtOpening.look(at: String(waiting)) == .none { open() } else { release = .waiting }
        }
    }

    /// Gives out what waited, and all that comes from now on.
    mutating func open() {
        release = .open
        output.text.unicodeScalars.append(contentsOf: waiting)
        hasGivenOut = hasGivenOut || !waiting.isEmpty
        waiting = String.UnicodeScalarView()
        waitingCount = 0
    }

    /// "analysisWe need …": a channel's name whose marks were stripped, right before the first word.
    mutating func readBareChannel() {
        guard mode == .text, release != .open, !hasThought, !waiting.isEmpty else { return }
        var text = Paragraphs.trimmed(String(waiting))[...]
        if text.hasPrefix("assistant") { text = text.dropFirst("assistant".count) }
        guard let name = Self.thoughtChannels.prefix(2).first(where: { text.hasPrefix($0) }),
            let next = text.dropFirst(name.count).unicodeScalars.first,
            next.properties.isUppercase || next.value >= 0x2E80
        else { return }
        waiting.forEach { countThought($0) }
        waiting = String.UnicodeScalarView()
        waitingCount = 0
        hasAnswer = false
        joined = 0
        mode = .thought(.channel)
    }

    /// Decides at the answer's end whether what still waits is the answer or thoughts.
    ///
    /// - Parameter isWhole: whether the model had said all.
    mutating func settleWaiting(isWhole: Bool) {
        guard release != .open, !waiting.isEmpty else { return }
        let look = isStructured ? .none : ThoughtOpening.look(at: String(waiting))
        let isThought: Bool
        switch (isWhole, expected) {
        case (true, .unopened): isThought = look != .none
        case (true, _): isThought = false
        case (false, .unopened): isThought = !isStructured
        case (false, .unknown): isThought = look != .none
        case (false, .plain): isThought = look == .certain
        }
        guard isThought else { return open() }
        waiting.forEach { countThought($0) }
        waiting = String.UnicodeScalarView()
        hasAnswer = false
    }
}
