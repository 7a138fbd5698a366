import TestDatabases

/// The databases that all suites run on.
typealias DatabaseDriver = TestDatabases.DatabaseDriver
