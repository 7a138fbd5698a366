import FoundationEssentials
import JSONNotation
import LanguageModels

/// Reads the JSON that models write: with fences and chatter around it, trailing commas, packed into a string, or broken
/// off at the end.
enum TolerantJSON {
    /// Why an answer is not JSON; the text goes into the repair prompt.
    struct Failure: Error, Hashable {
        let message: String
    }

    /// The first object in `text`.
    ///
    /// - Throws: `Failure` where there is none, even after mending what can be mended.
    static func object(in text: String) throws(Failure) -> JSONValue {
        let text = unpacked(text)
        guard let start = text.firstIndex(of: "{") else {
            throw Failure(message: "The answer holds no JSON object.")
        }
        let body = text[start...]
        let candidates = [balanced(body), closed(body)].compactMap { $0 }
        for candidate in candidates {
            for attempt in [candidate, withoutTrailingCommas(candidate)] {
                if let value = try? JSONReader.read(Array(attempt.utf8)) {
                    return value
                }
            }
        }
        throw Failure(message: "The answer is not valid JSON.")
    }

    /// The text within, where `text` as a whole is one JSON string: an object that was encoded twice.
    private static func unpacked(_ text: String) -> String {
        guard text.first(where: { !$0.isWhitespace }) == "\"" else { return text }
        return (try? JSONReader.read(Array(text.utf8)))?.string ?? text
    }

    /// The text up to the brace that closes the first one, or nil where none does.
    private static func balanced(_ text: Substring) -> String? {
        var scanner = BracketScanner()
        for index in text.indices {
            scanner.read(text[index])
            if scanner.isClosed { return String(text[...index]) }
        }
        return nil
    }

    /// The text up to its last whole value, with the open brackets closed.
    private static func closed(_ text: Substring) -> String? {
        var scanner = BracketScanner()
        var safe: (end: String.Index, open: [Character])?
        for index in text.indices {
            scanner.read(text[index])
            if !scanner.isInString, "]}\"".contains(text[index]), scanner.endsValue {
                safe = (text.index(after: index), scanner.open)
            }
        }
        guard let safe else { return nil }
        let closing = safe.open.reversed().map { $0 == "{" ? "}" : "]" }.joined()
        return String(text[..<safe.end]) + closing
    }

    private static func withoutTrailingCommas(_ text: String) -> String {
        var scanner = BracketScanner()
        var kept: [Character] = []
        for character in text {
            scanner.read(character)
            if !scanner.isInString, character == "}" || character == "]" {
                while let last = kept.last, last.isWhitespace || last == "," { kept.removeLast() }
            }
            kept.append(character)
        }
        return String(kept)
    }
}
