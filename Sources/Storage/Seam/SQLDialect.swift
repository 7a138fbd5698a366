/// The few words of SQL in which products differ; everything else is written once for all of them.
package struct SQLDialect: Sendable, Hashable {
    /// The column type of a signed 64-bit number.
    package var integer: SQLFragment
    /// The column type of bytes.
    package var blob: SQLFragment
    /// Type and constraint of a primary key that the database counts up by itself and never uses twice.
    package var autoincrementPrimaryKey: SQLFragment
    /// What follows the closing bracket of `CREATE TABLE`.
    package var tableOptions: SQLFragment
    /// What follows a `SELECT` that holds its rows until the transaction ends, waiting for whoever holds them now.
    package var lockRows: SQLFragment
    /// What follows a `SELECT` that holds its rows until the transaction ends and passes over those that are held.
    package var lockRowsSkippingLocked: SQLFragment
    /// A bracketed query for the names of all tables, in a column `name`; stands where a table does.
    package var tables: SQLFragment
    /// The idea in the JSON of a story's brief, as text: for a `story_plan` whose column `brief` is in reach.
    package var ideaOfBrief: SQLFragment
    /// What stands before a text that is compared as a search compares: in small letters, without accents, with one kind of
    /// apostrophe (`TextFold` says how). With `foldClosing` behind it, an expression that is the same for the same text.
    package var foldOpening: SQLFragment
    package var foldClosing: SQLFragment

    /// Takes a dialect's parts.
    package init(
        integer: SQLFragment, blob: SQLFragment, autoincrementPrimaryKey: SQLFragment, tableOptions: SQLFragment,
        lockRows: SQLFragment, lockRowsSkippingLocked: SQLFragment, tables: SQLFragment,
        ideaOfBrief: SQLFragment, foldOpening: SQLFragment, foldClosing: SQLFragment
    ) {
        self.integer = integer
        self.blob = blob
        self.autoincrementPrimaryKey = autoincrementPrimaryKey
        self.tableOptions = tableOptions
        self.lockRows = lockRows
        self.lockRowsSkippingLocked = lockRowsSkippingLocked
        self.tables = tables
        self.ideaOfBrief = ideaOfBrief
        self.foldOpening = foldOpening
        self.foldClosing = foldClosing
    }
}
