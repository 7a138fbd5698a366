import Storage

/// What a client calls one of its requests, so that sending it twice does it once.
package struct IdempotencyKey: Sendable, Hashable {
    /// Keys may be this long.
    package static let longest = 255

    /// What the header may be, as the OpenAPI document says it.
    static let pattern = #"^("[!#-\[\]-~]{1,\#(longest)}"|[!#-\[\]-~]{1,\#(longest)})$"#

    package let text: String

    /// Reads the header: a structured-field string in quotes, or the bare text. Nil where there is none.
    ///
    /// - Throws: `Problem.badRequest` where it is empty, too long or not printable.
    package init?(header: String?) throws {
        guard let header else { return nil }
        var text = Substring(header)
        if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") { text = text.dropFirst().dropLast() }
        guard !text.isEmpty, text.utf8.count <= Self.longest, text.utf8.allSatisfy(Self.isPlain)
        else {
            let advice =
                "A key has 1 to \(Self.longest) printable ASCII characters without spaces, quotes and backslashes."
            let fault = FieldFault(.header, [.name("Idempotency-Key")], .unreadable, advice)
            throw Problem(.badRequest, "The header Idempotency-Key cannot be used. \(advice)", errors: [fault])
        }
        self.text = String(text)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}
