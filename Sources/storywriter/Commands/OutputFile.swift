import Foundation
import Publishing
import StoryDomain

/// The file that a story is written to: its format follows from its ending; a name without one is Markdown.
struct OutputFile {
    let path: String
    let format: ExportFormat

    /// Takes a path and sees at once whether a file can be written there, before anything is spent.
    ///
    /// - Parameter format: nil takes the one of the path's ending.
    /// - Throws: `CommandFault`, also for an ending that is no format's.
    init(path: String, format: ExportFormat? = nil) throws {
        self.path = path
        let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last.map(String.init) ?? ""
        guard let known = format ?? (ending.isEmpty ? .md : ExportFormat(ending: ending)) else {
            throw CommandFault(
                .usage,
                "A story cannot be written as .\(ending): end --out in \(ExportFormat.endings), or export to a format of your choice "
                    + "with `storywriter export … --format`.")
        }
        self.format = known
        let existed = FileManager.default.fileExists(atPath: path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw CommandFault(
                .cannotCreate, "The file \(path) cannot be written (\(Self.reason)): choose another --out.")
        }
        close(descriptor)
        // An empty file that stays does no harm.
        if !existed { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Writes the story whole: readers see the old file or the new one.
    func write(_ contents: StoryExport.Contents) throws {
        let story = contents.story
        let data = try StoryExport.render(story, ledger: contents.ledger, pictures: contents.pictures, as: format)
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFault(
                .cannotCreate,
                "The file \(path) could not be written; the story is kept: "
                    + "storywriter export \(story.id) --format \(format.rawValue) --out FILE.")
        }
    }

    private static var reason: String { String(cString: strerror(errno)).lowercased() }
}
