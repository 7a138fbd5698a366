/// A brief file that cannot be used, and where.
package struct BriefFileError: Error, Sendable, Hashable, CustomStringConvertible {
    package let file: String
    /// Counted from 1; nil where the fault is not at a line.
    package let line: Int?
    /// The field's name; nil where the fault is not in one.
    package let field: String?
    /// What is wrong and what to do.
    package let message: String

    /// Takes place and message.
    package init(file: String, line: Int? = nil, field: String? = nil, message: String) {
        self.file = file
        self.line = line
        self.field = field
        self.message = message
    }

    package var description: String {
        let place = line.map { "\(file), line \($0)" } ?? file
        return field.map { "\(place), \($0): \(message)" } ?? "\(place): \(message)"
    }
}
