import ArgumentParser
import Bootstrap
import Foundation
import Storage

/// `storywriter stories`: the list, newest first.
struct StoriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories", abstract: "List the stories, newest first.",
        discussion: "A story whose status is `writing` goes on with `storywriter resume ID`.")

    @Option(help: ArgumentHelp("The most stories to list.", valueName: "number"))
    var limit = 50

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await inHouse(shared) { house, terminal in
            let listings = try await house.repository.list(limit: max(1, limit))
            guard !listings.isEmpty else {
                terminal.note("There are no stories yet: storywriter write \"an idea\" --words 600")
                return
            }
            let rows = listings.map { listing in
                [
                    listing.id.rawValue, listing.status.rawValue, "\(listing.words)/\(listing.askedWords)",
                    listing.createdAt.formatted(.iso8601.year().month().day()), listing.title,
                ]
            }
            terminal.out(TextTable.text([["ID", "STATUS", "WORDS", "BEGUN", "TITLE"]] + rows, right: [2]) + "\n")
        }
    }
}
