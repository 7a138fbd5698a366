import FoundationEssentials

/// A picture of a story, as exports take it.
package struct PublishedPicture: Hashable, Sendable {
    /// What a picture shows, in the order in which files hold them.
    package enum Kind: String, Sendable, CaseIterable, Codable {
        case cover, scene, portrait
    }

    /// The most bytes that a picture may have where it is taken in.
    package static let mostBytes = 10 << 20
    /// The most pixels of each side where it is taken in.
    package static let longestSide = 8_192
    /// The most pixels in all where it is taken in, so that unpacking it needs at most 128 MiB.
    package static let mostPixels = 8_192 * 4_096
    /// The most characters of `name` where it is taken in.
    package static let longestName = 200
    /// The most characters of `alt` where it is taken in.
    package static let longestAlt = 2_000

    package var kind: Kind
    /// The scene that it belongs to, counted from 1; nil for others than `scene`.
    package var scene: Int?
    /// Whose portrait it is, else what the writer calls it; may be empty.
    package var name: String
    /// What it shows, for those who do not see it; may be empty.
    package var alt: String
    /// `image/png`, `image/jpeg` or `image/webp`.
    package var mediaType: String
    /// As it is shown, in pixels.
    package var width: Int
    /// As it is shown, in pixels.
    package var height: Int
    /// The file.
    package var bytes: Data

    /// Takes a picture's parts; nothing is checked.
    package init(
        kind: Kind, scene: Int? = nil, name: String = "", alt: String = "", mediaType: String, width: Int, height: Int,
        bytes: Data
    ) {
        self.kind = kind
        self.scene = scene
        self.name = name
        self.alt = alt
        self.mediaType = mediaType
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    /// The order of files: by kind, scene and name; where those are equal by all else, so that it never depends on
    /// where pictures were kept.
    static func inOrder(_ one: PublishedPicture, _ other: PublishedPicture) -> Bool {
        let kinds = Kind.allCases
        let (first, second) = (kinds.firstIndex(of: one.kind) ?? 0, kinds.firstIndex(of: other.kind) ?? 0)
        if first != second { return first < second }
        if one.scene != other.scene { return (one.scene ?? 0) < (other.scene ?? 0) }
        for field in [\PublishedPicture.name, \.alt, \.mediaType] where one[keyPath: field] != other[keyPath: field] {
            return Array(one[keyPath: field].utf8).lexicographicallyPrecedes(Array(other[keyPath: field].utf8))
        }
        return one.bytes.lexicographicallyPrecedes(other.bytes)
    }
}
