/// Random names in Crockford's base 32, in lower case: no letter that reads like a digit.
enum Identifier {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

    /// Draws `length` characters (5 bits each) from the system's generator.
    static func random(length: Int) -> String {
        String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] })
    }
}
