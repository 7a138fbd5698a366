import FoundationEssentials

/// The head of a token, read before anything is believed.
struct TokenHeader: Decodable {
    var algorithm: String
    /// Which key signed it.
    var keyID: String
    /// Extensions that a reader must understand (RFC 7515 §4.1.11); we understand none.
    var critical: [String]?

    private enum CodingKeys: String, CodingKey {
        case algorithm = "alg"
        case keyID = "kid"
        case critical = "crit"
    }

    /// Reads the first part of a compact token; nil where there are not three parts or the first is no such head.
    init?(ofToken token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var base64 = String(parts[0].map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: base64),
            let header = try? JSONDecoder().decode(TokenHeader.self, from: data)
        else { return nil }
        self = header
    }
}
