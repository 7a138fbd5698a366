import Foundation
import StoryDomain
import Storytelling

/// The figures of a run, in one line.
struct StatusLine {
    private(set) var story: Story?
    private var step: Step?
    private var totals = RunTotals()
    private var reading: (done: Int, total: Int)?
    private var thoughts = 0
    private var silence: Duration?
    private let begun: ContinuousClock.Instant
    private var wordsAtBegin: Int?

    /// Begins to count time.
    init(begun: ContinuousClock.Instant) {
        self.begun = begun
    }

    /// Takes what a run says.
    mutating func take(_ signal: WritingSignal) {
        switch signal {
        case .step(let step):
            self.step = step
            endWaiting()
        case .reading(let done, let total):
            endWaiting()
            reading = (done, total)
        case .thinking(let characters):
            let before = thoughts
            endWaiting()
            thoughts = before + characters
        case .silent(let duration): silence = duration
        case .metered(let totals): self.totals = totals
        case .stored(let story):
            if wordsAtBegin == nil { wordsAtBegin = story.words }
            self.story = story
        case .premise, .text: endWaiting()
        case .event: break
        }
    }

    private mutating func endWaiting() {
        reading = nil
        thoughts = 0
        silence = nil
    }

    /// `scene 2/4 · 310/600 words · 1,204 tokens · $0.0000 · 18 tokens/s · 0:42 left`
    ///
    /// - Parameter columns: where there are fewer than the line needs, what matters least is left out.
    func text(at moment: ContinuousClock.Instant, columns: Int = .max) -> String {
        var parts: [(text: String, rank: Int)] = [(stage, 0)]
        if let story, story.words > 0 || story.outline != nil {
            parts.append(("\(story.words)/\(story.brief.length.words) words", 1))
        }
        if totals.calls > 0 {
            parts.append(("\(Self.grouped(totals.usage.total)) tokens", 5))
            parts.append((totals.hasUnknownPrice ? "$?" : "$" + Self.money(totals.cost), 3))
        }
        if let speed = speed(at: moment) { parts.append((speed, 4)) }
        if let left = secondsLeft(at: moment) { parts.append((Self.time(left) + " left", 2)) }
        var line = parts.map(\.text).joined(separator: " · ")
        while line.count > columns, parts.count > 1, let least = parts.map(\.rank).max() {
            parts.removeAll { $0.rank == least }
            line = parts.map(\.text).joined(separator: " · ")
        }
        return String(line.prefix(max(1, columns)))
    }

    /// `0:42`, `12:05`, `1:02:05`.
    static func time(_ seconds: Int) -> String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return (hours > 0 ? "\(hours):\(padded(minutes))" : String(minutes)) + ":" + padded(seconds % 60)
    }

    /// What the run is at: `scene 2/4`, `reading 45 %`, `thinking, 1,204 characters`, `waiting 0:40`, `outline`.
    var stage: String {
        if let silence, reading == nil { return "waiting \(Self.time(Int(silence.components.seconds)))" }
        if thoughts > 0 { return "thinking, \(Self.grouped(thoughts)) characters" }
        if let reading, reading.total > 0 { return "reading \(reading.done * 100 / reading.total) %" }
        guard let step else { return "starting" }
        let count = story?.outline?.sceneCount
        switch step {
        case .scene(let number, _), .closeScene(let number), .delta(let number), .repair(let number, _):
            return "scene \(number)/\(count ?? number)"
        case .ending(let number, _): return "ending, scene \(number)/\(count ?? number)"
        default: return step.name.replacingOccurrences(of: "the ", with: "")
        }
    }

    private func speed(at moment: ContinuousClock.Instant) -> String? {
        if totals.writingSeconds > 0 {
            return "\(Int((Double(totals.writtenTokens) / totals.writingSeconds).rounded())) tokens/s"
        }
        let seconds = (moment - begun) / .seconds(1)
        guard totals.usage.output > 0, seconds > 0 else { return nil }
        return "\(Int((Double(totals.usage.output) / seconds).rounded())) tokens/s"
    }

    /// From the words written in this run so far; nil until there are enough to say.
    private func secondsLeft(at moment: ContinuousClock.Instant) -> Int? {
        guard let story, let before = wordsAtBegin, story.words - before >= 40 else { return nil }
        let missing = story.brief.length.words - story.words
        guard missing > 0 else { return nil }
        let pace = (moment - begun) / .seconds(1) / Double(story.words - before)
        return Int((Double(missing) * pace).rounded())
    }

    /// Thousands parted by commas.
    static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        return ([digits] + groups).joined(separator: ",")
    }

    /// US dollars with four decimals, rounded up so that a cost is never shown as nothing.
    static func money(_ amount: Decimal) -> String {
        var value = amount
        var rounded = Decimal()
        NSDecimalRound(&rounded, &value, 4, .up)
        let text = "\(rounded)"
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count > 1 ? String(parts[1]) : ""
        return "\(parts[0]).\(decimals)\(String(repeating: "0", count: max(0, 4 - decimals.count)))"
    }
}
