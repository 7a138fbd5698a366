import Storage

/// What a user asked of a run while a worker held it.
package enum RunWish: String, Sendable, Hashable, SQLConvertible {
    /// Nothing.
    case none = ""
    /// Stop for good.
    case cancel
    /// Stop until it is resumed.
    case pause
}
