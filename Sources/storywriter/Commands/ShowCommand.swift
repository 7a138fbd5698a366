import ArgumentParser
import Bootstrap
import Publishing

/// `storywriter show`: the story as plain text, finished or not.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a story as plain text, as far as it is written.",
        discussion: "`storywriter stories` lists the ids.")

    @Argument(help: "The story's id, or the beginning of it.")
    var story: String

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await inHouse(shared) { house, terminal in
            let id = try await house.story(story)
            guard let story = try await house.repository.story(id) else {
                throw CommandFault(.noInput, "There is no story “\(id)”.")
            }
            terminal.out(String(decoding: try StoryExport.render(story, as: .txt), as: UTF8.self))
        }
    }
}
