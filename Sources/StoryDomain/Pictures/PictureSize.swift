/// Width and height in pixels, within the limits.
struct PictureSize: Hashable, Sendable {
    let width: Int
    let height: Int

    /// Takes what a header says.
    ///
    /// - Throws: `PictureFault.malformed` for nothing, `.tooWide`.
    init(_ width: Int, _ height: Int, of format: PictureFormat) throws(PictureFault) {
        guard width > 0, height > 0 else { throw .malformed(format, "it has no width or no height") }
        guard max(width, height) <= PictureFile.longestSide, width * height <= PictureFile.mostPixels else {
            throw .tooWide(width: width, height: height)
        }
        self.width = width
        self.height = height
    }

    private init(unchecked width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }

    /// The size of the picture lying on its side.
    var turned: PictureSize { PictureSize(unchecked: height, width) }
}
