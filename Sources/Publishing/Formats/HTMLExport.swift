import StoryDomain

/// A manuscript as one self-contained page: no script, no font, nothing to fetch.
enum HTMLExport {
    /// The whole page, ended by a line break.
    static func text(of manuscript: Manuscript) -> String {
        let title = escaped(TextLines.joined(manuscript.title))
        let language = escaped(manuscript.language.rawValue)
        let direction = manuscript.language.isRightToLeft ? "rtl" : "ltr"
        var lines = [
            "<!DOCTYPE html>",
            "<html lang=\"\(language)\" dir=\"\(direction)\">",
            "<head>",
            "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<meta name=\"color-scheme\" content=\"light dark\">",
            "<title>\(title)</title>",
            "<style>",
            style,
            "</style>",
            "</head>",
            "<body>",
            "<main>",
            "<article>",
            "<h1>\(title)</h1>",
        ]
        for (index, part) in manuscript.parts.enumerated() {
            if !manuscript.hasHeadings && index > 0 { lines.append("<hr>") }
            lines.append("<section>")
            if manuscript.hasHeadings {
                lines.append("<h2>\(escaped(TextLines.joined(part.heading)))</h2>")
            }
            lines += part.paragraphs.map { "<p>\(paragraph($0))</p>" }
            lines.append("</section>")
        }
        lines.append("</article>")
        if !manuscript.isFinished {
            lines.append("<p class=\"note\" lang=\"en\" dir=\"ltr\">\(Manuscript.unfinishedNote)</p>")
        }
        lines += ["</main>", "</body>", "</html>"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// A paragraph of data with its line breaks shown.
    private static func paragraph(_ text: String) -> String {
        TextLines.lines(of: text).map { escaped(String($0)) }.joined(separator: "<br>\n")
    }

    /// Text that is safe between tags and in quoted attributes. Control characters that HTML forbids (all but tab, of
    /// those that are left in a line) become U+FFFD, as a browser would show the worst of them.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t": escaped.unicodeScalars.append(scalar)
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped.unicodeScalars.append("\u{FFFD}")
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static let style = """
        :root { --paper: #fdfcf8; --ink: #22201c; --quiet: #6b665c; }
        @media (prefers-color-scheme: dark) { :root { --paper: #1a1917; --ink: #e4e0d6; --quiet: #9d978a; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.65 Georgia, "Noto Serif", serif; }
        main { max-width: 36rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 2.5rem; }
        h2 { font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 1rem; }
        h1, h2, p { overflow-wrap: break-word; }
        p { margin: 0 0 1em; }
        hr { border: 0; width: 6rem; margin: 2.5rem auto; border-top: 1px solid var(--quiet); }
        .note { color: var(--quiet); font-style: italic; margin-top: 3rem; }
        @media print { body { background: none; color: #000; } main { max-width: none; padding: 0; } }
        """
}
