import Bootstrap
import Foundation
import LanguageModels
import StoryDomain
import Storytelling

/// A run of the writer at a terminal: what `write` and `resume` share.
struct WritingRun {
    let house: StoryHouse
    let terminal: Terminal
    let rack: ModelRack
    /// The setup to take for a bare idea, from 1; nil asks.
    let setup: Int?
    let asJSON: Bool
    let out: OutputFile?

    /// Writes the story to its end, or until a signal comes.
    ///
    /// - Throws: `CommandFault` with what to say and the exit code.
    func run(_ id: StoryID) async throws {
        guard let lock = try StoryLock(story: id.rawValue, folder: house.settings.dataFolder) else {
            throw CommandFault(.tryLater, "Story \(id) is being written by another process: wait for it or stop it.")
        }
        let reporter = RunReporter(terminal: terminal, showsStory: !asJSON)
        let signals = StopSignals()
        let task = Task { try await write(id, reporter: reporter) }
        signals.cancel(task)
        let result = await task.result
        reporter.end()
        await rack.shutdown()
        withExtendedLifetime(lock) {}
        switch result {
        case .success(let story): try await conclude(story, reporter: reporter)
        case .failure(let error): throw await fault(for: error, story: id, signal: signals.signal)
        }
    }

    private func write(_ id: StoryID, reporter: RunReporter) async throws -> Story {
        if rack.profiles.first?.provider == "embedded" {
            reporter.preparing("Loading the built-in model \(rack.profiles[0].model)…")
        }
        let menu = SetupMenu(terminal: terminal, chosen: setup)
        let writer = StoryWriter(
            model: rack.model, repository: house.repository, chooseSetup: { menu.choose(from: $0) },
            observe: { reporter.take($0) })
        return try await writer.write(id)
    }

    private func conclude(_ story: Story, reporter: RunReporter) async throws {
        let totals = try await house.repository.totals(of: story.id)
        let ledger = try await house.repository.ledger(of: story.id)
        try out?.write(story, ledger: ledger)
        if asJSON {
            let result = RunResult(
                id: story.id.rawValue, title: story.title, status: story.status.rawValue, words: story.words,
                askedWords: story.brief.length.words, cost: "\(totals.cost)", tokens: totals.usage.total,
                file: out?.path)
            terminal.out(try result.text + "\n")
        }
        terminal.note("")
        terminal.note(
            terminal.bold("“\(story.title)”") + " · story \(story.id) · \(story.words) of \(story.brief.length.words) words"
                + " · \(StatusLine.grouped(totals.usage.total)) tokens · $\(StatusLine.money(totals.cost))"
                + (out.map { " · \($0.path)" } ?? ""))
        if rack.profiles.first?.provider == "embedded" { terminal.note(terminal.dim(Self.aboutTheBuiltInModel)) }
        if story.status == .incomplete {
            let events = try await house.repository.events(of: story.id)
            throw CommandFault(.contractMissed, events.last { $0.event.kind == .incomplete }?.event.message ?? "")
        }
    }

    private func fault(for error: any Error, story id: StoryID, signal: Int32?) async -> CommandFault {
        let words = (try? await house.repository.story(id))??.words ?? 0
        let resume = "\(words) words are kept. Go on with: storywriter resume \(id)"
        if signal != nil || error is CancellationError {
            return CommandFault(signal == SIGTERM ? .terminated : .interrupted, "Stopped. \(resume)")
        }
        let fault = CommandFault(error)
        return CommandFault(fault.code, "\(fault.message) \(resume)")
    }

    private static let aboutTheBuiltInModel = """
        The built-in model is a small one: it writes simple prose and makes mistakes. For better stories set \
        GEMINI_API_KEY, HF_TOKEN or OPENAI_BASE_URL, or STORYWRITER_EMBEDDED_MODEL to a larger GGUF; \
        `storywriter doctor` checks it.
        """
}
