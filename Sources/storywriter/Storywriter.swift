import ArgumentParser

/// The program: its subcommands and what `--help` and `--version` say.
@main
struct Storywriter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storywriter",
        abstract: "Writes a complete story from an idea: as long as asked, resumable, on any model.",
        discussion: """
            EXAMPLES
              storywriter write "a lighthouse keeper finds a message" --words 600
              storywriter write --brief brief.yaml --out story.md
              storywriter resume k3v9
              storywriter serve
              storywriter doctor

            The story goes to standard output as it is written, everything else to standard error. Every finished \
            paragraph is stored at once: what was interrupted goes on with `storywriter resume`.

            MODELS
            Set GEMINI_API_KEY, HF_TOKEN or OPENAI_API_KEY (OPENAI_BASE_URL for a server of your own), or use the \
            small built-in model that `make model` fetches. `storywriter doctor` says what is missing.

            EXIT CODES
              0    done
              3    a part of the contract, or a gate of `health`, is missed
              64   wrong arguments
              65   a file that was given is wrong
              66   no such story or file
              69   no provider can be reached
              70   a fault of the program
              73   a file or folder cannot be written
              74   disk full, database damaged, or standard output not writable
              75   try again later: quota used up, database or story locked
              77   a key was refused
              78   something is not configured, or the database is newer than the program
              130  stopped by Ctrl-C
              141  nobody reads standard output any more
              143  stopped by SIGTERM
            """,
        version: "storywriter 0.1.0",
        subcommands: [
            WriteCommand.self, ResumeCommand.self, StoriesCommand.self, ShowCommand.self, ExportCommand.self,
            HealthCommand.self, ModelsCommand.self, DoctorCommand.self, ServeCommand.self, KeysCommand.self,
            UsersCommand.self, MigrateCommand.self,
        ],
        defaultSubcommand: nil)
}
