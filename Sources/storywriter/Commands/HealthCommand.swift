import ArgumentParser
import Bootstrap
import Foundation
import Publishing
import StoryDomain

/// `storywriter health`: measures of a story or of any text file.
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Measure a story or a text file: length, repetition, echo, coverage, ending.",
        discussion: """
            EXAMPLES
              storywriter health k3v9
              storywriter health story.md --words 1500 --json
              storywriter health book.epub
              storywriter health brief.txt --language de

            A FILE may be Markdown or plain text, HTML, EPUB, DOCX, or a story exported as JSON; anything else is \
            refused. What is no story in it (front matter, comments, links, notes) is not measured.

            Ends with 3 where a gate fails. docs/measures.md explains each measure.
            """)

    @Argument(help: "A story's id or the beginning of it, or a file.", completion: .file())
    var story: String

    @Option(help: ArgumentHelp("The words that were asked for (default: the story's own).", valueName: "number"))
    var words: Int?

    @Option(
        help: ArgumentHelp(
            "The language that it should be in (default: the story's or the file's own, else that of most of its text).",
            valueName: "language"))
    var language: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await guarded { terminal in
            let report = try await report()
            if json {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
                encoder.keyEncodingStrategy = .convertToSnakeCase
                terminal.out(String(decoding: try encoder.encode(report), as: UTF8.self) + "\n")
            } else {
                terminal.out(HealthTable(report).description)
            }
            if !report.passes { throw CommandFault(.contractMissed, "") }
        }
    }

    private func report() async throws -> HealthReport {
        if let words, words < 1 { throw CommandFault(.usage, "--words takes a number from 1 on.") }
        let asked = try language.map { name throws(BriefError) in try LanguageTag(name) }
        if FilePlaces.isFile(story) {
            guard let data = FileManager.default.contents(atPath: story) else {
                throw CommandFault(.noInput, "The file \(story) cannot be read.")
            }
            let file = try ManuscriptFile(data, name: URL(fileURLWithPath: story).lastPathComponent)
            var text = file.text
            text.language = asked ?? text.language ?? LanguageSense.guess(text.sections)
            return HealthReport(of: text, asked: words ?? file.asked, outline: file.outline)
        }
        let house = try await StoryHouse.open(try await shared.settings())
        defer { house.close() }
        let id = try await house.story(story)
        guard let story = try await house.repository.story(id) else {
            throw CommandFault(.noInput, "There is no story “\(id)”.")
        }
        var text = MeasuredText(story: story)
        text.language = asked ?? text.language
        return HealthReport(
            of: text, asked: words ?? story.brief.length.words, outline: story.outline)
    }
}
