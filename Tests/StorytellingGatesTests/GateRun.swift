import StoryDomain
import Storytelling

/// What a gate made of a whole stream.
struct GateRun: Equatable {
    var shown = ""
    var paragraphs: [String] = []
    var findings: [GateFinding] = []
    var openParagraph = ""
    var droppedTail = ""
    var discardedWords = 0
    var leftOut: [LeftOut] = []
    var isClosed = false

    /// Runs `pieces` through one gate.
    init(
        _ pieces: [String], memory: GateMemory = GateMemory(), context: GateContext = GateContext(scene: 1),
        end: GateEnd = .stop
    ) {
        var gate = StreamGate(memory: memory, context: context)
        for piece in pieces { add(gate.receive(piece)) }
        add(gate.end(end))
        discardedWords = gate.discardedWords
    }

    /// Runs one text through a gate in one piece.
    init(
        _ text: String, memory: GateMemory = GateMemory(), context: GateContext = GateContext(scene: 1),
        end: GateEnd = .stop
    ) {
        self.init([text], memory: memory, context: context, end: end)
    }

    private mutating func add(_ output: GateOutput) {
        shown += output.shown
        paragraphs += output.paragraphs
        findings += output.findings
        openParagraph = output.openParagraph
        droppedTail += output.droppedTail
        leftOut += output.leftOut
        isClosed = output.isClosed
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension String {
    /// The text in pieces of 1 to `longest` scalars.
    func pieces(upTo longest: Int, seed: UInt64) -> [String] {
        var generator = SeededGenerator(state: seed)
        var rest = unicodeScalars[...]
        var result: [String] = []
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...longest, using: &generator))
            result.append(String(piece))
            rest = rest.dropFirst(piece.count)
        }
        return result
    }
}
