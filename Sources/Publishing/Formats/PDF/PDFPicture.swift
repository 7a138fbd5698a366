import CTypesetting
import FoundationEssentials

/// A picture with the size that it has on a page, in points.
struct PDFPicture {
    let width: Double
    let height: Double
    private let image: BookImage

    /// As wide as the text where it has enough pixels for that (96 in an inch), and not much higher than half a page.
    ///
    /// - Returns: nil where the picture cannot be shown.
    init?(_ picture: PublishedPicture) {
        let height = (PDFMeasures.bottom - PDFMeasures.top) * 0.6
        self.init(picture, room: (PDFMeasures.textWidth, height), mostScale: 0.75)
    }

    /// As large as fits.
    ///
    /// - Parameters:
    ///   - room: the most points across and down.
    ///   - mostScale: the most points for a pixel.
    /// - Returns: nil where the picture cannot be shown.
    init?(
        _ picture: PublishedPicture, room: (width: Double, height: Double),
        mostScale: Double = .infinity
    ) {
        guard let image = BookImage(picture) else { return nil }
        let scale = min(room.width / Double(image.width), room.height / Double(image.height), mostScale)
        self.image = image
        width = Double(image.width) * scale
        height = Double(image.height) * scale
    }

    /// Draws the picture about the middle of the page. Its pixels are unpacked for no longer than this takes.
    ///
    /// - Returns: whether the file was sound.
    func draw(on press: PDFPress, y: Double) -> Bool {
        let (functions, page) = (press.functions, press.page)
        let surface = image.mediaType == "image/png" ? png(press) : jpeg(press)
        defer { surface.map { functions.cairo_surface_destroy($0) } }
        guard let surface, functions.cairo_surface_status(surface) == 0 else { return false }
        functions.cairo_save(page)
        functions.cairo_translate(page, (PDFMeasures.width - width) / 2, y)
        functions.cairo_scale(page, width / Double(image.width), height / Double(image.height))
        var turn = turn
        functions.cairo_transform(page, &turn)
        functions.cairo_set_source_surface(page, surface, 0, 0)
        functions.cairo_paint(page)
        functions.cairo_restore(page)
        return true
    }

    /// From the pixels as they are kept to the picture as it is shown.
    private var turn: _cairo_matrix {
        let (wide, high) = (Double(image.width), Double(image.height))
        return switch image.orientation {
        case 2: _cairo_matrix(xx: -1, yx: 0, xy: 0, yy: 1, x0: wide, y0: 0)
        case 3: _cairo_matrix(xx: -1, yx: 0, xy: 0, yy: -1, x0: wide, y0: high)
        case 4: _cairo_matrix(xx: 1, yx: 0, xy: 0, yy: -1, x0: 0, y0: high)
        case 5: _cairo_matrix(xx: 0, yx: 1, xy: 1, yy: 0, x0: 0, y0: 0)
        case 6: _cairo_matrix(xx: 0, yx: 1, xy: -1, yy: 0, x0: wide, y0: 0)
        case 7: _cairo_matrix(xx: 0, yx: -1, xy: -1, yy: 0, x0: wide, y0: high)
        case 8: _cairo_matrix(xx: 0, yx: -1, xy: 1, yy: 0, x0: 0, y0: high)
        default: _cairo_matrix(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: 0)
        }
    }

    /// A file and how far it was read.
    private final class Reading {
        let bytes: Data
        var place = 0

        init(_ bytes: Data) {
            self.bytes = bytes
        }
    }

    /// The pixels of the file.
    private func png(_ press: PDFPress) -> OpaquePointer? {
        let reading = Reading(image.bytes)
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

    /// An empty frame that carries the file itself, which goes into the PDF as it is.
    private func jpeg(_ press: PDFPress) -> OpaquePointer? {
        let (wide, high) =
            image.orientation > 4 ? (image.height, image.width) : (image.width, image.height)
        // 1 is cairo's form of 24 bits for a pixel.
        guard let surface = press.functions.cairo_image_surface_create(1, Int32(wide), Int32(high))
        else { return nil }
        _ = image.bytes.withUnsafeBytes { bytes in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = copy.initialize(from: bytes)
            return press.functions.cairo_surface_set_mime_data(
                surface, "image/jpeg", copy.baseAddress, UInt(bytes.count), { $0?.deallocate() },
                copy.baseAddress)
        }
        return surface
    }
}
