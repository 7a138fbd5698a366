import LanguageModels

/// Where the stories are.
package enum DatabasePlace: Sendable {
    /// A file on this machine.
    case sqlite(path: String)
    /// A PostgreSQL server; the URL may hold a password.
    case postgres(url: Secret)
}
