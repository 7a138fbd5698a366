import ArgumentParser
import Bootstrap
import Publishing

/// `storywriter export`: the story in a format for elsewhere.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export a story as Markdown, plain text, HTML or lossless JSON.",
        discussion: """
            EXAMPLES
              storywriter export k3v9 --out story.html
              storywriter export k3v9 --format json >story.json

            An unfinished story is exported as far as it is written. JSON keeps everything: brief, plan, each \
            paragraph with its model, and what each call cost.
            """)

    @Argument(help: "The story's id, or the beginning of it.")
    var story: String

    @Option(
        help: ArgumentHelp("md, txt, html or json (default: by the file's ending, else md).", valueName: "format"),
        completion: .list(ExportFormat.allCases.map(\.rawValue)))
    var format: String?

    @Option(
        help: ArgumentHelp("The file to write; standard output without it.", valueName: "file"), completion: .file())
    var out: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await inHouse(shared) { house, terminal in
            var chosen: ExportFormat?
            if let format {
                guard let known = ExportFormat(rawValue: format.lowercased()) else {
                    throw CommandFault(.usage, "“\(format)” is not a format: use md, txt, html or json.")
                }
                chosen = known
            }
            let file = try out.map { try OutputFile(path: $0, format: chosen) }
            let id = try await house.story(story)
            guard let story = try await house.repository.story(id) else {
                throw CommandFault(.noInput, "There is no story “\(id)”.")
            }
            let ledger = try await house.repository.ledger(of: id)
            if let file {
                try file.write(story, ledger: ledger)
                terminal.note("Wrote \(file.path).")
            } else {
                let data = try StoryExport.render(story, ledger: ledger, as: chosen ?? .md)
                terminal.out(String(decoding: data, as: UTF8.self))
            }
        }
    }
}
