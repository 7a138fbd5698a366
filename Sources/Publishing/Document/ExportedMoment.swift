import FoundationEssentials
import StoryDomain

/// A moment in the exported JSON: ISO 8601 in UTC with microseconds, `2026-11-22T20:53:14.000123Z`.
struct ExportedMoment: Codable {
    var date: Date

    /// Takes a moment; it is written rounded to microseconds.
    init(_ date: Date) {
        self.date = date
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = Self.date(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an ISO 8601 moment in UTC")
        }
        self.date = date
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Self.text(date))
    }

    private static func text(_ date: Date) -> String {
        let microseconds = date.microsecondsSince1970
        var (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        if fraction < 0 {
            seconds -= 1
            fraction += 1_000_000
        }
        let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
        let digits = String(fraction)
        return whole.dropLast() + "." + String(repeating: "0", count: 6 - digits.count) + digits + "Z"
    }

    private static func date(_ text: String) -> Date? {
        guard text.hasSuffix("Z") else { return nil }
        let parts = text.dropLast().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = try? Date(String(parts[0]) + "Z", strategy: .iso8601) else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard (1...6).contains(parts[1].count), parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) else {
                return nil
            }
            let digits = parts[1] + String(repeating: "0", count: 6 - parts[1].count)
            fraction = Int64(digits) ?? 0
        }
        return Date(microsecondsSince1970: whole.microsecondsSince1970 + fraction)
    }
}
