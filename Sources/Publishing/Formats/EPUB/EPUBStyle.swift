/// How a book looks where its reader has no wishes: quiet, and in whatever typeface the reader chose.
enum EPUBStyle {
    /// The style sheet of a book.
    static func sheet(of book: EPUBBook) -> String {
        // Han characters take two of their own width, as books in these languages do.
        let indent = book.manuscript.language.isIdeographic ? "2em" : "1.4em"
        return """
            body { margin: 0; line-height: 1.5; widows: 2; orphans: 2; }
            section { margin: 0 5%; }
            h1 { font-size: 1.5em; font-weight: normal; line-height: 1.25; text-align: center; margin: 3em 0 2em;
              page-break-after: avoid; break-after: avoid; hyphens: none; }
            p { margin: 0; text-indent: \(indent); text-align: justify; overflow-wrap: break-word; }
            h1 + p, hr + p, figure + p, p:first-child { text-indent: 0; }
            hr { border: 0; border-top: 1px solid; width: 4em; margin: 1.5em auto; opacity: 0.4; }
            figure { margin: 1.5em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }
            figure img { max-width: 100%; max-height: 90vh; }
            section.cover { margin: 0; text-align: center; }
            section.cover img { max-width: 100%; height: 98vh; }
            section.titlepage { text-align: center; padding-top: 20%; }
            section.titlepage h1 { font-size: 2em; margin: 0 0 1.5em; }
            section.titlepage p { text-align: center; text-indent: 0; }
            p.author { font-size: 1.2em; }
            p.licence { font-size: 0.85em; margin-top: 6em; }
            p.absent, p.note { font-style: italic; text-indent: 0; text-align: center; margin: 1.5em 0; }
            nav ol { list-style: none; padding: 0; margin: 0 5%; }
            nav li { margin: 0.5em 0; }
            nav a { color: inherit; text-decoration: none; }

            """
    }
}
