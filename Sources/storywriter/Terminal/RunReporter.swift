import Foundation
import Publishing
import StoryDomain
import Storytelling
import Synchronization

/// Shows a run to a person: the story on standard output as it comes, progress on standard error.
///
/// What is printed is the story as it is stored. A terminal shows each sentence as it comes; anything else gets whole
/// paragraphs once they are stored, so that a file or a pipe holds the same as `storywriter show`, and what `resume` prints
/// goes on behind it.
///
/// Where both are the same terminal, progress stands between the parts as quiet lines; where the story goes elsewhere,
/// it is one line that is painted over; where nobody looks, it is a line for each thing that happens.
final class RunReporter: Sendable {
    private struct State {
        var line: StatusLine
        var isPainted = false
        var lastPaint: ContinuousClock.Instant
        var lastStep: Step?
        var isInPremise = false
        var lastStage = ""
        var hasText = false
        /// Passages that were there before or are printed; nil until the story is known.
        var printed: Int?
        /// The scene of the last text that was printed; nil where none was.
        var printedScene: Int?
        /// The scene that is written now.
        var scene: Int?
        /// Whether a pass has ended since the last text.
        var isBreakDue = false
        var outFailure: Int32?
        /// Silence of a call after which it is told again where no line can be painted over.
        var nextSilence = RunReporter.firstSilence
    }

    private let terminal: Terminal
    private let showsStory: Bool
    private let outFailed: @Sendable () -> Void
    private let state: Mutex<State>

    /// Begins to report.
    ///
    /// - Parameters:
    ///   - showsStory: whether the story goes to standard output (not with `--json`).
    ///   - outFailed: called once when standard output cannot be written any more.
    init(terminal: Terminal, showsStory: Bool, outFailed: @escaping @Sendable () -> Void) {
        self.terminal = terminal
        self.showsStory = showsStory
        self.outFailed = outFailed
        let now = ContinuousClock.now
        self.state = Mutex(State(line: StatusLine(begun: now), lastPaint: now - .seconds(1)))
    }

    /// Takes a signal of the run.
    func take(_ signal: WritingSignal) {
        state.withLock { state in
            state.line.take(signal)
            switch signal {
            case .premise(let piece): showPremise(piece, &state)
            case .text(let piece): if terminal.outIsTerminal { show(piece, &state) }
            case .event(let event): show(event, &state)
            case .step(let step):
                endPremise(&state)
                state.scene = step.proseScene ?? state.scene
                if terminal.outIsTerminal && showsStory { stage(step, &state) }
                paint(&state, always: true)
            case .silent(let duration): wait(duration, &state)
            case .stored(let story):
                if !terminal.outIsTerminal { show(story, &state) }
                paint(&state, always: false)
            case .reading, .thinking, .metered: paint(&state, always: false)
            }
        }
    }

    /// Silence that is told first where no line can be painted over; then each time after twice as long.
    private static let firstSilence = Duration.seconds(20)

    /// Shows that a call lives though nothing of its answer has come.
    private func wait(_ duration: Duration, _ state: inout State) {
        guard !terminal.canRepaint else { return paint(&state, always: false) }
        if duration < Self.firstSilence { state.nextSilence = Self.firstSilence }
        guard duration >= state.nextSilence else { return }
        state.nextSilence = duration * 2
        endPremise(&state)
        terminal.note(
            terminal.dim(
                "· No answer yet after \(duration.components.seconds) s; a slow server reads its prompt first."))
    }

    /// Says something about what goes on before the model answers.
    func preparing(_ text: String) {
        state.withLock { state in
            clear(&state)
            terminal.note(terminal.dim(text))
        }
    }

    /// Leaves the line free for somebody else.
    func pause() {
        state.withLock { state in
            endPremise(&state)
            clear(&state)
        }
    }

    /// Why standard output could not be written: the system's error number; nil where it could.
    var outFailure: Int32? { state.withLock { $0.outFailure } }

    /// Ends the report: the line is cleared, and the story's last line ended.
    func end() {
        state.withLock { state in
            endPremise(&state)
            clear(&state)
            if state.hasText, showsStory {
                let closing = state.line.story.flatMap { $0.status == .writing ? nil : PrintedStory.closing(of: $0) }
                out((closing ?? "") + "\n", &state)
            }
        }
    }

    private func showPremise(_ piece: String, _ state: inout State) {
        clear(&state)
        if !state.isInPremise { terminal.error(terminal.dim("Premise: ")) }
        state.isInPremise = true
        terminal.error(terminal.dim(piece))
    }

    private func endPremise(_ state: inout State) {
        guard state.isInPremise else { return }
        state.isInPremise = false
        terminal.error("\n")
    }

    /// Shows a piece of text at a terminal. A pass begins with an empty line, for which a new scene has its own.
    private func show(_ piece: String, _ state: inout State) {
        guard showsStory, let story = state.line.story else { return }
        clear(&state)
        guard !piece.allSatisfy(\.isNewline) else {
            state.isBreakDue = true
            return
        }
        if !state.hasText, story.passages.isEmpty { out(PrintedStory.opening(of: story), &state) }
        let scene = state.scene ?? story.passages.last?.position.scene ?? 1
        let isNew = scene != state.printedScene && (state.hasText || story.passages.isEmpty)
        if isNew {
            out(PrintedStory.parting(before: scene, after: state.printedScene, of: story), &state)
        } else if state.isBreakDue, state.hasText {
            out("\n\n", &state)
        }
        let isFirst = !state.hasText || isNew
        (state.hasText, state.isBreakDue, state.printedScene) = (true, false, scene)
        out(isFirst ? String(piece.drop(while: \.isNewline)) : piece, &state)
    }

    /// Prints what was stored since the last time, where no terminal reads.
    private func show(_ story: Story, _ state: inout State) {
        guard showsStory else { return }
        guard let printed = state.printed else {
            state.printed = story.passages.count
            return
        }
        guard story.passages.count > printed else { return }
        clear(&state)
        for passage in story.passages.dropFirst(printed) {
            if !state.hasText, printed == 0 { out(PrintedStory.opening(of: story), &state) }
            let scene = passage.position.scene
            // A run that goes on with a scene prints what is new of it.
            if state.hasText || printed == 0 || story.passages[printed - 1].position.scene != scene {
                out(PrintedStory.parting(before: scene, after: state.printedScene, of: story), &state)
            }
            (state.hasText, state.printedScene) = (true, scene)
            out(PrintedStory.paragraph(passage.text), &state)
        }
        state.printed = story.passages.count
    }

    private func out(_ text: String, _ state: inout State) {
        guard state.outFailure == nil, let failure = terminal.out(text) else { return }
        state.outFailure = failure
        outFailed()
    }

    private func show(_ event: RunEvent, _ state: inout State) {
        switch event.kind {
        // What ends a run is said once it has ended.
        case .started, .setupOptionsOffered, .setupChosen, .premiseWritten, .leftOut, .finished, .interrupted,
            .incomplete:
            return
        case .sceneFinished where terminal.canRepaint: return
        case .sceneFinished, .resumed, .outlineWritten, .gateClosed, .structureRepaired, .waiting,
            .relayed, .modelReplaced, .overcounted, .callFailed:
            endPremise(&state)
            clear(&state)
            if state.hasText, terminal.outIsTerminal, showsStory { terminal.error("\n") }
            terminal.note(terminal.dim("· " + event.message))
        }
    }

    /// A quiet line where a new scene begins, between the story's parts.
    private func stage(_ step: Step, _ state: inout State) {
        let stage = state.line.stage
        guard stage != state.lastStage, case .scene = step else { return }
        state.lastStage = stage
        clear(&state)
        let figures = state.line.text(at: .now, columns: terminal.columns - 3)
        terminal.error((state.hasText ? "\n\n" : "") + terminal.dim("— \(figures)") + (state.hasText ? "" : "\n\n"))
    }

    /// Paints the line anew, at most ten times a second. Not into the story's own terminal while it is written.
    private func paint(_ state: inout State, always: Bool) {
        guard terminal.canRepaint, !state.isInPremise else { return }
        guard !(terminal.outIsTerminal && showsStory && state.hasText) else { return }
        let now = ContinuousClock.now
        guard always || now - state.lastPaint > .milliseconds(100) else { return }
        state.lastPaint = now
        state.isPainted = true
        terminal.error(terminal.lineStart + terminal.dim(state.line.text(at: now, columns: terminal.columns - 1)))
    }

    private func clear(_ state: inout State) {
        guard state.isPainted else { return }
        state.isPainted = false
        terminal.error(terminal.lineStart)
    }
}
