import FoundationEssentials

/// A picture as an address that holds the picture itself (RFC 2397).
enum DataURI {
    /// The address.
    static func text(of picture: PublishedPicture) -> String {
        let type = PictureHeader(of: picture.bytes)?.mediaType ?? "application/octet-stream"
        return "data:\(type);base64,\(picture.bytes.base64EncodedString())"
    }
}
