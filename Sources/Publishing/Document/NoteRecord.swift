/// A writer's note in the exported JSON.
struct NoteRecord: Codable {
    /// Counted from 1; left out where the note is about the whole.
    var scene: Int?
    var text: String
}
