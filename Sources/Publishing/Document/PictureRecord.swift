import FoundationEssentials

/// A picture in the exported JSON, with its file.
struct PictureRecord: Codable {
    var kind: PublishedPicture.Kind
    var scene: Int?
    var name: String
    var alt: String
    var mediaType: String
    var width: Int
    var height: Int
    /// In base64.
    var bytes: Data

    /// Takes a picture.
    init(_ picture: PublishedPicture) {
        kind = picture.kind
        scene = picture.scene
        name = picture.name
        alt = picture.alt
        mediaType = picture.mediaType
        width = picture.width
        height = picture.height
        bytes = picture.bytes
    }

    /// The picture, checked against its own bytes.
    ///
    /// - Parameter path: where this record stands in the file.
    /// - Throws: `ExportError.field`.
    func domain(at path: String) throws(ExportError) -> PublishedPicture {
        guard (kind == .scene) == (scene != nil), scene ?? 1 >= 1 else {
            throw .field(
                "\(path).scene",
                problem: "must be a number from 1 on where the kind is scene, and absent else")
        }
        for (field, text, most) in [
            ("name", name, PublishedPicture.longestName), ("alt", alt, PublishedPicture.longestAlt),
        ]
        where text.count > most {
            throw .field(
                "\(path).\(field)", problem: "has \(text.count) characters where \(most) are allowed")
        }
        guard bytes.count <= PublishedPicture.mostBytes else {
            throw .field(
                "\(path).bytes", problem: "has more than \(PublishedPicture.mostBytes >> 20) MiB")
        }
        guard let header = PictureHeader(of: bytes) else {
            throw .field("\(path).bytes", problem: "is no PNG, JPEG or WebP picture")
        }
        guard header.mediaType == mediaType else {
            throw .field("\(path).media_type", problem: "is not what the picture is: \(header.mediaType)")
        }
        guard header.width == width, header.height == height else {
            throw .field("\(path).width", problem: "or height is not the picture's own")
        }
        guard max(width, height) <= PublishedPicture.longestSide,
            width * height <= PublishedPicture.mostPixels
        else {
            throw .field(
                "\(path).width",
                problem:
                    "or height is above \(PublishedPicture.longestSide) pixels, or they are too many together"
            )
        }
        return PublishedPicture(
            kind: kind, scene: scene, name: name, alt: alt, mediaType: mediaType, width: width,
            height: height,
            bytes: bytes)
    }
}
