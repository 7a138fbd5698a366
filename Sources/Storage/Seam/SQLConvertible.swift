/// A type that can be bound to a statement and read from a row.
package protocol SQLConvertible: Sendable {
    /// What a column of this type holds, for error messages: "a whole number".
    static var sqlTypeName: String { get }

    /// This value as it is stored.
    var sqlValue: SQLValue { get }

    /// Reads a stored value, or fails where it is not one of this type.
    init?(sqlValue: SQLValue)
}
