import FoundationEssentials

/// One value in the five types that every database product has.
package enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A signed 64-bit number.
    case integer(Int64)
    /// A binary fraction; never NaN, which SQLite would turn into null.
    case real(Double)
    /// Text without U+0000, which no product can store; drivers refuse it.
    case text(String)
    /// Bytes.
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
