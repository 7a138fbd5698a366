import FoundationEssentials
import StoryDomain

/// The exported JSON: names in snake_case, apart from the domain's types, so that a renamed property there changes no
/// file that a person has kept.
struct StoryDocument: Codable {
    /// Tells our files from other JSON.
    static let formatName = "storywriter.story"
    /// Grows when older programs could no longer read what we write.
    static let currentVersion = 1

    var format: String
    var version: Int
    var story: StoryRecord
    var ledger: [LedgerRecord]
    /// Left out where there are none.
    var pictures: [PictureRecord]?

    /// Takes a story, its ledger and its pictures, which are put in the order of files.
    init(story: Story, ledger: [LedgerLine], pictures: [PublishedPicture]) {
        self.format = Self.formatName
        self.version = Self.currentVersion
        self.story = StoryRecord(story)
        self.ledger = ledger.map(LedgerRecord.init)
        self.pictures =
            pictures.isEmpty ? nil : pictures.sorted(by: PublishedPicture.inOrder).map(PictureRecord.init)
    }

    /// Reads a document.
    ///
    /// - Throws: `ExportError`.
    init(json data: Data) throws(ExportError) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let header: Header = try Self.read(data, with: decoder)
        guard header.format == Self.formatName, let version = header.version else { throw .notAStory }
        guard version <= Self.currentVersion else { throw .newerVersion(version) }
        do {
            self = try Self.read(data, with: decoder)
        } catch .notJSON {
            // Its brackets are sound, as the header has shown. For a number out of range the decoder gives no path.
            throw .field("story", problem: "holds a number that is not allowed")
        }
    }

    private static func read<T: Decodable>(_ data: Data, with decoder: JSONDecoder) throws(ExportError) -> T {
        do {
            return try decoder.decode(T.self, from: data)
        } catch let error as DecodingError {
            throw ExportError(error)
        } catch {
            throw .notJSON
        }
    }

    /// The document in UTF-8, keys sorted, ended by a line break.
    ///
    /// - Throws: `ExportError.notWritable`.
    func json() throws(ExportError) -> Data { try Self.json(of: self) + Data("\n".utf8) }

    /// A part of a document as it is written.
    ///
    /// - Throws: `ExportError.notWritable`.
    static func json(of part: some Encodable) throws(ExportError) -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(part)
        } catch {
            throw .notWritable
        }
    }

    /// The story, checked.
    ///
    /// - Throws: `ExportError.field`.
    func domainStory() throws(ExportError) -> Story {
        try story.domain(at: "story")
    }

    /// The ledger, checked.
    ///
    /// - Throws: `ExportError.field`.
    func domainLedger() throws(ExportError) -> [LedgerLine] {
        var calls: Set<CallID> = []
        for (index, line) in ledger.enumerated() {
            guard calls.insert(line.call).inserted else {
                throw .field("ledger[\(index)].call", problem: "stands in the ledger twice")
            }
        }
        return ledger.map { $0.domain() }
    }

    /// The pictures, checked.
    ///
    /// - Throws: `ExportError.field`.
    func domainPictures() throws(ExportError) -> [PublishedPicture] {
        var read: [PublishedPicture] = []
        for (index, record) in (pictures ?? []).enumerated() {
            read.append(try record.domain(at: "pictures[\(index)]"))
        }
        return read
    }

    /// What is read before the rest, to say what a file is.
    private struct Header: Decodable {
        var format: String?
        var version: Int?
    }
}
