import Logging

/// Takes out of a log's metadata what stands under the name of a secret.
///
/// The second line of defence: no room logs a key. Names are looked at word by word, so that `api_key` and
/// `authorization` are secrets, and `output_tokens` and `keyboard` are not.
package enum SecretKeys {
    /// What stands in the place of a secret.
    package static let redacted = "[redacted]"

    private static let words: Set<String> = [
        "apikey", "authorization", "bearer", "cookie", "credential", "credentials", "jwt", "key", "keys",
        "passphrase", "passwd", "password", "pwd", "secret", "secrets", "signature", "token",
    ]

    /// Whether a value under this name is a secret.
    package static func contains(_ name: String) -> Bool {
        parts(of: name).contains(where: words.contains)
    }

    /// The metadata with secrets taken out, at every depth.
    package static func redacting(_ metadata: Logger.Metadata) -> Logger.Metadata {
        var clean = metadata
        for (name, value) in metadata {
            clean[name] = contains(name) ? .string(redacted) : redacting(value)
        }
        return clean
    }

    private static func redacting(_ value: Logger.MetadataValue) -> Logger.MetadataValue {
        switch value {
        case .dictionary(let inner): .dictionary(redacting(inner))
        case .array(let all): .array(all.map(redacting))
        case .string, .stringConvertible: value
        }
    }

    /// The words of `x-api-key`, `x.api.key` and `xApiKey`.
    private static func parts(of name: String) -> [String] {
        var parts: [String] = []
        var word = ""
        var wasLower = false
        for character in name {
            let isLetter = character.isLetter || character.isNumber
            if !isLetter || (character.isUppercase && wasLower) {
                parts.append(word)
                word = ""
            }
            if isLetter { word += character.lowercased() }
            wasLower = character.isLowercase
        }
        return parts + [word]
    }
}
