import ArgumentParser
import Bootstrap
import StoryDomain

/// `storywriter resume`: goes on with a story after its last finished paragraph.
struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Go on with a story that was interrupted, after its last finished paragraph.",
        discussion: """
            EXAMPLES
              storywriter resume k3v9
              storywriter resume k3v9 --provider gemini --out story.md

            Prints only what is new; `storywriter show` prints the whole. Another model may take over. A story that \
            is finished stays as it is.
            """)

    @Argument(help: "The story's id, or the beginning of it.")
    var story: String

    @Option(help: ArgumentHelp("Take this of the three setups (1 to 3) without asking.", valueName: "number"))
    var setup: Int?

    @Option(help: ArgumentHelp("Also write the whole story to a file.", valueName: "file"), completion: .file())
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
        try await inHouse(shared) { house, terminal in
            try SetupMenu.check(setup)
            let out = try out.map { try OutputFile(path: $0) }
            let id = try await house.story(story)
            guard let stored = try await house.repository.story(id) else {
                throw CommandFault(.noInput, "There is no story “\(story)”.")
            }
            let conclusion = RunConclusion(house: house, terminal: terminal, asJSON: json, out: out)
            guard stored.status == .writing else {
                terminal.note("Story \(id) is finished already; `storywriter show \(id)` prints it.")
                return try await conclusion.conclude(stored)
            }
            let rack = try house.models(models.choice)
            try await WritingRun(conclusion: conclusion, rack: rack, setup: setup, flags: flags).run(id)
        }
    }
}
