extension TraceContext {
    /// The most characters of a `tracestate` that are handed on, as the recommendation asks for at least.
    private static let longestState = 512
    private static let mostMembers = 32

    /// Reads `traceparent` and, where that is valid, `tracestate`.
    ///
    /// Versions to come are read by their first four fields. Nil where the version is `ff`, an id is all zeros, or
    /// anything is malformed; a malformed `tracestate` is left out.
    package init?(traceparent: String, tracestate: String?) {
        let header = traceparent.trimmed
        let fields = header.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count >= 4,
            let version = Hex.number(fields[0], count: 2), version != 0xff, version != 0 || fields.count == 4,
            fields[1].utf8.count == 32,
            let high = Hex.number(fields[1].prefix(16), count: 16),
            let low = Hex.number(fields[1].suffix(16), count: 16),
            let traceID = TraceID(high: high, low: low),
            let spanID = Hex.number(fields[2], count: 16), spanID != 0,
            let flags = Hex.number(fields[3], count: 2)
        else { return nil }
        self.init(
            traceID: traceID, spanID: spanID, isSampled: flags & 1 == 1,
            state: tracestate.flatMap(Self.checkedState), isRemote: true)
    }

    /// The header for the next process.
    package var traceparent: String { "00-\(traceID.hex)-\(spanHex)-\(isSampled ? "01" : "00")" }

    /// The list without empty members; nil where it is too long, has too many members or one that is no `key=value`.
    private static func checkedState(_ header: String) -> String? {
        let members = header.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        let state = members.joined(separator: ",")
        guard !members.isEmpty, members.count <= mostMembers, state.utf8.count <= longestState else { return nil }
        return members.allSatisfy(isMember) ? state : nil
    }

    private static func isMember(_ member: String) -> Bool {
        guard let sign = member.firstIndex(of: "="), sign != member.startIndex else { return false }
        let isKey = member[..<sign].utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"): true
            default: false
            }
        }
        let value = member[member.index(after: sign)...]
        return isKey && value.utf8.allSatisfy { (0x20...0x7e).contains($0) && $0 != UInt8(ascii: "=") }
    }
}

extension String {
    /// Without blanks and tabs at both ends.
    fileprivate var trimmed: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
