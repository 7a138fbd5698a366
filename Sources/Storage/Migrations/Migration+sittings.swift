extension Migration {
    /// Versions know the sitting in which their scene was typed over.
    ///
    /// What each column means is written down in docs/storage.md.
    static let sittings = Migration(name: "0009-sittings") { _ in
        ["ALTER TABLE scene_version ADD COLUMN sitting TEXT"]
    }
}
