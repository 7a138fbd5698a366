import FoundationEssentials

/// One value in the five types that every database product has.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    /// Text without U+0000, which no product can store; drivers refuse it.
    case text(String)
    case blob(Data)

    /// The type's name for error messages.
    package var typeName: String {
        switch self {
        case .null: "nothing"
        case .integer: "a whole number"
        case .real: "a fraction"
        case .text: "text"
        case .blob: "bytes"
        }
    }
}
