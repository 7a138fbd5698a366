import ArgumentParser
import Bootstrap
import Foundation
import StoryDomain

/// `storywriter write`: a whole story from an idea or a brief.
struct WriteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Write a story from an idea or a brief.",
        discussion: """
            EXAMPLES
              storywriter write "a lighthouse keeper finds a message" --words 600
              storywriter write --brief brief.yaml --language de --out story.md
              echo "a clock that runs backwards" | storywriter write - --setup 1 >story.txt

            With a bare idea three setups are offered, and you choose one; where nobody can answer, or with --setup, \
            one is taken. With a setup in a brief the story begins at once.

            A BRIEF is a YAML or JSON file of any of these fields: idea, title, words (or story_length), language, \
            template, seed, author, licence, and the ten of a setup: persona, story_setting, character_input, plot_elements, \
            writing_style, story_tone, narrative_pov, audience_age_group, content_rating, ending_preference. Options \
            win over the file.

            The story is printed as it comes, and stored. Ctrl-C stops cleanly and prints the command to go on with; \
            after a crash `storywriter stories` lists what can be resumed. Without --provider or --model those of the \
            settings are asked in their order: see `storywriter doctor`.

            Ends with 0 when the story keeps its contract, with 3 when it is written but misses a part of it; \
            `storywriter help` lists the other codes.
            """)

    @Argument(help: "The idea, in a sentence or a page; - reads standard input.")
    var idea: String?

    @Option(
        help: ArgumentHelp("A brief in YAML or JSON; - reads standard input.", valueName: "file"), completion: .file())
    var brief: String?

    @Option(help: ArgumentHelp("Words of the story, from 100 to 200000 (default 1000).", valueName: "number"))
    var words: Int?

    @Option(
        help: ArgumentHelp("The story's language as a BCP 47 tag, such as de or pt-BR (default en).", valueName: "tag"))
    var language: String?

    @Option(
        help: ArgumentHelp(
            "The kind of story: \(StoryTemplate.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"),
        completion: .list(StoryTemplate.allCases.map(\.rawValue)))
    var template: String?

    @Option(help: ArgumentHelp("The story's title (default: the plan names it).", valueName: "text"))
    var title: String?

    @Option(
        help: ArgumentHelp(
            "A number that a model which honours it writes the same story from again.", valueName: "number"))
    var seed: Int?

    @Option(help: ArgumentHelp("Who stands on the title page of books.", valueName: "name"))
    var author: String?

    @Option(
        help: ArgumentHelp(
            "What readers may do with the story, for the title page, such as CC-BY-4.0.", valueName: "text")
    )
    var licence: String?

    @Option(help: ArgumentHelp("Take this of the three setups (1 to 3) without asking.", valueName: "number"))
    var setup: Int?

    @Option(
        help: ArgumentHelp(
            "Also write the story to a file: .md, .txt, .html, .epub, .docx, .pdf or .json.", valueName: "file"),
        completion: .file())
    var out: String?

    @Flag(help: "Print the story's id, words, cost and file as one JSON object in place of the story.")
    var json = false

    @OptionGroup var models: ModelOptions
    @OptionGroup var shared: SharedOptions

    /// What a command that goes on with the story needs of this one.
    private var flags: [String] {
        models.given + shared.given + (out.map { ["--out", $0] } ?? []) + (json ? ["--json"] : [])
    }

    func run() async throws {
        try await guarded { terminal in
            let brief = try askedBrief()
            try SetupMenu.check(setup)
            let out = try out.map { try OutputFile(path: $0) }
            let settings = try await shared.settings()
            let house = try await StoryHouse.open(settings)
            defer { house.close() }
            let rack = try house.models(models.choice)
            // Loading goes on beside the rest; what fails here fails again, and is said, when the model is asked.
            let loading = Task { try? await rack.prepare() }
            defer { loading.cancel() }
            let story = Story(id: .random(), brief: brief, createdAt: Date())
            try await house.repository.create(story, events: [])
            terminal.note(terminal.dim("Story \(story.id), \(brief.length.words) words."))
            let conclusion = RunConclusion(house: house, terminal: terminal, asJSON: json, out: out)
            let run = WritingRun(conclusion: conclusion, rack: rack, setup: setup, flags: flags)
            try await run.run(story.id)
        }
    }

    private func askedBrief() throws -> Brief {
        var idea = idea
        if idea == "-" {
            idea = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        }
        if let path = brief {
            return try BriefFile(path: path).brief(
                idea: idea, words: words, language: language, template: template, title: title, seed: seed,
                author: author,
                licence: licence)
        }
        guard let idea else {
            throw CommandFault(
                .usage,
                "Say what the story is about: storywriter write \"a lighthouse keeper finds a message\" --words 600")
        }
        return try Brief(
            idea: idea, length: StoryLength(words: words ?? StoryLength.usual),
            language: try language.map { try LanguageTag($0) } ?? .english,
            template: try template.map { try StoryTemplate(name: $0) }, title: title, seed: seed, author: author,
            licence: licence)
    }
}
