/// Reads HTML and XML as a row of tags and texts, tolerantly: what is no tag is text, nothing is ever an error.
///
/// Foundation's XML parser refuses the HTML that people have, and its module would be one library more to ship; a manuscript
/// needs no tree, only what stands between which tags.
struct MarkupScanner {
    /// What comes next.
    enum Token: Equatable {
        /// Names in lower case, without prefix where one of `w:` and the like stands before them.
        case open(String, attributes: [String: String], isEmpty: Bool)
        case close(String)
        /// With its character references replaced.
        case text(String)
    }

    /// Elements whose content is no markup.
    private static let raw: Set<String> = ["script", "style", "textarea", "title"]
    /// Bytes of the longest of their names with a prefix.
    private static let longestRaw = 40

    private let bytes: [UInt8]
    private var place = 0
    /// The element whose end must come before the next tag.
    private var rawElement: String?

    /// Begins at the beginning of `text`.
    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The next token; nil at the end.
    mutating func next() -> Token? {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<"), let token = tag() { return token }
            if let text = text() { return .text(text) }
        }
        return nil
    }

    /// A tag at `place`; nil where there is none, or where it was skipped (a comment, a declaration).
    private mutating func tag() -> Token? {
        if rawElement == nil {
            if starts("<!--") { return skip(to: "-->") }
            if starts("<![CDATA[") {
                let start = place + 9
                _ = skip(to: "]]>")
                let end = max(start, place - 3)
                return end > start ? .text(String(decoding: bytes[start..<end], as: UTF8.self)) : nil
            }
            if starts("<!") || starts("<?") { return skip(to: ">") }
        }
        let isClose = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "/")
        var index = place + (isClose ? 2 : 1)
        guard index < bytes.count, Self.isLetter(bytes[index]) else { return nil }
        // An element whose content is no markup may hold any number of signs, each of which would be read to the file's end.
        let name = word(&index, atMost: rawElement == nil ? Int.max : Self.longestRaw)
        if let rawElement, !(isClose && name == rawElement) { return nil }
        let (attributes, isEmpty) = attributes(&index)
        place = index
        rawElement = nil
        if isClose { return .close(name) }
        if Self.raw.contains(name), !isEmpty { rawElement = name }
        return .open(name, attributes: attributes, isEmpty: isEmpty)
    }

    /// Text up to the next tag; nil where a comment stood there.
    private mutating func text() -> String? {
        let start = place
        if place < bytes.count, bytes[place] != UInt8(ascii: "<") || rawElement != nil || !startsMarkup { place += 1 }
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        guard place > start else { return nil }
        return CharacterReferences.replaced(in: bytes[start..<place])
    }

    /// Whether the sign at `place` begins a tag, comment or declaration, which `tag` then moves behind.
    private var startsMarkup: Bool {
        guard place + 1 < bytes.count else { return false }
        let next = bytes[place + 1]
        if next == UInt8(ascii: "/") { return place + 2 < bytes.count && Self.isLetter(bytes[place + 2]) }
        return Self.isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[place...].starts(with: $0) }
    }

    private mutating func skip(to end: StaticString) -> Token? {
        let found = end.withUTF8Buffer { end -> Int? in
            var index = place
            while index + end.count <= bytes.count {
                if bytes[index...].starts(with: end) { return index + end.count }
                index += 1
            }
            return nil
        }
        place = found ?? bytes.count
        return nil
    }

    /// A name, without its prefix.
    private func word(_ index: inout Int, atMost most: Int = Int.max) -> String {
        let start = index
        while index < bytes.count, index - start < most, !Self.endsName(bytes[index]) { index += 1 }
        let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        return name.split(separator: ":").last.map(String.init) ?? name
    }

    private func attributes(_ index: inout Int) -> ([String: String], isEmpty: Bool) {
        var result: [String: String] = [:]
        var isEmpty = false
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if bytes[index] == UInt8(ascii: "/") { isEmpty = true }
            guard !Self.endsName(bytes[index]) else {
                index += 1
                continue
            }
            isEmpty = false
            let name = word(&index)
            while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
                result[name] = ""
                continue
            }
            index += 1
            while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
            result[name] = value(&index)
        }
        if index < bytes.count { index += 1 }
        return (result, isEmpty)
    }

    private func value(_ index: inout Int) -> String {
        guard index < bytes.count else { return "" }
        let quote = bytes[index]
        var start = index
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            start += 1
            index = start
            while index < bytes.count, bytes[index] != quote { index += 1 }
            defer { index = min(bytes.count, index + 1) }
            return CharacterReferences.replaced(in: bytes[start..<index])
        }
        while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
        return CharacterReferences.replaced(in: bytes[start..<index])
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
    }
}
