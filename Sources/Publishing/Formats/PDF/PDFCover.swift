/// The first page: the cover's picture, else the drawing.
enum PDFCover {
    /// Draws the cover on the page at hand.
    static func draw(_ manuscript: Manuscript, on press: PDFPress) {
        let room = (width: PDFMeasures.width, height: PDFMeasures.height)
        if let cover = manuscript.cover, let picture = PDFPicture(cover, room: room),
            picture.draw(on: press, y: (PDFMeasures.height - picture.height) / 2)
        {
            return
        }
        draw(CoverDrawing(manuscript), on: press)
    }

    private static func draw(_ cover: CoverDrawing, on press: PDFPress) {
        let (functions, page) = (press.functions, press.page)
        // As high as the page; the page is a little wider, so the ground goes on at both sides.
        let scale = PDFMeasures.height / CoverDrawing.height
        let left = (PDFMeasures.width - CoverDrawing.width * scale) / 2
        functions.cairo_save(page)
        fill(cover.palette.ground, press)
        functions.cairo_paint(page)
        functions.cairo_translate(page, left, 0)
        functions.cairo_scale(page, scale, scale)
        functions.cairo_set_line_cap(page, 1)
        functions.cairo_set_line_join(page, 1)
        for shape in cover.shapes { draw(shape, press) }
        functions.cairo_restore(page)
        functions.cairo_save(page)
        fill(cover.palette.ink, press)
        for line in cover.lines { draw(line, scale: scale, press) }
        functions.cairo_restore(page)
    }

    private static func draw(_ shape: CoverShape, _ press: PDFPress) {
        let (functions, page) = (press.functions, press.page)
        func trace() {
            functions.cairo_new_path(page)
            switch shape.course {
            case .circle(let x, let y, let radius): functions.cairo_arc(page, x, y, radius, 0, 2 * .pi)
            case .path(let steps):
                for step in steps {
                    switch step {
                    case .move(let x, let y): functions.cairo_move_to(page, x, y)
                    case .line(let x, let y): functions.cairo_line_to(page, x, y)
                    case .curve(let a, let b, let c, let d, let x, let y):
                        functions.cairo_curve_to(page, a, b, c, d, x, y)
                    case .close: functions.cairo_close_path(page)
                    }
                }
            }
        }
        if let colour = shape.fill {
            fill(colour, press)
            trace()
            functions.cairo_fill(page)
        }
        if let colour = shape.stroke {
            fill(colour, press)
            functions.cairo_set_line_width(page, shape.width)
            trace()
            functions.cairo_stroke(page)
        }
    }

    /// Sets a line of letters, smaller where the font at hand is too wide for it.
    private static func draw(_ line: CoverDrawing.Line, scale: Double, _ press: PDFPress) {
        var size = line.size * scale
        for _ in 0..<12 where press.set(line.text, size: size, .centred, use: { $0.count }) > 1 {
            size *= 0.94
        }
        press.set(line.text, size: size, .centred) { lines in
            lines.prefix(1).forEach { press.draw($0, x: PDFMeasures.margin, y: line.y * scale) }
        }
    }

    private static func fill(_ colour: CoverColour, _ press: PDFPress) {
        let parts = colour.parts
        press.functions.cairo_set_source_rgb(press.page, parts.red, parts.green, parts.blue)
    }
}
