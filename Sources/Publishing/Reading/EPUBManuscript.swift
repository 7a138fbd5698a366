import StoryDomain

/// The blocks of an EPUB: the pages of its spine, in order.
enum EPUBManuscript {
    /// Reads a book.
    ///
    /// - Returns: its blocks, and the language that it says it is in (`dc:language`), nil where it says none.
    /// - Throws: `ManuscriptError`.
    static func read(
        _ archive: inout ZipReader, name: String
    ) throws(ManuscriptError) -> (blocks: [ManuscriptBlock], language: String?) {
        guard let container = try text("META-INF/container.xml", of: &archive, name: name),
            let path = attribute("full-path", ofFirst: "rootfile", in: container),
            let package = try text(path, of: &archive, name: name)
        else { throw .damaged(name: name, kind: "EPUB") }
        let book = Package(package)
        let folder = path.split(separator: "/").dropLast().map(String.init)
        var blocks: [ManuscriptBlock] = book.title.isEmpty ? [] : [.title(book.title)]
        for page in book.pages {
            guard let html = try text(resolved(page, in: folder), of: &archive, name: name) else { continue }
            let part = HTMLManuscript(html).blocks
            if !blocks.isEmpty, case .paragraph? = part.first { blocks.append(.rule) }
            blocks += part
        }
        return (blocks, book.language.isEmpty ? nil : book.language)
    }

    /// The package document: what is in the book, and the order of reading.
    private struct Package {
        var title = ""
        /// The first that is named; empty where none is.
        var language = ""
        var pages: [String] = []

        init(_ xml: String) {
            var files: [String: String] = [:]
            var spine: [String] = []
            var left: Set<String> = []
            var isInTitle = false
            var isInLanguage = false
            var scanner = MarkupScanner(xml)
            while let token = scanner.next() {
                switch token {
                case .open("title", _, _): isInTitle = title.isEmpty
                case .close("title"): isInTitle = false
                case .open("language", _, _): isInLanguage = language.isEmpty
                case .close("language"): isInLanguage = false
                case .text(let piece):
                    if isInTitle { title += piece }
                    if isInLanguage { language += piece }
                case .open("item", let attributes, _):
                    guard let id = attributes["id"], let file = attributes["href"] else { continue }
                    files[id] = file
                    if (attributes["properties"] ?? "").split(separator: " ").contains("nav") { left.insert(file) }
                case .open("itemref", let attributes, _):
                    if let id = attributes["idref"], attributes["linear"] != "no" { spine.append(id) }
                case .open("reference", let attributes, _):
                    let besides = ["cover", "title-page", "toc", "copyright-page", "colophon", "dedication"]
                    if let file = attributes["href"], let type = attributes["type"], besides.contains(type) {
                        left.insert(String(file.prefix { $0 != "#" }))
                    }
                default: continue
                }
            }
            title = HTMLManuscript.collapsed(title)
            language = HTMLManuscript.collapsed(language)
            pages = spine.compactMap { files[$0] }.filter { !left.contains($0) }
        }
    }

    private static func attribute(_ name: String, ofFirst element: String, in xml: String) -> String? {
        var scanner = MarkupScanner(xml)
        while let token = scanner.next() {
            if case .open(element, let attributes, _) = token { return attributes[name] }
        }
        return nil
    }

    private static func text(_ path: String, of archive: inout ZipReader, name: String) throws(ManuscriptError)
        -> String?
    {
        do {
            return try archive.file(path).map { String(decoding: $0, as: UTF8.self) }
        } catch {
            throw ManuscriptError(error, name: name, kind: "EPUB")
        }
    }

    /// A file's path in the archive: beside the package, without `..` and `%20`.
    private static func resolved(_ file: String, in folder: [String]) -> String {
        var parts = folder
        for part in file.prefix(while: { $0 != "#" }).split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return decoded(parts.joined(separator: "/"))
    }

    /// A path of a URL without its percent signs (RFC 3986 §2.1).
    private static func decoded(_ path: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let first = rest.first {
            if first == UInt8(ascii: "%"),
                let byte = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16),
                rest.count >= 3
            {
                bytes.append(byte)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
