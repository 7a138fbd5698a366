import ArgumentParser
import Bootstrap
import Foundation
import Publishing
import StoryDomain

/// `storywriter export`: the story in a format for elsewhere.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export a story as a book, a document, a page, text or lossless JSON.",
        discussion: """
            EXAMPLES
              storywriter export k3v9 --out story.epub
              storywriter export k3v9 --out story.pdf --author "Mara Lind"
              storywriter export k3v9 --format json >story.json
              storywriter export story.json --out story.docx

            An unfinished story is exported as far as it is written. JSON keeps everything: brief, plan, each \
            paragraph with its model, what each call cost, and the pictures; such a file can be given in place of a \
            story. PDF needs the Pango library and a font.
            """)

    /// All formats in words.
    static let formats = ExportFormat.allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " or pdf"

    @Argument(help: "The story's id or the beginning of it, or a file of exported JSON.", completion: .file())
    var story: String

    @Option(
        help: ArgumentHelp("\(Self.formats) (default: by the file's ending, else md).", valueName: "format"),
        completion: .list(ExportFormat.allCases.map(\.rawValue)))
    var format: String?

    @Option(
        help: ArgumentHelp("The file to write; standard output without it.", valueName: "file"), completion: .file())
    var out: String?

    @Option(help: ArgumentHelp("Who stands on the title page (default: the brief's author).", valueName: "name"))
    var author: String?

    @Option(help: ArgumentHelp("What readers may do, for the title page (default: the brief's).", valueName: "text"))
    var licence: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await guarded { terminal in
            let chosen = try format.map { name in
                guard let known = ExportFormat(rawValue: name.lowercased()) else {
                    throw CommandFault(.usage, "“\(name)” is not a format: use \(Self.formats).")
                }
                return known
            }
            let file = try out.map { try OutputFile(path: $0, format: chosen) }
            let format = file?.format ?? chosen ?? .md
            if file == nil, !format.isText, terminal.outIsTerminal {
                throw CommandFault(
                    .usage,
                    "A terminal cannot show \(format.rawValue): give a file with --out, or send it on with > FILE.")
            }
            let contents = try imprinted(try await contents())
            if let file {
                try file.write(contents)
                terminal.note("Wrote \(file.path).")
            } else {
                let data = try StoryExport.render(
                    contents.story, ledger: contents.ledger, pictures: contents.pictures, as: format)
                terminal.out(data)
            }
        }
    }

    /// The story of a file, or the stored one.
    private func contents() async throws -> StoryExport.Contents {
        if FilePlaces.isFile(story) {
            guard let data = FileManager.default.contents(atPath: story) else {
                throw CommandFault(.noInput, "The file \(story) cannot be read.")
            }
            return try StoryExport.contents(ofJSON: data)
        }
        let house = try await StoryHouse.open(try await shared.settings())
        defer { house.close() }
        let id = try await house.story(story)
        guard let story = try await house.repository.story(id) else {
            throw CommandFault(.noInput, "There is no story “\(id)”.")
        }
        return StoryExport.Contents(
            story: story, ledger: try await house.repository.ledger(of: id), pictures: try await house.pictures(of: id))
    }

    /// The story with the title page that was asked for.
    private func imprinted(_ contents: StoryExport.Contents) throws -> StoryExport.Contents {
        for (name, text) in [("author", author ?? ""), ("licence", licence ?? "")]
        where text.count > Brief.longestImprint {
            throw BriefError.fieldTooLong(name: name, characters: text.count)
        }
        var contents = contents
        if let author { contents.story.brief.author = author.isEmpty ? nil : author }
        if let licence { contents.story.brief.licence = licence.isEmpty ? nil : licence }
        return contents
    }
}
