import Bootstrap
import Foundation
import Publishing
import StoryDomain

/// What is said and written when a story is closed.
struct RunConclusion {
    let house: StoryHouse
    let terminal: Terminal
    let asJSON: Bool
    /// The file that the whole story is written to.
    let out: OutputFile?

    /// Writes the file, prints the object of `--json`, and the last lines on standard error.
    ///
    /// - Throws: `CommandFault`, also where the story misses a part of its contract.
    func conclude(_ story: Story, usesBuiltInModel: Bool = false) async throws {
        let totals = try await house.repository.totals(of: story.id)
        let ledger = try await house.repository.ledger(of: story.id)
        let guessed = ledger.first { $0.priceVersion == TokenPrice.unknownVersion }?.model
        let pictures = try await house.pictures(of: story.id)
        try out?.write(StoryExport.Contents(story: story, ledger: ledger, pictures: pictures))
        if asJSON {
            let result = RunResult(
                id: story.id.rawValue, title: story.title, status: story.status.rawValue, words: story.words,
                askedWords: story.brief.length.words, cost: "\(totals.cost)",
                isCostKnown: guessed == nil, tokens: totals.usage.total,
                file: out?.path)
            terminal.out(try result.text + "\n")
        }
        terminal.note("")
        terminal.note(
            terminal.bold("“\(story.title)”")
                + " · story \(story.id) · \(story.words) of \(story.brief.length.words) words"
                + " · \(StatusLine.grouped(totals.usage.total)) tokens"
                + (guessed == nil ? " · $\(StatusLine.money(totals.cost))" : " · cost unknown")
                + (out.map { " · \($0.path)" } ?? ""))
        if let guessed {
            terminal.note(
                terminal.dim(
                    "What \(guessed) costs is not known: its price can be added in a file that STORYWRITER_MODELS names."
                ))
        }
        if usesBuiltInModel { terminal.note(terminal.dim(Self.aboutTheBuiltInModel)) }
        if story.status == .incomplete {
            let events = try await house.repository.events(of: story.id)
            throw CommandFault(.contractMissed, events.last { $0.event.kind == .incomplete }?.event.message ?? "")
        }
    }

    private static let aboutTheBuiltInModel = """
        The built-in model is a small one: it writes simple prose and makes mistakes. For better stories set \
        GEMINI_API_KEY, HF_TOKEN or OPENAI_BASE_URL, or STORYWRITER_EMBEDDED_MODEL to a larger GGUF; \
        `storywriter doctor` checks it.
        """
}
