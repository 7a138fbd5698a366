/// The pages of a book, as XHTML.
enum EPUBPages {
    /// The cover: one picture.
    static func cover(of book: EPUBBook) -> String {
        page(
            of: book, title: Markup.escaped(book.manuscript.titleLine),
            body: [
                "<section epub:type=\"cover\" class=\"cover\">",
                "<img role=\"doc-cover\" src=\"\(book.coverFile)\" alt=\"\(Markup.escaped(book.coverAlternative))\"/>",
                "</section>",
            ])
    }

    /// The title page: title, author, licence.
    static func title(of book: EPUBBook) -> String {
        let manuscript = book.manuscript
        let title = Markup.escaped(manuscript.titleLine)
        var lines = ["<section epub:type=\"titlepage\" class=\"titlepage\">", "<h1>\(title)</h1>"]
        if !manuscript.author.isEmpty {
            lines.append("<p class=\"author\">\(Markup.escaped(manuscript.author))</p>")
        }
        if !manuscript.licence.isEmpty {
            lines.append("<p class=\"licence\">\(Markup.escaped(manuscript.licence))</p>")
        }
        return page(of: book, title: title, body: lines + ["</section>"])
    }

    /// A file of text: a part with its heading, or all parts with rules between.
    static func chapter(_ chapter: EPUBBook.Chapter, of book: EPUBBook) -> String {
        let label = Markup.escaped(chapter.label)
        var lines: [String] = []
        if book.manuscript.hasHeadings {
            lines.append("<section epub:type=\"chapter\" role=\"doc-chapter\" aria-labelledby=\"heading\">")
            lines.append("<h1 id=\"heading\">\(label)</h1>")
        } else {
            lines.append("<section epub:type=\"bodymatter\" aria-label=\"\(label)\">")
        }
        for (index, part) in chapter.parts.enumerated() {
            if index > 0 { lines.append("<hr/>") }
            lines += blocks(of: part, files: chapter.pictureFiles[index])
        }
        if !book.manuscript.isFinished && chapter.file == book.chapters.last?.file {
            lines.append("<p class=\"note\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\">\(Manuscript.unfinishedNote)</p>")
        }
        return page(of: book, title: label, body: lines + ["</section>"])
    }

    /// A page around its body.
    ///
    /// - Parameter title: escaped.
    static func page(of book: EPUBBook, title: String, body: [String]) -> String {
        let head = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE html>",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
                + "lang=\"\(book.language)\" xml:lang=\"\(book.language)\" dir=\"\(book.direction)\">",
            "<head>", "<title>\(title)</title>", "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>",
            "</head>", "<body>",
        ]
        return (head + body + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
    }

    private static func blocks(of part: Manuscript.Part, files: [String?]) -> [String] {
        var files = files[...]
        return part.blocks.map { block in
            switch block {
            case .paragraph(let text): return "<p>\(Markup.paragraph(text, lineBreak: "<br/>"))</p>"
            case .sceneBreak: return "<hr/>"
            case .picture(let picture):
                let alternative = Markup.escaped(part.alternative(of: picture))
                // In place of a picture that readers cannot show stands what it shows.
                guard let file = files.popFirst() ?? nil else { return "<p class=\"absent\">\(alternative)</p>" }
                return "<figure><img src=\"\(file)\" alt=\"\(alternative)\"/></figure>"
            }
        }
    }
}
