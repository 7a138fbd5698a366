import StoryDomain

/// A manuscript as one self-contained page: no script, no font, nothing to fetch.
enum HTMLExport {
    /// The whole page, ended by a line break.
    static func text(of manuscript: Manuscript) -> String {
        let title = Markup.escaped(TextLines.joined(manuscript.title))
        let language = Markup.escaped(manuscript.language.rawValue)
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
        ]
        if let cover = manuscript.cover {
            lines.append(figure(cover, alternative: manuscript.alternative(ofCover: cover), class: " class=\"cover\""))
        }
        lines.append("<h1>\(title)</h1>")
        if !manuscript.author.isEmpty {
            lines.append("<p class=\"author\">\(Markup.escaped(manuscript.author))</p>")
        }
        for (index, part) in manuscript.parts.enumerated() {
            if !manuscript.hasHeadings && index > 0 { lines.append("<hr>") }
            lines.append("<section>")
            if manuscript.hasHeadings {
                lines.append("<h2>\(Markup.escaped(TextLines.joined(part.heading)))</h2>")
            }
            lines += part.blocks.map { block in
                switch block {
                case .paragraph(let text): "<p>\(Markup.paragraph(text))</p>"
                case .sceneBreak: "<hr>"
                case .picture(let picture): figure(picture, alternative: part.alternative(of: picture))
                }
            }
            lines.append("</section>")
        }
        lines.append("</article>")
        if !manuscript.isFinished {
            lines.append("<p class=\"note\" lang=\"en\" dir=\"ltr\">\(Manuscript.unfinishedNote)</p>")
        }
        if !manuscript.licence.isEmpty {
            lines.append("<footer>\(Markup.escaped(manuscript.licence))</footer>")
        }
        lines += ["</main>", "</body>", "</html>"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// A picture inside the page itself.
    private static func figure(_ picture: PublishedPicture, alternative: String, class name: String = "") -> String {
        "<figure\(name)><img alt=\"\(Markup.escaped(alternative))\" width=\"\(picture.width)\" "
            + "height=\"\(picture.height)\" src=\"\(DataURI.text(of: picture))\"></figure>"
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
        figure { margin: 2rem 0; text-align: center; }
        figure img { display: block; margin: 0 auto; max-width: 100%; max-height: 90vh; width: auto; height: auto; border-radius: 2px; }
        figure.cover { margin: 0 0 3rem; }
        .author { color: var(--quiet); font-size: 1.125rem; margin: -1.75rem 0 2.5rem; }
        footer { color: var(--quiet); font-size: 0.875rem; margin-top: 4rem; }
        .note { color: var(--quiet); font-style: italic; margin-top: 3rem; }
        @media print { body { background: none; color: #000; } main { max-width: none; padding: 0; } }
        """
}
