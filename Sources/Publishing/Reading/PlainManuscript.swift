import StoryDomain

/// Takes out of a text file what is no story: comments, tags of writing programs, links' targets, notes, the author's line.
///
/// CommonMark, Obsidian and novelWriter (its user guide, "Formatting") put these there. Headings are left as they are, for the
/// reader of sections.
enum PlainManuscript {
    /// Words of a scene's title at most, where it stands on a line of its own without a sign.
    private static let longestTitle = 12
    private static let longestName = 6

    /// The text that is left.
    ///
    /// - Parameter isMarkdown: whether a backslash escapes and a reference names a character.
    static func cleaned(_ text: String, isMarkdown: Bool) -> String {
        let open = withoutSpans(withoutSpans(text, from: "<!--", to: "-->"), from: "%%", to: "%%")
        var isInNote = false
        var lines: [String] = []
        for line in open.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let bare = Paragraphs.trimmed(line)
            // A note's text goes on in indented lines.
            if isInNote, !bare.isEmpty, line.first == " " || line.first == "\t" { continue }
            isInNote = isNote(bare)
            if isInNote || isTag(bare) || isDefinition(bare) { continue }
            lines.append(inline(String(bare), isMarkdown: isMarkdown))
        }
        return withoutImprint(lines).joined(separator: "\n")
    }

    /// Text without what stands between two marks; an open one stays.
    private static func withoutSpans(_ text: String, from opening: String, to closing: String) -> String {
        var rest = text[...]
        var result = ""
        while let start = rest.firstRange(of: opening),
            let end = rest[start.upperBound...].firstRange(of: closing)
        {
            result += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
            if result.last == " ", rest.first == " " { rest = rest.dropFirst() }
        }
        return result + rest
    }

    /// `[^1]: A note.`
    private static func isNote(_ line: Substring) -> Bool {
        line.hasPrefix("[^") && line.firstRange(of: "]:") != nil
    }

    /// `[id]: target`
    private static func isDefinition(_ line: Substring) -> Bool {
        guard line.hasPrefix("["), !line.hasPrefix("[["), let end = line.firstRange(of: "]: ") else { return false }
        let target = line[end.upperBound...]
        return !target.contains(" ") || target.hasPrefix("<") || target.hasPrefix("data:") || target.hasPrefix("http")
    }

    /// `@pov: Mara`, `%Synopsis: …`, `[newpage]`: lines of novelWriter.
    private static func isTag(_ line: Substring) -> Bool {
        if line.hasPrefix("%") { return true }
        if line.hasPrefix("@") {
            let name = line.dropFirst().prefix { $0 != ":" }
            return name.count < line.count - 1 && !name.isEmpty && name.allSatisfy { $0.isLetter && $0.isASCII }
        }
        let folded = line.lowercased()
        return folded == "[newpage]" || folded == "[new page]" || folded.hasPrefix("[vspace")
    }

    /// A line with links replaced by what they show, without pictures and marks of notes.
    private static func inline(_ line: String, isMarkdown: Bool) -> String {
        guard line.contains(where: { "[<\\&>".contains($0) }) else { return line }
        var result = ""
        var rest = line[...]
        while let next = rest.first {
            if next == "\\", isMarkdown, let sign = rest.dropFirst().first, sign.isASCII,
                sign.isPunctuation || sign.isSymbol
            {
                // At the beginning the sign would be taken for a heading's or a rule's.
                if !result.isEmpty || "*_".contains(sign) && rest.dropFirst(2).first != " " { result.append(sign) }
                rest = rest.dropFirst(2)
            } else if let (shown, end) = link(rest) {
                result += shown
                rest = rest[end...]
            } else if next == "<", let end = rest.firstIndex(of: ">"), isElement(rest[..<end]) {
                rest = rest[rest.index(after: end)...]
            } else {
                result.append(next)
                rest = rest.dropFirst()
            }
        }
        return isMarkdown && result.contains("&") ? CharacterReferences.replaced(in: Array(result.utf8)[...]) : result
    }

    /// What a link at the beginning shows, and where it ends.
    private static func link(_ text: Substring) -> (shown: String, end: Substring.Index)? {
        let isPicture = text.hasPrefix("![")
        let start = isPicture ? text.dropFirst() : text
        if start.hasPrefix("[["), let end = start.firstRange(of: "]]") {
            let inside = start[start.index(start.startIndex, offsetBy: 2)..<end.lowerBound]
            let shown = inside.split(separator: "|", omittingEmptySubsequences: false).last ?? inside
            return (isPicture ? "" : String(shown.prefix { $0 != "#" }), end.upperBound)
        }
        if start.hasPrefix("[^"), let end = start.firstIndex(of: "]") { return ("", start.index(after: end)) }
        if start.lowercased().hasPrefix("[footnote:"), let end = start.firstIndex(of: "]") {
            return ("", start.index(after: end))
        }
        guard start.hasPrefix("["), let close = start.firstRange(of: "]") else { return nil }
        let shown = start[start.index(after: start.startIndex)..<close.lowerBound]
        let behind = start[close.upperBound...]
        for (opening, closing) in [("(", Character(")")), ("[", Character("]"))] where behind.hasPrefix(opening) {
            guard let end = behind.firstIndex(of: closing), isPicture || opening == "(" else { continue }
            return (isPicture ? "" : String(shown), behind.index(after: end))
        }
        return nil
    }

    /// `<br`, `</i`, `<span class=…`
    private static func isElement(_ tag: Substring) -> Bool {
        let name = tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter }
        return ["br", "i", "b", "em", "strong", "u", "s", "p", "div", "span", "center", "sup", "sub", "small"].contains(
            name.lowercased())
    }

    /// The lines without the author's and the licence's; scenes' titles are made headings where the first block behind the
    /// title is one.
    private static func withoutImprint(_ all: [String]) -> [String] {
        var lines = all
        if let last = lines.lastIndex(where: { !$0.isEmpty }), isLicence(lines[last]) { lines.removeSubrange(last...) }
        lines.removeAll { line in
            let bare = line.filter { !"*_[]".contains($0) }
            return bare == Manuscript.unfinishedNote
        }
        // The title is read as such only where a heading or a lone first line says so.
        let body = lines.first == "---" ? (lines.dropFirst().firstIndex(of: "---") ?? -1) + 1 : 0
        guard let first = lines[body...].firstIndex(where: { !$0.isEmpty }), isAlone(first, in: lines, from: body),
            isTitle(lines[first])
        else {
            return lines
        }
        guard let second = lines[(first + 1)...].firstIndex(where: { !$0.isEmpty }), isAlone(second, in: lines) else {
            return lines
        }
        let isNamed = isName(lines[second], isSecondOfMarkdown: lines[first].hasPrefix("#"))
        let third = lines[(second + 1)...].firstIndex { !$0.isEmpty }
        if lines[first].hasPrefix("#") {
            if isNamed { lines[second] = "" }
            return lines
        }
        // Plain text: a title, perhaps a name, then either scenes with titles or none.
        var opening = second
        if isNamed, let third, isAlone(third, in: lines) {
            let isThirdTitled = isTitle(lines[third])
            let isSecondTitleOfMany = !isThirdTitled && titles(in: lines, from: third).count > 0
            if !isSecondTitleOfMany {
                lines[second] = ""
                opening = third
            }
        }
        lines[first] = "# " + lines[first]
        guard isAlone(opening, in: lines), isTitle(lines[opening]) else { return lines }
        for index in titles(in: lines, from: opening) { lines[index] = "## " + lines[index] }
        return lines
    }

    /// The lines that look like titles of scenes: short, alone, without a mark at the end, and with text behind them.
    private static func titles(in lines: [String], from start: Int) -> [Int] {
        guard let last = lines.lastIndex(where: { !$0.isEmpty }) else { return [] }
        return (start..<last).filter { isAlone($0, in: lines) && isTitle(lines[$0]) && !Headings.isRule(lines[$0]) }
    }

    /// Whether a line has no text right before and behind it; what stands before `start`, such as front matter, is none.
    private static func isAlone(_ index: Int, in lines: [String], from start: Int = 0) -> Bool {
        !lines[index].isEmpty && (index == start || lines[index - 1].isEmpty)
            && (index + 1 >= lines.count || lines[index + 1].isEmpty)
    }

    private static func isTitle(_ line: String) -> Bool {
        guard WordCount.words(in: line) <= longestTitle, line.count <= 80, let first = line.unicodeScalars.first,
            let last = line.unicodeScalars.last
        else { return false }
        if Headings.isMarkdownHeading(line) { return true }
        // Numbers alone are chapters, which the reader of sections tells.
        guard line.contains(where: \.isLetter) else { return false }
        return first.isWordPart && (last.isWordPart || last == ")") && !Sentences.endsComplete(line)
            && !first.properties.isLowercase || isUnmarkedTitle(line)
    }

    /// A title in a script without capitals and full stops: a few characters.
    private static func isUnmarkedTitle(_ line: String) -> Bool {
        line.count <= 24 && line.unicodeScalars.allSatisfy { $0.isOfUnmarkedScript || $0 == " " }
    }

    /// "Mara Lind", "*Mara Lind*", "by Mara Lind".
    private static func isName(_ line: String, isSecondOfMarkdown: Bool) -> Bool {
        if isSecondOfMarkdown {
            return line.count > 2 && line.hasPrefix("*") && line.hasSuffix("*") && !line.hasPrefix("**")
                && !line.contains(" * ") && WordCount.words(in: line) <= longestName * 2
        }
        let words = WordCount.tokens(in: line)
        guard (1...longestName).contains(words.count), isTitle(line) else { return false }
        let little: Set<String> = [
            "by", "von", "de", "di", "da", "van", "der", "par", "y", "and", "und", "et", "e", "la", "le", "del",
        ]
        return words.allSatisfy { word in
            word.unicodeScalars.first.map { $0.properties.isUppercase || !$0.properties.isCased } ?? false
                || little.contains(word.lowercased())
        }
    }

    private static func isLicence(_ line: String) -> Bool {
        let bare = WordCount.folded(line.filter { !"*_".contains($0) })
        return [
            "cc-by", "cc by", "cc0", "©", "(c) ", "copyright", "all rights reserved", "alle rechte", "tous droits",
            "public domain",
        ]
        .contains { bare.hasPrefix($0) } && WordCount.words(in: line) <= 20
    }
}
