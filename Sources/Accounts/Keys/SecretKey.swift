import Crypto
import FoundationEssentials

/// The text of an API key: `sw_`, 43 random characters of base 62 (256 bits), and a checksum of 6, so that a key that
/// was copied badly is refused without asking the database, and scanners for leaked secrets know one when they see it.
///
/// Does not show itself in logs or debuggers.
package struct SecretKey: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What every key begins with.
    package static let prefix = "sw_"

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    private static let randomLength = 43
    private static let checksumLength = 6

    /// The key itself, for its owner alone.
    package let text: String

    /// Draws a new key from the system's generator.
    static func random() -> SecretKey {
        let body = (0..<randomLength).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] }
        return SecretKey(unchecked: prefix + String(decoding: body + checksum(of: body), as: UTF8.self))
    }

    /// Takes what a client sent; nil where it has not a key's form and checksum.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        let start = Self.prefix.utf8.count
        guard bytes.count == start + Self.randomLength + Self.checksumLength, bytes.starts(with: Self.prefix.utf8),
            Self.checksum(of: bytes[start..<(start + Self.randomLength)]).elementsEqual(
                bytes.suffix(Self.checksumLength))
        else { return nil }
        self.init(unchecked: text)
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// What is stored in place of the key. A plain hash is enough: there is no dictionary of 256 random bits.
    var digest: SHA256.Digest { SHA256.hash(data: Data(text.utf8)) }

    /// The last four characters, by which its owner tells it from others.
    var hint: String { String(text.suffix(4)) }

    package var description: String { "SecretKey(…)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }

    private static func checksum(of body: some Sequence<UInt8>) -> [UInt8] {
        let number = SHA256.hash(data: Data(body)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var rest = number
        return (0..<checksumLength).map { _ in
            defer { rest /= UInt64(alphabet.count) }
            return alphabet[Int(rest % UInt64(alphabet.count))]
        }
    }
}
