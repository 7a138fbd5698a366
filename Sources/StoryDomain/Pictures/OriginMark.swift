/// What the parts of a picture's file that are no picture say of where it comes from.
///
/// Providers mark what they generate in two ways: a C2PA manifest store (PNG chunk `caBX`, JPEG segments APP11, WebP
/// chunk `C2PA`), and the IPTC digital source type in XMP. The manifest binds the file by hashes over every byte outside
/// of itself, so a file from which anything is taken away no longer matches it.
struct OriginMark: Sendable, Hashable {
    /// IPTC's words for pictures that a trained model made, wholly or in part; both a manifest's `digitalSourceType` and
    /// XMP hold them as plain text (cv.iptc.org/newscodes/digitalsourcetype).
    private static let generatedWords = ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"]
    /// XMP's property for a manifest that lies elsewhere (C2PA 2.4, "Embedding a reference to an external manifest").
    private static let remoteManifest = "dcterms:provenance"

    /// Whether a manifest store is in the file.
    private(set) var hasCredentials = false
    /// Whether the file says that a model made it.
    private(set) var saysGenerated = false
    /// Whether it refers to a manifest elsewhere.
    private(set) var refersToManifest = false
    /// Whether something else is in it that the picture does not need.
    private(set) var hasOther = false

    /// Nothing seen yet.
    init() {}

    /// Takes a part that holds a manifest store, or a piece of one.
    mutating func takeCredentials(_ data: ArraySlice<UInt8>) {
        hasCredentials = true
        saysGenerated = saysGenerated || Self.isNamed(Self.generatedWords, in: data)
    }

    /// Takes any other part that the picture does not need; empty for bytes behind the picture's end.
    mutating func takeOther(_ data: ArraySlice<UInt8>) {
        hasOther = true
        saysGenerated = saysGenerated || Self.isNamed(Self.generatedWords, in: data)
        refersToManifest = refersToManifest || Self.isNamed([Self.remoteManifest], in: data)
    }

    /// Whether the file is kept as it is.
    ///
    /// A provider's picture is kept whole where it is marked in any of the ways. A person's upload is kept whole only
    /// where a manifest says that a model made it and nothing beside it could tell of the person; a camera's manifest
    /// names place and device, and goes with them.
    func isKept(from origin: PictureFile.Origin) -> Bool {
        switch origin {
        case .provider: hasCredentials || saysGenerated || refersToManifest
        case .upload: hasCredentials && saysGenerated && !hasOther
        }
    }

    private static func isNamed(_ words: [String], in data: ArraySlice<UInt8>) -> Bool {
        words.contains { word in data.firstRange(of: Array(word.utf8)) != nil }
    }
}
