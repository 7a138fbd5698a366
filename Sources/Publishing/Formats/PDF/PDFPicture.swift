import CTypesetting
import FoundationEssentials

/// A picture with the size that it has on a page, in points.
///
/// It keeps what cairo draws, and nothing longer than itself.
final class PDFPicture {
    let image: BookImage
    let width: Double
    let height: Double
    private let surface: OpaquePointer
    private let functions: storywriter_typesetting

    /// As wide as the text where it has enough pixels for that (96 in an inch), and not much higher than half a page.
    ///
    /// - Returns: nil where the picture cannot be shown.
    convenience init?(_ picture: PublishedPicture, _ press: PDFPress) {
        let height = (PDFMeasures.bottom - PDFMeasures.top) * 0.6
        self.init(picture, press, room: (PDFMeasures.textWidth, height), mostScale: 0.75)
    }

    /// As large as fits.
    ///
    /// - Parameters:
    ///   - room: the most points across and down.
    ///   - mostScale: the most points for a pixel.
    /// - Returns: nil where the picture cannot be shown.
    init?(
        _ picture: PublishedPicture, _ press: PDFPress, room: (width: Double, height: Double),
        mostScale: Double = .infinity
    ) {
        // Whether a file is sound shows when it is read; a broken one is told in words as others that cannot be shown.
        guard let image = BookImage(picture), let surface = Self.surface(of: image, press) else { return nil }
        let scale = min(room.width / Double(image.width), room.height / Double(image.height), mostScale)
        self.image = image
        width = Double(image.width) * scale
        height = Double(image.height) * scale
        self.surface = surface
        functions = press.functions
    }

    deinit {
        functions.cairo_surface_destroy(surface)
    }

    /// Draws the picture about the middle of the page.
    func draw(on press: PDFPress, y: Double) {
        let page = press.page
        functions.cairo_save(page)
        functions.cairo_translate(page, (PDFMeasures.width - width) / 2, y)
        functions.cairo_scale(page, width / Double(image.width), height / Double(image.height))
        functions.cairo_set_source_surface(page, surface, 0, 0)
        functions.cairo_paint(page)
        functions.cairo_restore(page)
    }

    /// What cairo draws: the pixels of a PNG; of a JPEG an empty frame that carries the file itself, which goes into the PDF as it is.
    private static func surface(of image: BookImage, _ press: PDFPress) -> OpaquePointer? {
        let surface =
            image.mediaType == "image/png"
            ? png(image.bytes, press) : jpeg(image, press)
        guard let surface, press.functions.cairo_surface_status(surface) == 0 else {
            surface.map { press.functions.cairo_surface_destroy($0) }
            return nil
        }
        return surface
    }

    /// A file and how far it was read.
    private final class Reading {
        let bytes: Data
        var place = 0

        init(_ bytes: Data) {
            self.bytes = bytes
        }
    }

    private static func png(_ bytes: Data, _ press: PDFPress) -> OpaquePointer? {
        let reading = Reading(bytes)
        return withExtendedLifetime(reading) {
            press.functions.cairo_image_surface_create_from_png_stream(
                { closure, buffer, count in
                    // The number is cairo's for an error of reading.
                    guard let closure, let buffer else { return 10 }
                    let reading = Unmanaged<Reading>.fromOpaque(closure).takeUnretainedValue()
                    let end = reading.place + Int(count)
                    guard end <= reading.bytes.count else { return 10 }
                    let start = reading.bytes.startIndex
                    reading.bytes.copyBytes(to: buffer, from: (start + reading.place)..<(start + end))
                    reading.place = end
                    return 0
                }, Unmanaged.passUnretained(reading).toOpaque())
        }
    }

    private static func jpeg(_ image: BookImage, _ press: PDFPress) -> OpaquePointer? {
        // 1 is a pixel of 24 bits. Pages of memory that nobody writes to take none.
        guard let surface = press.functions.cairo_image_surface_create(1, Int32(image.width), Int32(image.height))
        else {
            return nil
        }
        let status = image.bytes.withUnsafeBytes { bytes -> UInt32 in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = copy.initialize(from: bytes)
            return press.functions.cairo_surface_set_mime_data(
                surface, "image/jpeg", copy.baseAddress, UInt(bytes.count), { $0?.deallocate() }, copy.baseAddress)
        }
        guard status == 0 else {
            press.functions.cairo_surface_destroy(surface)
            return nil
        }
        return surface
    }
}
