import FoundationEssentials
import Storage

/// One event in the log of a run: everything that readers of a run's stream can get, in one type.
///
/// Workers write it into `run_log.data` as JSON, and readers get the same bytes. `HTTPAPI` declares the schema of each
/// case, and tests hold every event that they receive against it. What happened to a *story* over all its runs is kept
/// apart from this, as `StoryDomain.RunEvent`; `RunHappening` tells of one of those.
package enum RunLogEvent: Sendable, Hashable {
    /// The run's state, or what is asked of it.
    case state(RunStateNote)
    /// How far it is.
    case progress(RunProgress)
    /// A piece of text that is being written.
    case delta(RunDelta)
    /// A paragraph that is stored in the story.
    case paragraph(RunParagraph)
    /// Something that happened in the story.
    case event(RunHappening)

    /// Which of them an event is: its name in the stream, and `run_log.kind`.
    package enum Kind: String, Sendable, Hashable, CaseIterable, SQLConvertible {
        case state, progress, delta, paragraph, event
    }

    /// Which it is.
    package var kind: Kind {
        switch self {
        case .state: .state
        case .progress: .progress
        case .delta: .delta
        case .paragraph: .paragraph
        case .event: .event
        }
    }

    /// Its data as one line of JSON with sorted keys; moments are ISO 8601 in UTC.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot hold.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes =
            switch self {
            case .state(let note): try encoder.encode(note)
            case .progress(let progress): try encoder.encode(progress)
            case .delta(let delta): try encoder.encode(delta)
            case .paragraph(let paragraph): try encoder.encode(paragraph)
            case .event(let happening): try encoder.encode(happening)
            }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads an event out of a row of the log.
    ///
    /// - Parameters:
    ///   - kind: which it is.
    ///   - json: its data.
    /// - Throws: `StorageError.corrupted` where it cannot be read.
    package init(kind: Kind, json: String) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let bytes = Data(json.utf8)
        do {
            switch kind {
            case .state: self = .state(try decoder.decode(RunStateNote.self, from: bytes))
            case .progress: self = .progress(try decoder.decode(RunProgress.self, from: bytes))
            case .delta: self = .delta(try decoder.decode(RunDelta.self, from: bytes))
            case .paragraph: self = .paragraph(try decoder.decode(RunParagraph.self, from: bytes))
            case .event: self = .event(try decoder.decode(RunHappening.self, from: bytes))
            }
        } catch {
            throw StorageError(
                .corrupted,
                "An entry of the kind \(kind.rawValue) in the log of a run cannot be read (\(error)): restore the "
                    + "database from a copy.")
        }
    }
}
