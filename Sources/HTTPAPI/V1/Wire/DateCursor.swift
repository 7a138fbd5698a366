import FoundationEssentials
import StoryDomain

/// A place in a list by date, as clients hand it back.
struct DateCursor: Sendable, Hashable, CustomStringConvertible {
    let moment: Date
    let id: String

    /// Takes a place's parts.
    init(moment: Date, id: String) {
        self.moment = moment
        self.id = id
    }

    /// Reads what a client handed back; nil where it is no cursor.
    init?(_ text: String) {
        guard let dot = text.firstIndex(of: ".") else { return nil }
        let (digits, id) = (text[..<dot].utf8, text[text.index(after: dot)...])
        guard (1...18).contains(digits.count),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let microseconds = Int64(text[..<dot]), !id.contains("."), PlainID.fits(String(id))
        else { return nil }
        self.init(moment: Date(microsecondsSince1970: microseconds), id: String(id))
    }

    var description: String { "\(moment.microsecondsSince1970).\(id)" }
}
