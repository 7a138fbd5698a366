/// Why bytes are no JSON that we take.
package struct JSONFault: Error, Sendable, Hashable {
    /// What is wrong, as the end of the sentence "The body is no valid JSON: …".
    package var reason: String
    /// Where, counted in bytes from 0.
    package var offset: Int

    /// Takes a fault's parts.
    package init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
