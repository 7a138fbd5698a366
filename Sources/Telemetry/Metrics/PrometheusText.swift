/// Pieces of the exposition format, version 0.0.4.
enum PrometheusText {
    /// The `Content-Type` of an exposition.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// `{a="1",b="2"}` without the brackets: keys sorted and made valid, values escaped and cut to `longestValue`.
    ///
    /// Of two dimensions with one key the first stays.
    static func labels(_ dimensions: [(String, String)]) -> String {
        guard !dimensions.isEmpty else { return "" }
        var seen: Set<String> = []
        let pairs = dimensions.map { (key: PrometheusName.label($0.0), value: $0.1) }
            .filter { seen.insert($0.key).inserted }
            .sorted { $0.key < $1.key }
        return pairs.map { "\($0.key)=\"\(escapedValue($0.value))\"" }.joined(separator: ",")
    }

    /// The most characters of a label's value; what is longer is no label.
    static let longestValue = 200

    /// A number as Prometheus reads it.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: value) { return String(whole) }
        return value.description
    }

    /// Help text in its one line.
    static func escapedHelp(_ text: String) -> String {
        escaped(text, quotes: false)
    }

    private static func escapedValue(_ text: String) -> String {
        escaped(String(text.prefix(longestValue)), quotes: true)
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        let special: [UInt8] = [UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\"")]
        guard text.utf8.contains(where: special.contains) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
