import JSONNotation
import StoryDomain

/// Reads what models write for JSON: raw line breaks in strings, single and typographic quotes, keys without quotes,
/// comments, Python's words, missing and surplus commas, an end that is missing.
struct LenientJSONReader {
    /// One value found in a text.
    struct Found {
        var value: JSONValue
        /// The index behind it.
        var end: Int
    }

    /// Why a value cannot be read.
    private enum Fault: Error {
        case broken
        /// The text ends within the value.
        case cut
    }

    private static let deepest = JSONReader.deepest
    /// Closing marks by opening ones.
    private static let quotes: [Unicode.Scalar: Set<Unicode.Scalar>] = [
        "\"": ["\""], "'": ["'"], "`": ["`"], "“": ["”", "\"", "“"], "”": ["”", "\""], "„": ["“", "”", "\""],
        "«": ["»"], "»": ["«"], "‹": ["›"], "‘": ["’", "'"], "’": ["’"], "‚": ["‘", "’"], "＂": ["＂"], "「": ["」"],
        "『": ["』"],
    ]
    /// Commas of other scripts, which also stand within text.
    private static let otherCommas: Set<Unicode.Scalar> = ["，", "、", "،"]

    private let text: [Unicode.Scalar]
    private var index: Int
    private var isCut = false

    private init(_ text: [Unicode.Scalar], from index: Int) {
        self.text = text
        self.index = index
    }

    /// The object or list that begins at `start`; nil where it is none. What is whole of one that breaks off counts.
    static func value(in text: [Unicode.Scalar], at start: Int) -> Found? {
        var reader = LenientJSONReader(text, from: start)
        guard let value = try? reader.value(depth: 0) else { return nil }
        return Found(value: value, end: reader.index)
    }

    private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

    private mutating func value(depth: Int) throws -> JSONValue {
        guard depth <= Self.deepest else { throw Fault.broken }
        skip()
        guard let next else { throw Fault.cut }
        switch next {
        case "{": return .object(try members(depth: depth))
        case "[": return .array(try elements(depth: depth))
        default: return Self.quotes[next] == nil ? try word() : .string(try string(isKey: false))
        }
    }

    private mutating func members(depth: Int) throws -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        index += 1
        while true {
            skip(alsoCommas: true)
            guard let next else {
                isCut = true
                return members
            }
            if next == "}" {
                index += 1
                return members
            }
            do {
                let name = try key()
                members.append(JSONValue.Member(name, try value(depth: depth + 1)))
            } catch Fault.cut {
                isCut = true
                index = text.count
                return members
            }
            if isCut { return members }
        }
    }

    private mutating func elements(depth: Int) throws -> [JSONValue] {
        var elements: [JSONValue] = []
        index += 1
        while true {
            skip(alsoCommas: true)
            guard let next else {
                isCut = true
                return elements
            }
            if next == "]" {
                index += 1
                return elements
            }
            guard next != "}" else { throw Fault.broken }
            do {
                elements.append(try value(depth: depth + 1))
            } catch Fault.cut {
                isCut = true
                index = text.count
                return elements
            }
            if isCut {
                // Nothing of the last one came.
                if case .object(let members)? = elements.last, members.isEmpty { elements.removeLast() }
                return elements
            }
        }
    }

    private mutating func key() throws -> String {
        guard let first = next else { throw Fault.cut }
        let name: String
        if Self.quotes[first] != nil {
            // French puts spaces inside its quotation marks.
            name = String(Paragraphs.trimmed(try string(isKey: true)))
        } else {
            let start = index
            while let scalar = next, scalar.isWordPart || scalar == "_" || scalar == "-" || scalar == "$" { index += 1 }
            guard index > start, index - start <= 60 else { throw next == nil ? Fault.cut : Fault.broken }
            name = text(from: start, to: index)
        }
        skip()
        guard let sign = next else { throw Fault.cut }
        guard sign == ":" || sign == "=" || sign == "：" else { throw Fault.broken }
        index += 1
        if next == ">" { index += 1 }
        return name
    }

    /// A string. Its closing mark is one behind which the value can end; others are text that somebody forgot to escape.
    private mutating func string(isKey: Bool) throws -> String {
        let closing = Self.quotes[text[index]] ?? []
        index += 1
        var result = String.UnicodeScalarView()
        while let scalar = next {
            index += 1
            if scalar == "\\" {
                try escape(into: &result)
            } else if closing.contains(scalar), endsString(at: index, isKey: isKey) {
                return String(result)
            } else {
                result.append(scalar == "\r" ? "\n" : scalar)
            }
        }
        throw Fault.cut
    }

    private func endsString(at place: Int, isKey: Bool) -> Bool {
        var place = place
        var sawBreak = false
        while place < text.count, text[place].isWhite {
            sawBreak = sawBreak || text[place].isLineBreak
            place += 1
        }
        guard place < text.count else { return true }
        let scalar = text[place]
        if isKey { return scalar == ":" || scalar == "：" || scalar == "=" }
        if scalar == "," || scalar == "}" || scalar == "]" { return true }
        if Self.otherCommas.contains(scalar) { return beginsValue(at: place + 1) }
        if scalar == "/" || scalar == "#" { return place + 1 < text.count && (text[place + 1] == "/" || scalar == "#") }
        return sawBreak && Self.quotes[scalar] != nil
    }

    /// Whether a name or a value stands at `place`, so that a comma before it parts it from another one and is no text.
    private func beginsValue(at place: Int) -> Bool {
        let rest = text[min(place, text.count)...].first { !$0.isWhite }
        guard let scalar = rest else { return true }
        return Self.quotes[scalar] != nil || "{}[]".unicodeScalars.contains(scalar)
            || scalar.properties.numericType == .decimal
    }

    private mutating func escape(into result: inout String.UnicodeScalarView) throws {
        guard let scalar = next else { throw Fault.cut }
        index += 1
        switch scalar {
        case "n": result.append("\n")
        case "t": result.append("\t")
        case "r", "b", "f", "\n": break
        case "u": try code(into: &result)
        default: result.append(scalar)
        }
    }

    private mutating func code(into result: inout String.UnicodeScalarView) throws {
        guard let first = hexadecimal() else { return }
        if let scalar = Unicode.Scalar(first) { return result.append(scalar) }
        guard index + 1 < text.count, text[index] == "\\", text[index + 1] == "u" else { return }
        index += 2
        guard let second = hexadecimal(), (0xDC00...0xDFFF).contains(second), first < 0xDC00,
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { return }
        result.append(scalar)
    }

    private mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= text.count, let code = UInt32(text(from: index, to: index + 4), radix: 16) else {
            return nil
        }
        index += 4
        return code
    }

    /// A number, a word of JSON, Python or JavaScript, or a text whose quotes were forgotten.
    private mutating func word() throws -> JSONValue {
        let start = index
        while let scalar = next, !",}]\n\r".unicodeScalars.contains(scalar) {
            if Self.otherCommas.contains(scalar), index > start, beginsValue(at: index + 1) { break }
            guard scalar != "{", scalar != "[", index - start < 400 else { throw Fault.broken }
            index += 1
        }
        let word = text(from: start, to: index).split(separator: "//", omittingEmptySubsequences: false).first ?? ""
        let bare = word.drop { $0.isWhitespace }
        let trimmed = String(bare.reversed().drop { $0.isWhitespace }.reversed())
        guard !trimmed.isEmpty else { throw next == nil ? Fault.cut : Fault.broken }
        switch trimmed {
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        case "null", "None", "nil", "NaN", "undefined", "NULL", "Infinity", "-Infinity": return .null
        default: break
        }
        if next == nil { throw Fault.cut }
        let digits = trimmed.withASCIIDigits
        if let number = Int(digits) { return .integer(number) }
        return Double(digits) != nil ? .number(digits) : .string(trimmed)
    }

    private func text(from start: Int, to end: Int) -> String {
        String(String.UnicodeScalarView(text[start..<end]))
    }

    /// Skips white space and comments.
    private mutating func skip(alsoCommas: Bool = false) {
        while let scalar = next {
            let isComma = scalar == "," || Self.otherCommas.contains(scalar)
            if scalar.isWhite || scalar == "\u{FEFF}" || (alsoCommas && isComma) {
                index += 1
            } else if scalar == "/", index + 1 < text.count, text[index + 1] == "/" {
                while let scalar = next, !scalar.isLineBreak { index += 1 }
            } else if scalar == "/", index + 1 < text.count, text[index + 1] == "*" {
                index += 2
                while index < text.count, !(text[index] == "/" && text[index - 1] == "*") { index += 1 }
                index += 1
            } else if scalar == "#" {
                while let scalar = next, !scalar.isLineBreak { index += 1 }
            } else {
                return
            }
        }
    }
}

extension String {
    /// This text with the decimal digits of other scripts, such as `٣` and `３`, as 0 to 9, which are the only ones that
    /// numbers are read from.
    var withASCIIDigits: String {
        guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
        return String(
            map { character in
                guard !character.isASCII, let digit = character.wholeNumberValue, (0...9).contains(digit) else {
                    return character
                }
                return Character(String(digit))
            })
    }
}
