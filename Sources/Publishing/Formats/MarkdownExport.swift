/// A manuscript as CommonMark.
enum MarkdownExport {
    /// The whole text, ended by a line break.
    static func text(of manuscript: Manuscript) -> String {
        var blocks = ["# " + heading(manuscript.title)]
        var pictures: [PublishedPicture] = []
        if !manuscript.author.isEmpty { blocks.append("*\(inline(manuscript.author))*") }
        if let cover = manuscript.cover {
            pictures.append(cover)
            blocks.append(image(manuscript.alternative(ofCover: cover), number: pictures.count))
        }
        for (index, part) in manuscript.parts.enumerated() {
            if manuscript.hasHeadings {
                blocks.append("## " + heading(part.heading))
            } else if index > 0 {
                blocks.append("* * *")
            }
            for block in part.blocks {
                switch block {
                case .paragraph(let text): blocks.append(paragraph(text))
                case .sceneBreak: blocks.append("* * *")
                case .picture(let picture):
                    pictures.append(picture)
                    blocks.append(image(part.alternative(of: picture), number: pictures.count))
                }
            }
        }
        if !manuscript.isFinished {
            blocks.append("*\(Manuscript.unfinishedNote)*")
        }
        if !manuscript.licence.isEmpty { blocks.append("*\(inline(manuscript.licence))*") }
        if !pictures.isEmpty {
            let files = pictures.enumerated().map { "[picture-\($0.offset + 1)]: \(DataURI.text(of: $0.element))" }
            blocks.append(files.joined(separator: "\n"))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// A picture by its name; the files stand at the end, where they disturb nobody who reads the text as it is.
    private static func image(_ alternative: String, number: Int) -> String {
        "![\(inline(alternative))][picture-\(number)]"
    }

    /// One line without blanks at its ends, which would end an emphasis.
    private static func inline(_ text: String) -> String {
        line(TextLines.joined(text).split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// A paragraph of data: its line breaks become hard ones, and no character of it is taken for a sign.
    static func paragraph(_ text: String) -> String {
        TextLines.lines(of: text).map { line(String($0)) }.joined(separator: "\\\n")
    }

    /// A heading's text: one line, in which a closing row of `#` cannot be taken for the heading's own.
    static func heading(_ text: String) -> String {
        let title = line(TextLines.joined(text), inHeading: true)
        return title.isEmpty ? "&#32;" : title
    }

    /// One line, with what CommonMark or its tables and strike-through would take for signs escaped.
    private static func line(_ text: String, inHeading: Bool = false) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        let scalars = Array(text.unicodeScalars)
        let opening = escapedOpening(scalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", "~", "|":
                escaped.unicodeScalars.append("\\")
                escaped.unicodeScalars.append(scalar)
            case "#" where inHeading:
                escaped += "\\#"
            case "&" where startsReference(scalars[(index + 1)...]):
                escaped += "\\&"
            case _ where Self.isStripped(scalar) && (index == 0 || index == scalars.count - 1):
                // The indent of Japanese paragraphs (U+3000) too: markdown-it-py 4.3, mistune 3.4 and mistletoe 1.6 strip it.
                escaped += "&#\(scalar.value);"
            case "\0":
                escaped.unicodeScalars.append("\u{FFFD}")
            default:
                if index == opening { escaped.unicodeScalars.append("\\") }
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Whether readers of Markdown take a character off at the ends of a line.
    private static func isStripped(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace && scalar != "\n" && scalar != "\r"
    }

    /// The index of the character that would make the line a heading, list, quotation or rule, or nil.
    private static func escapedOpening(_ line: [Unicode.Scalar]) -> Int? {
        guard let first = line.first else { return nil }
        if ["#", ">", "+", "-", "=", ":"].contains(first) { return 0 }
        let digits = line.prefix { ("0"..."9").contains($0) }.count
        guard digits > 0, digits < line.count, line[digits] == "." || line[digits] == ")" else { return nil }
        return digits
    }

    /// Whether what follows an ampersand makes a character reference such as `amp;` or `#38;`.
    private static func startsReference(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = rest.prefix { $0.isASCII && ($0 == "#" || $0.properties.isAlphabetic || ("0"..."9").contains($0)) }
        return !name.isEmpty && rest.dropFirst(name.count).first == ";"
    }
}
