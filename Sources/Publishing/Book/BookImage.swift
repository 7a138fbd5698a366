import FoundationEssentials

/// A picture in a form that every reader of books shows: PNG or JPEG.
struct BookImage {
    var mediaType: String
    /// As it is shown, in pixels.
    var width: Int
    /// As it is shown, in pixels.
    var height: Int
    var bytes: Data
    /// How a photograph's pixels are turned before they are shown, as Exif counts.
    var orientation: Int

    /// Takes a picture; nil where no reader would show it. What its bytes say goes before what was said of them.
    ///
    /// PNG and JPEG are taken as they are. WebP becomes PNG where libwebp is installed.
    init?(_ picture: PublishedPicture) {
        guard let header = PictureHeader(of: picture.bytes) else { return nil }
        width = header.width
        height = header.height
        orientation = header.orientation
        if header.mediaType == "image/webp" {
            guard let png = WebPDecoder.shared?.png(of: picture.bytes) else { return nil }
            mediaType = "image/png"
            bytes = png
        } else {
            mediaType = header.mediaType
            bytes = picture.bytes
        }
    }

    /// The usual ending of such a file, without the dot.
    var fileExtension: String { mediaType == "image/png" ? "png" : "jpg" }
}
