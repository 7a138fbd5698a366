import FoundationEssentials
import Storage

/// JSON that this program has stored and reads again.
enum StoredJSON {
    /// A stored value.
    ///
    /// - Parameter place: table and column, for the log.
    /// - Throws: `StorageError.corrupted` where it cannot be read: a row that is not what it was is a fault, and no reason to
    ///   answer as if it were not there.
    static func read<Value: Decodable>(_ json: String, _ place: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(json.utf8))
        } catch {
            throw StorageError(.corrupted, "A row of \(place) cannot be read: \(error)")
        }
    }
}
