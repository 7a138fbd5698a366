import CTypesetting
import FoundationEssentials
import StoryDomain

/// One PDF in the making: its pages, and the type that is set on them. Used by one thread, and finished once.
final class PDFPress {
    /// What cairo writes goes here.
    private final class Sink {
        var bytes = Data()
    }

    /// A line that is set, and how far from the text's left edge it begins.
    struct Line {
        let line: OpaquePointer
        let x: Double
    }

    /// Where a paragraph's lines lie between the edges.
    enum Alignment {
        /// Both edges straight but for the last line, the first one set in.
        case justified(indent: Double)
        case centred
    }

    /// Pango counts in 1024ths.
    private static let unit = 1_024.0

    let functions: storywriter_typesetting
    /// cairo's drawing context, on the page at hand.
    let page: OpaquePointer
    let language: LanguageTag
    private let surface: OpaquePointer
    private let fonts: OpaquePointer
    private let context: OpaquePointer
    private let sink = Sink()
    private(set) var pages = 0

    /// Begins a file.
    ///
    /// - Throws: `ExportError`: no libraries, no fonts, no memory.
    init(_ language: LanguageTag) throws(ExportError) {
        let functions = try Typesetting.open().functions
        let receive: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt32) -> UInt32 = {
            closure, bytes, count in
            guard let closure, let bytes else { return 0 }
            Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes.append(bytes, count: Int(count))
            return 0
        }
        guard
            let surface = functions.cairo_pdf_surface_create_for_stream(
                receive, Unmanaged.passUnretained(sink).toOpaque(), PDFMeasures.width, PDFMeasures.height),
            let page = functions.cairo_create(surface), let fonts = functions.pango_cairo_font_map_new(),
            let context = functions.pango_font_map_create_context(fonts)
        else { throw .noMemory }
        self.functions = functions
        self.language = language
        self.surface = surface
        self.page = page
        self.fonts = fonts
        self.context = context
        functions.pango_cairo_update_context(page, context)
        // Letters stand where their widths put them, not at the next pixel of some screen.
        functions.pango_context_set_round_glyph_positions(context, 0)
        functions.pango_context_set_language(context, functions.pango_language_from_string(language.bookTag))
        functions.pango_context_set_base_dir(context, language.isRightToLeft ? 1 : 0)
        // Pango ends the process where there is no font at all, so this is asked first.
        let description = self.description(size: 10, isItalic: false)
        defer { functions.pango_font_description_free(description) }
        guard let font = functions.pango_font_map_load_font(fonts, context, description) else { throw .noFonts }
        functions.g_object_unref(UnsafeMutableRawPointer(font))
    }

    deinit {
        functions.cairo_destroy(page)
        functions.cairo_surface_destroy(surface)
        functions.g_object_unref(UnsafeMutableRawPointer(context))
        functions.g_object_unref(UnsafeMutableRawPointer(fonts))
    }

    /// Says what the file is.
    func describe(_ manuscript: Manuscript) {
        func moment(_ date: Date) -> String {
            Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)).formatted(.iso8601)
        }
        // The numbers are those of cairo_pdf_metadata_t.
        let facts: [(UInt32, String)] = [
            (0, manuscript.titleLine), (1, manuscript.author), (2, manuscript.licence), (4, "Story Writer"),
            (5, moment(manuscript.createdAt)), (6, moment(manuscript.updatedAt)),
        ]
        for (field, text) in facts where !text.isEmpty {
            functions.cairo_pdf_surface_set_metadata(surface, field, Markup.cleaned(text))
        }
    }

    /// Ends the page at hand.
    ///
    /// - Parameter label: what viewers call it.
    func endPage(label: String) {
        functions.cairo_pdf_surface_set_page_label(surface, label)
        functions.cairo_show_page(page)
        pages += 1
    }

    /// Puts the page at hand into the file's outline.
    func mark(_ title: String) {
        _ = functions.cairo_pdf_surface_add_outline(surface, 0, Markup.cleaned(title), "page=\(pages + 1)", 0)
    }

    /// The whole file.
    ///
    /// - Throws: `ExportError.noMemory`.
    func finished() throws(ExportError) -> Data {
        let drawn = functions.cairo_status(page)
        functions.cairo_surface_finish(surface)
        guard drawn == 0, functions.cairo_surface_status(surface) == 0 else { throw .noMemory }
        return sink.bytes
    }

    /// Sets a text in lines and hands them over; they are gone when `use` returns.
    ///
    /// - Parameters:
    ///   - size: of the letters, in points.
    ///   - width: of the lines, in points.
    func set<Result>(
        _ text: String, size: Double, width: Double = PDFMeasures.textWidth, _ alignment: Alignment,
        isItalic: Bool = false, use: ([Line]) throws -> Result
    ) rethrows -> Result {
        let shown = Markup.cleaned(TextLines.joined(text))
        let layout = functions.pango_layout_new(context)
        defer { functions.g_object_unref(UnsafeMutableRawPointer(layout)) }
        let description = description(size: size, isItalic: isItalic)
        defer { functions.pango_font_description_free(description) }
        functions.pango_layout_set_auto_dir(layout, 0)
        functions.pango_layout_set_font_description(layout, description)
        functions.pango_layout_set_width(layout, Int32(width * Self.unit))
        functions.pango_layout_set_wrap(layout, 2)
        switch alignment {
        case .justified(let indent):
            functions.pango_layout_set_justify(layout, 1)
            functions.pango_layout_set_indent(layout, Int32(indent * Self.unit))
            // Where lines begin follows the book's language; Pango would ask each paragraph's first letter.
            functions.pango_layout_set_alignment(layout, language.isRightToLeft ? 2 : 0)
        case .centred: functions.pango_layout_set_alignment(layout, 1)
        }
        functions.pango_layout_set_text(layout, shown, Int32(shown.utf8.count))
        return try use(lines(of: layout))
    }

    /// Draws a line.
    ///
    /// - Parameters:
    ///   - x: the text's left edge.
    ///   - y: the line's base.
    func draw(_ line: Line, x: Double, y: Double) {
        functions.cairo_move_to(page, x + line.x, y)
        functions.pango_cairo_show_layout_line(page, line.line)
    }

    private func lines(of layout: OpaquePointer?) -> [Line] {
        guard let iterator = functions.pango_layout_get_iter(layout) else { return [] }
        defer { functions.pango_layout_iter_free(iterator) }
        var lines: [Line] = []
        repeat {
            guard let line = functions.pango_layout_iter_get_line_readonly(iterator) else { break }
            var extents = _PangoRectangle()
            functions.pango_layout_iter_get_line_extents(iterator, nil, &extents)
            lines.append(Line(line: line, x: Double(extents.x) / Self.unit))
        } while functions.pango_layout_iter_next_line(iterator) != 0
        return lines
    }

    private func description(size: Double, isItalic: Bool) -> OpaquePointer? {
        let description = functions.pango_font_description_new()
        functions.pango_font_description_set_family(description, BookTypes.families.joined(separator: ","))
        functions.pango_font_description_set_absolute_size(description, size * Self.unit)
        functions.pango_font_description_set_style(description, isItalic ? 2 : 0)
        return description
    }
}
