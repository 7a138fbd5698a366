import FoundationEssentials
import Storage
import StoryDomain

/// A place in the list of stories, as clients hand it back: what is sorted by, a letter and its value, and an id.
struct StoryCursor: Sendable, Hashable, CustomStringConvertible {
    private static let letters: [(Character, StoryQuery.Sort)] = [
        ("c", .created), ("u", .updated), ("t", .title), ("w", .words),
    ]

    let sort: StoryQuery.Sort
    let place: StoryQuery.Cursor

    /// Takes a place in a list of this order.
    init(sort: StoryQuery.Sort, place: StoryQuery.Cursor) {
        self.sort = sort
        self.place = place
    }

    /// Reads what a client handed back; nil where it is no cursor.
    init?(_ text: String) {
        guard let dot = text.lastIndex(of: "."), let sort = Self.letters.first(where: { $0.0 == text.first })?.1 else {
            return nil
        }
        let (value, id) = (text[text.index(after: text.startIndex)..<dot], String(text[text.index(after: dot)...]))
        guard PlainID.fits(id), !id.contains("."), let key = Self.key(value, sort) else { return nil }
        self.init(sort: sort, place: StoryQuery.Cursor(key: key, id: StoryID(id)))
    }

    var description: String {
        let letter = Self.letters.first { $0.1 == sort }?.0 ?? "c"
        let value =
            switch place.key {
            case .number(let number): String(number)
            // Hexadecimal digits, since a title may hold anything and this must not.
            case .text(let text): text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
        return "\(letter)\(value).\(place.id)"
    }

    private static func key(_ value: Substring, _ sort: StoryQuery.Sort) -> StoryQuery.Cursor.Key? {
        if sort == .title { return text(of: Array(value.utf8)).map { .text($0) } }
        guard (1...18).contains(value.utf8.count), value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(value).map { .number($0) }
    }

    /// What no title can be begins the list where it would stand.
    private static func text(of digits: [UInt8]) -> String? {
        guard digits.count.isMultiple(of: 2), digits.count <= 1_600 else { return nil }
        let values = digits.compactMap { digit -> UInt8? in
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        guard values.count == digits.count else { return nil }
        let bytes = stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
