/// Why a file cannot be read as a manuscript.
package enum ManuscriptError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A kind of file that is not read; with what to do instead.
    case kind(name: String, kind: String)
    /// No text in any encoding that is read.
    case binary(name: String)
    /// It should be a book or document and breaks off, or holds no text.
    case damaged(name: String, kind: String)
    /// It is encrypted, or packed in a way that is not read.
    case locked(name: String, kind: String)
    /// More text than a book has.
    case tooLarge(name: String)
    /// JSON that is no exported story.
    case json(ExportError)

    /// What is wrong with an archive.
    init(_ fault: ZipReader.Fault, name: String, kind: String) {
        self =
            switch fault {
            case .damaged: .damaged(name: name, kind: kind)
            case .unsupported: .locked(name: name, kind: kind)
            case .tooLarge: .tooLarge(name: name)
            }
    }

    package var description: String {
        switch self {
        case .kind(let name, let kind):
            "\(name) is \(kind), which is not read: save it as .docx, .epub, .html, .md or .txt."
        case .binary(let name):
            "\(name) is not text: it can be .txt or .md in UTF-8, .html, .epub, .docx, or a story exported as .json."
        case .damaged(let name, let kind):
            "\(name) is no whole \(kind) file, or has no text: open it in the program that made it and save it again."
        case .locked(let name, let kind):
            "\(name) is encrypted, or packed in a way that is not read: save it as \(kind) without protection."
        case .tooLarge(let name):
            "\(name) holds more text than is read (\(ZipReader.mostBytes >> 20) MiB a file): save its text as .txt."
        case .json(let error):
            error.description
        }
    }
}
