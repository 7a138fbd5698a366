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
    /// The file would have more than 4 GiB.
    case tooLarge
    /// The pictures of a book have more bytes than one that is made in memory may have.
    case picturesTooLarge(mostBytes: Int)
    /// The system had no memory for compressing or setting.
    case noMemory
    /// What sets PDF is not installed.
    case noTypesetting
    /// There is no font to set PDF in.
    case noFonts

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
        case .tooLarge:
            "The book would have more than 4 GiB: choose smaller pictures."
        case .picturesTooLarge(let most):
            "The pictures of the book have more than \(most >> 20) MiB: choose smaller ones, or json, which has no such "
                + "limit."
        case .noMemory:
            "There was not enough memory to write the book: try again later, or with smaller pictures."
        case .noTypesetting:
            "PDF needs the Pango library, which is not installed here: install libpangocairo-1.0-0 (Debian's name) "
                + "and some fonts, or choose epub, docx or html."
        case .noFonts:
            "PDF needs a font, and none is installed here: install fonts-noto-core (Debian's name) or any other, or "
                + "choose epub, docx or html."
        }
    }
}
