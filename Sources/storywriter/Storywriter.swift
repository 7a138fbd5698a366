import ArgumentParser

/// The program: its subcommands and what `--help` and `--version` say.
@main
struct Storywriter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storywriter",
        abstract: "Writes a complete story from an idea: as long as asked, resumable, on any model.",
        discussion: """
            The story goes to standard output as it is written, everything else to standard error. Nothing that was \
            finished is ever lost: a story that was interrupted goes on with `storywriter resume`.

            Models: set GEMINI_API_KEY, HF_TOKEN or OPENAI_API_KEY (OPENAI_BASE_URL for a server of your own), or use \
            the built-in small model that `make model` fetches. `storywriter doctor` says what is missing.

            Exit codes: 0 done · 3 written, but a part of the contract is missed (or a health gate failed) · 64 wrong \
            arguments · 65 a file that was given is wrong · 66 no such story or file · 69 no provider can be reached \
            · 70 a fault of the program · 73 a file cannot be written · 74 disk full or database damaged · 75 try \
            again later (quota, lock) · 77 a key was refused · 78 something is not configured · 130 stopped by Ctrl-C \
            · 141 nobody reads standard output any more · 143 stopped by SIGTERM.
            """,
        version: "storywriter 0.1.0",
        subcommands: [
            WriteCommand.self, ResumeCommand.self, StoriesCommand.self, ShowCommand.self, ExportCommand.self,
            HealthCommand.self, ModelsCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: nil)
}
