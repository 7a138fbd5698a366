import FoundationEssentials
import Storage

/// What an entry of the kind `state` says, as JSON.
package struct RunStateNote: Sendable, Hashable, Codable {
    package let state: RunState
    /// Tries that came to nothing since the run last made progress.
    package let attempt: Int
    /// `cancel` or `pause` where it was asked for and is not yet done.
    package let wish: String?
    /// Why it waits, pauses or failed.
    package let reason: RunReason?
    /// When it goes on by itself, where it waits.
    package let until: Date?

    /// What is to be said of a run.
    init(_ run: Run) {
        state = run.state
        attempt = run.attempt
        wish = run.wish == .none ? nil : run.wish.rawValue
        reason = run.reason
        until = run.state == .waiting ? run.availableAt : nil
    }

    /// Reads an entry's data.
    ///
    /// - Throws: `StorageError.corrupted`.
    package init(json: String) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            self = try decoder.decode(RunStateNote.self, from: Data(json.utf8))
        } catch {
            throw StorageError(
                .corrupted, "An entry in the log of a run cannot be read: restore the database from a copy.")
        }
    }

    /// The data of an entry; moments are ISO 8601 in UTC.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
