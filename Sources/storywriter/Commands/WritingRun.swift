import Bootstrap
import Foundation
import LanguageModels
import Storage
import StoryDomain
import Storytelling

/// A run of the writer at a terminal: what `write` and `resume` share.
struct WritingRun {
    let conclusion: RunConclusion
    let rack: ModelRack
    /// The setup to take for a bare idea, from 1; nil asks.
    let setup: Int?
    /// The flags of this command that the one to go on with needs too.
    let flags: [String]

    private var house: StoryHouse { conclusion.house }
    private var terminal: Terminal { conclusion.terminal }

    /// Writes the story to its end, or until a signal comes.
    ///
    /// - Throws: `CommandFault` with what to say and the exit code.
    func run(_ id: StoryID) async throws {
        guard let lock = try StoryLock(story: id.rawValue, folder: house.lockFolder) else {
            throw CommandFault(.tryLater, "Story \(id) is being written by another process: wait for it or stop it.")
        }
        let signals = StopSignals()
        let reporter = RunReporter(
            terminal: terminal, showsStory: !conclusion.asJSON, outFailed: { signals.stop() })
        let leases = CallLeases(database: house.database)
        let renewing = Task { await leases.keep() }
        let task = Task { try await write(id, reporter: reporter, leases: leases) }
        signals.cancel(task)
        let result = await task.result
        renewing.cancel()
        reporter.end()
        await rack.shutdown()
        withExtendedLifetime(lock) {}
        switch result {
        case .success(let story):
            try await conclusion.conclude(story, usesBuiltInModel: rack.profiles.first?.provider == "embedded")
        case .failure(let error):
            throw await fault(for: error, story: id, signal: signals.signal, outFailure: reporter.outFailure)
        }
    }

    private func write(_ id: StoryID, reporter: RunReporter, leases: CallLeases) async throws -> Story {
        if rack.profiles.first?.provider == "embedded" {
            reporter.preparing("Loading the built-in model \(rack.profiles[0].model)…")
        }
        let menu = SetupMenu(terminal: terminal, chosen: setup)
        let writer = StoryWriter(
            model: rack.model, store: StepStore(house.repository, leases: leases),
            chooseSetup: { options in
                reporter.pause()
                return try menu.choose(from: options)
            },
            habits: house.habits,
            observe: { reporter.take($0) })
        return try await writer.write(id)
    }

    private func fault(for error: any Error, story id: StoryID, signal: Int32?, outFailure: Int32?) async
        -> CommandFault
    {
        // Where the database is what failed, the number of words is left out of what is said.
        let words = (try? await house.repository.story(id))??.words
        let command = (["storywriter", "resume", id.rawValue] + flags.map(Self.quoted)).joined(separator: " ")
        let kept = words.map { "\($0) words are kept." } ?? "What was stored is kept."
        let resume = "\(kept) Go on with: \(command)"
        if outFailure == EPIPE {
            return CommandFault(.readerLeft, "Stopped, since nobody reads standard output any more. \(resume)")
        }
        if let outFailure {
            let reason = String(cString: strerror(outFailure)).lowercased()
            return CommandFault(.inputOutput, "Standard output cannot be written (\(reason)). \(resume)")
        }
        if signal != nil || error is CancellationError {
            return CommandFault(signal == SIGTERM ? .terminated : .interrupted, "Stopped. \(resume)")
        }
        let fault = CommandFault(error)
        return CommandFault(fault.code, "\(fault.message) \(resume)")
    }

    /// A word as a shell takes it.
    private static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:=@%+,".contains($0) }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
