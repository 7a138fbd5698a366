/// One named step of the schema, forward only; once released it is never changed.
package struct Migration: Sendable {
    /// Unique in a plan, and kept in the database as the mark that it was done.
    package let name: String
    /// The statements of the step, in a product's dialect.
    package let statements: @Sendable (SQLDialect) -> [SQLStatement]

    /// Takes a migration's parts.
    package init(name: String, statements: @escaping @Sendable (SQLDialect) -> [SQLStatement]) {
        self.name = name
        self.statements = statements
    }
}
