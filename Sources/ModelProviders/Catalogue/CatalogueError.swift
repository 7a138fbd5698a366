/// A catalogue that cannot be used, or a model that is not in it.
package struct CatalogueError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file; nil where the fault is in no file.
    package let file: String?
    /// The line, counted from 1, where it is known.
    package let line: Int?
    /// One sentence for people that says what to do.
    package let message: String

    /// Takes an error's parts.
    package init(file: String? = nil, line: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    package var description: String {
        let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
        return place.isEmpty ? message : "\(place): \(message)"
    }
}
