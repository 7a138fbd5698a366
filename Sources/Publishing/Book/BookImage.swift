import FoundationEssentials

/// A picture in a form that every reader of books shows: PNG or JPEG.
struct BookImage {
    var mediaType: String
    /// In pixels.
    var width: Int
    /// In pixels.
    var height: Int
    var bytes: Data

    /// Takes a picture; nil where its bytes are neither PNG nor JPEG. What the bytes say goes before what was said of them.
    init?(_ picture: PublishedPicture) {
        guard let header = PictureHeader(of: picture.bytes) else { return nil }
        switch header.mediaType {
        case "image/png", "image/jpeg":
            mediaType = header.mediaType
            width = header.width
            height = header.height
            bytes = picture.bytes
        default: return nil
        }
    }

    /// The usual ending of such a file, without the dot.
    var fileExtension: String { mediaType == "image/png" ? "png" : "jpg" }
}
