/// The two tables of contents: the one of EPUB 3, and the one that older readers look for.
enum EPUBContents {
    /// The navigation document. The landmarks are for programs and shown to nobody.
    static func navigation(of book: EPUBBook) -> String {
        let title = Markup.escaped(book.manuscript.titleLine)
        var lines = ["<nav epub:type=\"toc\" role=\"doc-toc\">", "<h1>\(title)</h1>", "<ol>"]
        lines += places(of: book).map { "<li><a href=\"\($0.file)\">\(Markup.escaped($0.label))</a></li>" }
        lines += [
            "</ol>", "</nav>",
            "<nav epub:type=\"landmarks\" hidden=\"hidden\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\">",
        ]
        lines += ["<h2>Landmarks</h2>", "<ol>"]
        lines.append("<li><a epub:type=\"cover\" href=\"cover.xhtml\">Cover</a></li>")
        lines.append("<li><a epub:type=\"titlepage\" href=\"title.xhtml\">Title page</a></li>")
        lines.append("<li><a epub:type=\"bodymatter\" href=\"\(book.chapters[0].file)\">Text</a></li>")
        lines += ["</ol>", "</nav>"]
        return EPUBPages.page(of: book, title: title, body: lines)
    }

    /// The table for readers of EPUB 2.
    static func ncx(of book: EPUBBook) -> String {
        let title = Markup.escaped(book.manuscript.titleLine)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\" xml:lang=\"\(book.language)\">",
            "<head>", "<meta name=\"dtb:uid\" content=\"\(book.identifier)\"/>", "</head>",
            "<docTitle><text>\(title)</text></docTitle>", "<navMap>",
        ]
        for (index, place) in places(of: book).enumerated() {
            lines.append(
                "<navPoint id=\"point-\(index + 1)\"><navLabel><text>\(Markup.escaped(place.label))</text></navLabel>"
                    + "<content src=\"\(place.file)\"/></navPoint>")
        }
        lines += ["</navMap>", "</ncx>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func places(of book: EPUBBook) -> [(file: String, label: String)] {
        book.chapters.map { ($0.file, $0.label) }
    }
}
