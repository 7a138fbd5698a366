/// Repetition and echo of a text that is still growing, at a cost that depends on the new words alone.
///
/// Keeps the four-word runs of the last 1,000 words, the six-word runs of earlier scenes, and the digests of paragraphs.
/// Its figures agree with `SequenceRepetition` (for the window that ends here) and with `Echo`.
package struct RepetitionMeter: Sendable {
    /// Words added so far.
    package private(set) var count = 0

    /// The last words, as many as a run can reach back.
    private var tail = FoldedWords()
    /// The window's four-word runs with the indices of their first words, oldest first from `head` on.
    private var window: [NGrams.Run] = []
    private var head = 0
    private var windowCounts: [UInt64: Int] = [:]

    private var scene: Int?
    private var sceneStart = 0
    private var isFirstScene = true
    private var earlier: Set<UInt64> = []
    private var current: [UInt64] = []
    private var echoes = 0
    private var echoRuns = 0

    private var paragraphs: Set<UInt64> = []

    /// Nothing added yet.
    package init() {}

    /// Says which scene the words that follow belong to; a change closes the one before.
    package mutating func enter(scene number: Int) {
        guard scene != number else { return }
        if scene != nil, count > sceneStart {
            earlier.formUnion(current)
            current.removeAll(keepingCapacity: true)
            isFirstScene = false
        }
        scene = number
        sceneStart = count
    }

    /// What the figures would be with `words` added.
    package func reading(with words: FoldedWords) -> RepetitionReading {
        let (runs, sixes) = runs(of: words)
        let start = count + words.count - SequenceRepetition.window
        var changes: [UInt64: Int] = [:]
        var different = windowCounts.count
        var total = window.count - head
        var newRepeats = 0
        for run in runs {
            let before = windowCounts[run.hash, default: 0] + changes[run.hash, default: 0]
            if before > 0 { newRepeats += 1 } else { different += 1 }
            changes[run.hash, default: 0] += 1
            total += 1
        }
        let leaving = window[head...].prefix { $0.start < start } + runs.prefix { $0.start < start }
        for run in leaving {
            changes[run.hash, default: 0] -= 1
            if windowCounts[run.hash, default: 0] + changes[run.hash, default: 0] == 0 { different -= 1 }
            total -= 1
        }
        let newEchoes = sixes.count { earlier.contains($0) }
        return RepetitionReading(
            repeatedRuns: total - different, runs: total, newRepeats: newRepeats,
            newEchoes: isFirstScene ? 0 : newEchoes, echoes: echoes + (isFirstScene ? 0 : newEchoes),
            echoRuns: echoRuns + (isFirstScene ? 0 : sixes.count))
    }

    /// Adds words to the current scene.
    package mutating func add(_ words: FoldedWords) {
        let (runs, sixes) = runs(of: words)
        for run in runs {
            window.append(run)
            windowCounts[run.hash, default: 0] += 1
        }
        if !isFirstScene {
            echoes += sixes.count { earlier.contains($0) }
            echoRuns += sixes.count
        }
        current += sixes
        count += words.count
        tail.append(words)
        tail.keepLast(NGrams.longestRun)
        shrinkWindow()
    }

    /// Whether `digest` was remembered as a paragraph or the beginning of one.
    package func holds(paragraph digest: UInt64) -> Bool { paragraphs.contains(digest) }

    /// Remembers the digest of a paragraph's folded words, or of its first sentences.
    package mutating func remember(paragraph digest: UInt64) { paragraphs.insert(digest) }

    /// The runs that `words` would add: four-word ones with their place, six-word ones within the scene.
    private func runs(of words: FoldedWords) -> (fours: [NGrams.Run], sixes: [UInt64]) {
        var line = tail
        line.append(words)
        let base = count - tail.count
        let sceneFirst = max(0, sceneStart - base)
        var fours: [NGrams.Run] = []
        var sixes: [UInt64] = []
        for index in tail.count..<line.count {
            if let run = NGrams.run(of: SequenceRepetition.runLength, endingAt: index, from: 0, in: line) {
                fours.append(NGrams.Run(hash: run.hash, start: run.start + base))
            }
            if let run = NGrams.run(of: Echo.runLength, endingAt: index, from: sceneFirst, in: line) {
                sixes.append(run.hash)
            }
        }
        return (fours, sixes)
    }

    private mutating func shrinkWindow() {
        let start = count - SequenceRepetition.window
        while head < window.count, window[head].start < start {
            let hash = window[head].hash
            if windowCounts[hash] == 1 { windowCounts[hash] = nil } else { windowCounts[hash, default: 0] -= 1 }
            head += 1
        }
        if head > 2_000 {
            window.removeFirst(head)
            head = 0
        }
    }
}
