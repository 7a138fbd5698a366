import FoundationEssentials
import Jobs
import Storage
import StoryDomain
import Synchronization

/// Keeps a run's progress from the signals of its writer. Any thread may ask.
final class ProgressMeter: Sendable {
    private struct State {
        var step: Step?
        var story: Story?
        var totals = RunTotals()
        /// Words that stood there when the run began.
        var wordsBefore: Int?
    }

    private let state = Mutex(State())
    private let start: ContinuousClock.Instant
    private let clock = ContinuousClock()

    /// Begins to measure now.
    init() {
        start = clock.now
    }

    /// Takes a signal.
    func take(_ signal: WritingSignal) {
        state.withLock { state in
            switch signal {
            case .step(let step): state.step = step
            case .metered(let totals): state.totals = totals
            case .stored(let story):
                if state.wordsBefore == nil { state.wordsBefore = story.words }
                state.story = story
            case .reading, .thinking, .silent, .premise, .text, .event: break
            }
        }
    }

    /// The progress once `change` is stored; nil before anything is known of the story.
    func progress(with change: StoryChange) -> RunProgress? {
        let elapsed = (clock.now - start) / .seconds(1)
        return state.withLock { state in
            guard let story = state.story else { return nil }
            let words = story.words + change.passages.reduce(0) { $0 + $1.words }
            let outline = change.outline ?? story.outline
            let asked = story.brief.length.words
            let written = words - (state.wordsBefore ?? 0)
            let left = written > 0 ? Double(max(0, asked - words)) * elapsed / Double(written) : nil
            return RunProgress(
                stage: state.step?.stage ?? "begin", scene: change.passages.last?.position.scene ?? state.step?.scene,
                scenes: outline?.sceneCount, words: words, asked: asked, promptTokens: state.totals.usage.prompt,
                outputTokens: state.totals.usage.output + state.totals.usage.thinking, cost: state.totals.cost,
                secondsLeft: left.map { Int($0.rounded(.up)) })
        }
    }
}

extension Step {
    /// The stage as readers of a run's events see it.
    package var stage: String {
        switch self {
        case .setupOptions, .chooseSetup: "setup"
        case .premise: "premise"
        case .outline: "outline"
        case .scene, .closeScene: "scene"
        case .ending: "ending"
        case .delta: "notes"
        case .repair: "repair"
        case .finish: "finish"
        }
    }

    /// The scene that the step works on, counted from 1.
    var scene: Int? {
        switch self {
        case .scene(let number, _), .ending(let number, _), .closeScene(let number), .delta(let number),
            .repair(let number, _):
            number
        case .setupOptions, .chooseSetup, .premise, .outline, .finish: nil
        }
    }
}
