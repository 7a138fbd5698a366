/// Why a model stopped.
package enum FinishReason: Sendable, Hashable, CustomStringConvertible {
    /// It had said all.
    case stop
    /// It ran into the limit of tokens or of its context.
    case length
    /// The provider's filter cut it off; the text is the provider's own word for it, e.g. `SAFETY`.
    case filtered(String)
    /// A reason that this version does not know; never taken for a finished text.
    case other(String)

    /// One word for rows and logs: `stop`, `length`, `filtered:SAFETY`, `other:abort`.
    package var description: String {
        switch self {
        case .stop: "stop"
        case .length: "length"
        case .filtered(let word): "filtered:\(word)"
        case .other(let word): "other:\(word)"
        }
    }
}
