/// Why a story cannot be written out or read in.
package enum ExportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The text is no JSON at all.
    case notJSON
    /// JSON, but not an export of this program.
    case notAStory
    /// An export of a newer version of this program.
    case newerVersion(Int)
    /// A field is missing or cannot be what it says; `field` is its path, such as `story.passages[2].position.scene`.
    case field(String, problem: String)
    /// The story holds a value that JSON cannot.
    case notWritable

    package var description: String {
        switch self {
        case .notJSON:
            "The file is not JSON: choose a story that was exported with --format json."
        case .notAStory:
            "The file is JSON but not an exported story: choose one that was exported with --format json."
        case .newerVersion(let version):
            "The file was exported by a newer version of Story Writer (format \(version)): update the program."
        case .field(let field, let problem):
            "The field \(field) \(problem): correct it, or export the story again."
        case .notWritable:
            "The story holds a number that JSON cannot: please report this fault."
        }
    }
}
