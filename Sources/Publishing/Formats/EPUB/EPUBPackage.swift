import FoundationEssentials

/// The package document: what the book is, and what is in it.
enum EPUBPackage {
    /// The document of a book.
    static func document(of book: EPUBBook) -> String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" "
                + "xml:lang=\"\(book.language)\" dir=\"\(book.direction)\">",
            "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">",
        ]
        lines += metadata(of: book)
        lines += ["</metadata>", "<manifest>"]
        lines += manifest(of: book)
        lines += ["</manifest>", "<spine toc=\"ncx\" page-progression-direction=\"\(book.direction)\">"]
        lines += ["<itemref idref=\"cover\"/>", "<itemref idref=\"title\"/>"]
        lines += book.chapters.indices.map { "<itemref idref=\"text-\($0 + 1)\"/>" }
        lines += ["</spine>", "</package>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func metadata(of book: EPUBBook) -> [String] {
        let manuscript = book.manuscript
        var lines = [
            "<dc:identifier id=\"id\">\(book.identifier)</dc:identifier>",
            "<dc:title>\(Markup.escaped(manuscript.titleLine))</dc:title>",
            "<dc:language>\(book.language)</dc:language>",
        ]
        if !manuscript.author.isEmpty {
            lines.append("<dc:creator id=\"author\">\(Markup.escaped(manuscript.author))</dc:creator>")
            lines.append("<meta refines=\"#author\" property=\"role\" scheme=\"marc:relators\">aut</meta>")
        }
        if !manuscript.licence.isEmpty {
            lines.append("<dc:rights>\(Markup.escaped(manuscript.licence))</dc:rights>")
        }
        let whole = Date(timeIntervalSince1970: manuscript.updatedAt.timeIntervalSince1970.rounded(.down))
        lines.append("<meta property=\"dcterms:modified\">\(whole.formatted(.iso8601))</meta>")
        lines.append("<meta name=\"cover\" content=\"cover-image\"/>")
        return lines + accessibility(of: book)
    }

    /// What readers who listen or feel can count on (schema.org's words, EPUB Accessibility 1.1 §2).
    private static func accessibility(of book: EPUBBook) -> [String] {
        var facts = [("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual")]
        facts += [
            "structuralNavigation", "tableOfContents", "readingOrder", "alternativeText", "displayTransformability",
        ]
        .map { ("accessibilityFeature", $0) }
        facts.append(("accessibilityHazard", "none"))
        facts.append(
            (
                "accessibilitySummary",
                "All of the text can be read aloud and resized. Every picture has a description in words."
            ))
        return facts.map { name, value in
            let language = name == "accessibilitySummary" ? " xml:lang=\"en\" dir=\"ltr\"" : ""
            return "<meta property=\"schema:\(name)\"\(language)>\(value)</meta>"
        }
    }

    private static func manifest(of book: EPUBBook) -> [String] {
        let page = "media-type=\"application/xhtml+xml\""
        var lines = [
            "<item id=\"contents\" href=\"contents.xhtml\" \(page) properties=\"nav\"/>",
            "<item id=\"ncx\" href=\"contents.ncx\" media-type=\"application/x-dtbncx+xml\"/>",
            "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>",
            "<item id=\"cover-image\" href=\"\(book.coverFile)\" media-type=\"\(book.coverMediaType)\" "
                + "properties=\"cover-image\"/>",
            "<item id=\"cover\" href=\"cover.xhtml\" \(page)/>",
            "<item id=\"title\" href=\"title.xhtml\" \(page)/>",
        ]
        for (index, chapter) in book.chapters.enumerated() {
            lines.append("<item id=\"text-\(index + 1)\" href=\"\(chapter.file)\" \(page)/>")
        }
        for (index, item) in book.images.enumerated() where item.file != book.coverFile {
            lines.append(
                "<item id=\"picture-\(index + 1)\" href=\"\(item.file)\" media-type=\"\(item.image.mediaType)\"/>")
        }
        return lines
    }
}
