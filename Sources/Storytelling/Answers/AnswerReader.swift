import LanguageModels
import StoryDomain

/// Takes the thoughts and the template's marks out of one answer while it comes, for whatever the answer is used.
///
/// Marks are found wherever the pieces are cut. Thoughts without an opening mark are known only by the closing one; so
/// text waits where a model may think so: until that mark, or the answer's end.
package struct AnswerReader {
    /// What a piece brings.
    package struct Output: Hashable {
        /// Text of the answer.
        package var text = ""
        /// Whether all text before `text` was a thought after all, although it was given out.
        package var restarts = false
    }

    /// Where the reader stands.
    enum Mode: Hashable {
        case text
        case thought(AnswerMark.Family)
        /// Behind a mark that a role or a channel's name follows.
        case role
        case channel
    }

    /// Whether text is given out.
    enum Release: Hashable {
        /// The beginning is looked at first.
        case looking
        /// Nothing is given out before a closing mark or the end.
        case waiting
        case open
    }

    /// Scalars of the beginning in which a bare channel name is looked for.
    static let namedWithin = 20
    /// What is left of the marks between gpt-oss's channels where a server strips them.
    private static let joint = Array("assistantfinal".unicodeScalars)
    private static let roles: Set<String> = [
        "assistant", "model", "user", "system", "tool", "developer", "human", "bot",
    ]
    /// Names of channels with thoughts.
    static let thoughtChannels = ["analysis", "commentary", "thought", "thinking", "reasoning"]

    /// Whether the template's own mark ended the answer: what came after it was another turn.
    private(set) var isOver = false
    /// Scalars that came after the end.
    private(set) var overrun = 0
    /// What the answer shows of the model's habit.
    private(set) var habit = ThinkingHabit.unknown
    /// Tokens of thoughts that were taken out, by estimate.
    var thinkingTokens: Int { (asciiThoughts * 2 + 6) / 7 + otherThoughts }

    /// What is known of the model.
    let expected: ThinkingHabit
    /// Whether JSON was asked for.
    let isStructured: Bool
    /// Where the reader stands.
    var mode = Mode.text
    /// Whether text is given out.
    var release: Release
    /// The beginning of a possible mark.
    private var held: [Unicode.Scalar] = []
    /// A role or channel name that is being read.
    private var header = String.UnicodeScalarView()
    private var headerCount = 0
    /// Text that waits.
    var waiting = String.UnicodeScalarView()
    /// Scalars in `waiting`.
    var waitingCount = 0
    /// Text before a closing mark that nothing opened; it is a thought once something follows.
    private var doubtful: String.UnicodeScalarView?
    /// What the piece at hand brings.
    var output = Output()
    /// Whether text of the answer came.
    var hasAnswer = false
    /// Whether text was given out.
    var hasGivenOut = false
    /// Whether a block of thoughts is over.
    var hasThought = false
    private var isStriking = false
    /// How much of `joint` the last scalars are.
    var joined = 0
    private var asciiThoughts = 0
    private var otherThoughts = 0

    /// Prepares for one answer.
    ///
    /// - Parameters:
    ///   - habit: what is known of the model.
    ///   - isStructured: whether JSON was asked for, whose first sign tells that it is no thought.
    package init(expecting habit: ThinkingHabit, isStructured: Bool) {
        expected = habit
        self.isStructured = isStructured
        release = isStructured || habit == .plain ? .looking : .waiting
    }

    /// Takes the next piece.
    package mutating func take(_ piece: String) -> Output {
        if isPassing, !Self.mayHoldMark(piece) {
            hasAnswer = hasAnswer || piece.utf8.contains { $0 > 0x20 }
            hasGivenOut = true
            return Output(text: piece)
        }
        output = Output()
        for scalar in piece.unicodeScalars { feed(scalar) }
        return output
    }

    /// Hears that thoughts come beside the text; then none stand in it without a mark.
    mutating func noteThoughtsApart() -> Output {
        output = Output()
        guard mode == .text, release == .waiting, doubtful == nil, expected != .unopened else { return output }
        release = isStructured ? .looking : .open
        if release == .open { open() }
        habit = .plain
        return output
    }

    /// Characters of thoughts that were taken out.
    var thoughtCharacters: Int { asciiThoughts + otherThoughts }

    /// Ends the answer.
    /// - Parameter isWhole: whether the model had said all.
    package mutating func end(isWhole: Bool) -> Output {
        output = Output()
        let rest = held
        held = []
        // What is left of a token that the limit cut in two is no text.
        if rest.count < 2 || (rest[1] != "|" && rest[1] != "｜") { rest.forEach { plain($0) } }
        switch mode {
        case .role: endRole(before: nil)
        case .channel, .thought, .text: break
        }
        readBareChannel()
        settleDoubt(isWhole: isWhole)
        settleWaiting(isWhole: isWhole)
        if habit == .unknown, isWhole, hasAnswer { habit = .plain }
        return output
    }

    /// Whether text goes through as it comes.
    private var isPassing: Bool {
        mode == .text && release == .open && held.isEmpty && !isOver && doubtful == nil && !isStriking
    }

    /// Whether one of the signs with which marks begin is in `piece`: `<`, `[`, or the first byte of `◁`.
    private static func mayHoldMark(_ piece: String) -> Bool {
        var piece = piece
        return piece.withUTF8 { $0.contains { $0 == 0x3C || $0 == 0x5B || $0 == 0xE2 } }
            && piece.unicodeScalars.contains { AnswerMark.mayBegin(with: $0) }
    }

    // MARK: - Scalars

    private mutating func feed(_ scalar: Unicode.Scalar) {
        guard !held.isEmpty || AnswerMark.mayBegin(with: scalar) else { return plain(scalar) }
        held.append(scalar)
        switch AnswerMark.reading(held) {
        case .open: break
        case .mark(let mark):
            held = []
            meet(mark)
        case .text:
            let rest = held.dropFirst()
            let first = held[0]
            held = []
            plain(first)
            for scalar in rest { feed(scalar) }
        }
    }

    private mutating func plain(_ scalar: Unicode.Scalar) {
        switch mode {
        case .thought:
            countThought(scalar)
            if joins(scalar) { endThought() }
        case .role: readRole(scalar)
        case .channel: readChannel(scalar)
        case .text: emit(scalar)
        }
    }

    private mutating func emit(_ scalar: Unicode.Scalar) {
        guard !isOver else {
            overrun += 1
            return
        }
        if !scalar.isWhite {
            hasAnswer = true
            if doubtful != nil { confirmDoubt() }
        }
        if scalar.isLineBreak { isStriking = false }
        guard release != .open else {
            output.text.unicodeScalars.append(scalar)
            hasGivenOut = true
            return
        }
        waiting.append(scalar)
        waitingCount += 1
        if waitingCount == Self.namedWithin { readBareChannel() }
        guard mode == .text else { return }
        if joins(scalar) {
            waiting = String.UnicodeScalarView()
            waitingCount = 0
            learnUnopened()
        } else if release == .looking {
            look()
        }
    }

    /// Whether the text now ends in `joint`.
    private mutating func joins(_ scalar: Unicode.Scalar) -> Bool {
        while joined > 0, scalar != Self.joint[joined] {
            // The word's only repeated beginning is its first letter.
            joined = joined == 7 || joined == 13 ? 1 : 0
        }
        if scalar == Self.joint[joined] { joined += 1 }
        guard joined == Self.joint.count else { return false }
        joined = 0
        return true
    }

    // MARK: - Marks

    private mutating func meet(_ mark: AnswerMark) {
        switch mode {
        case .thought(let family): meetInThought(mark, family)
        case .channel where mark == .message: endChannel(keeping: nil)
        case .role where mark == .channel:
            endRole(before: nil)
            begin(.channel)
        case .role, .channel:
            if mode == .role { endRole(before: nil) } else { endChannel(keeping: nil) }
            meet(mark)
        case .text: meetInText(mark)
        }
    }

    private mutating func meetInThought(_ mark: AnswerMark, _ family: AnswerMark.Family) {
        switch mark {
        case .closesThought, .closesChannel: endThought()
        case .channel: begin(.channel)
        case .closesTurn where family == .channel: endThought()
        default: break
        }
    }

    private mutating func meetInText(_ mark: AnswerMark) {
        switch mark {
        case .opensThought:
            guard !isOver else { return }
            if doubtful != nil { confirmDoubt() }
            mode = .thought(.tag)
        case .closesThought, .closesChannel: if !isOver { closeUnopened() }
        case .channel: begin(.channel)
        case .message:
            // The name before it lost its own marks.
            if waitingCount > 0, waitingCount <= Self.namedWithin {
                waiting = String.UnicodeScalarView()
                waitingCount = 0
            }
        case .opensTurn: if hasAnswer { isOver = true } else { begin(.role) }
        case .closesTurn: if hasAnswer { isOver = true }
        case .s: isStriking = hasAnswer
        case .endOfS:
            if isStriking { isStriking = false } else if hasAnswer { isOver = true }
        case .frame, .nothing: break
        }
    }

    private mutating func begin(_ header: Mode) {
        mode = header
        self.header = String.UnicodeScalarView()
        headerCount = 0
    }

    private mutating func endThought() {
        mode = .text
        hasThought = true
        guard !hasAnswer else { return }
        if habit == .unknown { habit = .plain }
        if release != .open { release = isStructured ? .looking : .open }
    }

    /// A closing mark that nothing opened: what stands before it is a thought, if something follows.
    private mutating func closeUnopened() {
        guard !hasThought, doubtful == nil else { return }
        doubtful = waiting
        waiting = String.UnicodeScalarView()
        waitingCount = 0
    }

    private mutating func confirmDoubt() {
        doubtful?.forEach { countThought($0) }
        doubtful = nil
        learnUnopened()
        hasAnswer = true
    }

    private mutating func learnUnopened() {
        hasThought = true
        habit = .unopened
        isOver = false
        hasAnswer = false
        if hasGivenOut {
            output = Output(text: "", restarts: true)
            hasGivenOut = false
        }
        release = isStructured ? .looking : .open
    }

    /// Nothing followed the closing mark: a thought without an answer, or a mark that slipped in behind one.
    private mutating func settleDoubt(isWhole: Bool) {
        guard let text = doubtful else { return }
        doubtful = nil
        let isThought = expected == .unopened || !isWhole || ThoughtOpening.look(at: String(text)) != .none
        if isThought, !text.isEmpty {
            text.forEach { countThought($0) }
            hasAnswer = false
            habit = .unopened
        } else {
            output.text.unicodeScalars.append(contentsOf: text)
        }
    }

    // MARK: - Roles and channels

    private mutating func readRole(_ scalar: Unicode.Scalar) {
        if header.isEmpty, scalar == " " { return }
        if scalar.isASCIIAlphanumeric || scalar == "_", headerCount < 12 {
            header.append(scalar)
            headerCount += 1
            return
        }
        endRole(before: scalar)
    }

    /// Leaves a role's name out; anything else is text.
    private mutating func endRole(before next: Unicode.Scalar?) {
        mode = .text
        let isRole = header.isEmpty || Self.roles.contains(String(header).lowercased())
        let text = header
        header = String.UnicodeScalarView()
        if !isRole { text.forEach { emit($0) } }
        guard let next, !(isRole && (next.isLineBreak || next == ":" || next == " ")) else { return }
        emit(next)
    }

    private mutating func readChannel(_ scalar: Unicode.Scalar) {
        header.append(scalar)
        headerCount += 1
        if scalar.isLineBreak || headerCount > 40 { endChannel(keeping: header) }
    }

    /// Decides by a channel's name whether thoughts follow or the answer.
    ///
    /// - Parameter text: the name with what came behind it, where no mark parts them.
    private mutating func endChannel(keeping text: String.UnicodeScalarView?) {
        let name = Paragraphs.trimmed(String(header)).lowercased()
        header = String.UnicodeScalarView()
        if Self.thoughtChannels.contains(where: { name.hasPrefix($0) }) {
            joined = 0
            text?.forEach { countThought($0) }
            mode = .thought(.channel)
            return
        }
        mode = .text
        isOver = false
        if hasAnswer, !hasThought || hasGivenOut || waitingCount > 0 {
            waiting.forEach { countThought($0) }
            waiting = String.UnicodeScalarView()
            waitingCount = 0
            learnUnopened()
        } else {
            hasThought = true
            if release != .open { release = isStructured ? .looking : .open }
            if habit == .unknown { habit = .plain }
        }
        let said = text.map { String($0) } ?? ""
        for scalar in said.dropFirst(name.hasPrefix("final") ? 5 : 0).unicodeScalars { emit(scalar) }
    }

    /// Books a scalar as thinking.
    mutating func countThought(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x80 { asciiThoughts += 1 } else { otherThoughts += 1 }
    }
}
