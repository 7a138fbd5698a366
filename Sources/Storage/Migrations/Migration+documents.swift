extension Migration {
    /// Stories remember what they are called in the file that they came from.
    ///
    /// What each column means is written down in docs/storage.md.
    static let documents = Migration(name: "0008-documents") { _ in
        ["ALTER TABLE story ADD COLUMN document_id TEXT"]
    }
}
