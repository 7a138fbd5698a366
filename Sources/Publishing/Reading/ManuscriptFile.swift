import FoundationEssentials
import StoryDomain

/// A file as a book: its text with its parts, whatever format it has. Formats are told by their first bytes, since people rename
/// files; text by its ending.
///
/// Everything ends in `MeasuredText(file:)`, which parts a text at its headings.
package struct ManuscriptFile: Sendable {
    /// What is measured.
    package let text: MeasuredText
    /// The words that were asked for; an exported story knows.
    package let asked: Int?
    /// The plan; an exported story has it.
    package let outline: Outline?

    /// Files longer than this are none that a person wrote; 64 MiB.
    private static let mostBytes = 64 << 20

    /// Reads a file.
    ///
    /// - Parameter name: the file's name, for its ending and for what is said of it.
    /// - Throws: `ManuscriptError`.
    package init(_ data: Data, name: String) throws(ManuscriptError) {
        guard data.count <= Self.mostBytes else { throw .tooLarge(name: name) }
        if data.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            let (blocks, language) = try Self.archived(data, name: name)
            self.init(blocks: blocks, language: language)
            return
        }
        if let kind = Self.refused(data) { throw .kind(name: name, kind: kind) }
        guard let content = Self.decoded(data) else { throw .binary(name: name) }
        let ending = (name.split(separator: ".").dropFirst().last.map(String.init) ?? "").lowercased()
        let opening = content.prefix(400).drop(while: \.isWhitespace).lowercased()
        if ending == "json" {
            do {
                let story = try StoryExport.story(fromJSON: data)
                self.init(text: MeasuredText(story: story), asked: story.brief.length.words, outline: story.outline)
            } catch {
                throw .json(error)
            }
        } else if ["html", "htm", "xhtml", "xht"].contains(ending) || opening.hasPrefix("<!doctype html")
            || opening.hasPrefix("<html")
        {
            let page = HTMLManuscript(content)
            self.init(blocks: Self.titled(page), language: page.language)
        } else {
            let isMarkdown = ["md", "markdown", "mkd"].contains(ending)
            self.init(text: MeasuredText(file: PlainManuscript.cleaned(content, isMarkdown: isMarkdown)))
        }
    }

    /// - Parameter language: as the file names it; one that is no language is as none.
    private init(blocks: [ManuscriptBlock], language: String?) {
        let tag = language.flatMap { try? LanguageTag($0) }
        self.init(text: MeasuredText(file: ManuscriptBlock.text(of: blocks), language: tag))
    }

    private init(text: MeasuredText, asked: Int? = nil, outline: Outline? = nil) {
        self.text = text
        self.asked = asked
        self.outline = outline
    }

    private static func archived(
        _ data: Data, name: String
    ) throws(ManuscriptError) -> (blocks: [ManuscriptBlock], language: String?) {
        var archive: ZipReader
        do {
            archive = try ZipReader(data)
        } catch {
            throw ManuscriptError(error, name: name, kind: "ZIP")
        }
        if archive.holds("META-INF/container.xml") { return try EPUBManuscript.read(&archive, name: name) }
        guard archive.holds(DOCXManuscript.body) else {
            throw .kind(name: name, kind: archive.holds("content.xml") ? "an OpenDocument file" : "a ZIP archive")
        }
        do {
            let xml = try archive.file(DOCXManuscript.body).map { String(decoding: $0, as: UTF8.self) }
            return (DOCXManuscript(xml ?? "").blocks, nil)
        } catch {
            throw ManuscriptError(error, name: name, kind: "Word")
        }
    }

    /// A page's first heading is its title where it is the title of its head, or where there is none there.
    private static func titled(_ page: HTMLManuscript) -> [ManuscriptBlock] {
        guard case .heading(let first)? = page.blocks.first else {
            return page.title.isEmpty ? page.blocks : [.title(page.title)] + page.blocks
        }
        return page.title.isEmpty || page.title == first
            ? [.title(first)] + page.blocks.dropFirst() : [.title(page.title)] + page.blocks
    }

    /// What a file is by its first bytes, where it is a kind that is not read.
    private static func refused(_ data: Data) -> String? {
        let head = [UInt8](data.prefix(80))
        func starts(_ text: String) -> Bool { head.starts(with: Array(text.utf8)) }
        if starts("%PDF") { return "a PDF file" }
        if starts("{\\rtf") { return "an RTF file" }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "a document of old Word" }
        if head.count >= 68, head[60..<68].elementsEqual(Array("BOOKMOBI".utf8)) { return "a Kindle file" }
        return nil
    }

    /// The text of bytes in UTF-8, or in UTF-16 where a mark says so; nil for anything else.
    private static func decoded(_ data: Data) -> String? {
        let bytes = [UInt8](data)
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard bytes.count % 2 == 0 else { return nil }
            let low = bytes[0] == 0xFF ? 0 : 1
            var units: [UInt16] = []
            for index in stride(from: 2, to: bytes.count, by: 2) {
                units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
            }
            return String(decoding: units, as: UTF16.self)
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard !body.contains(where: { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1B && $0 != 0x1A }) else {
            return nil
        }
        return String(validating: body, as: UTF8.self)
    }
}
