extension CoverDrawing {
    /// The media type of `svg`.
    static let mediaType = "image/svg+xml"

    /// The cover as SVG: nothing to fetch, no style sheet, every text escaped.
    var svg: String {
        let name = Markup.escaped(author.isEmpty ? title : "\(title) – \(author)")
        var parts = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(Self.number(Self.width))\" "
                + "height=\"\(Self.number(Self.height))\" "
                + "viewBox=\"0 0 \(Self.number(Self.width)) \(Self.number(Self.height))\" role=\"img\" "
                + "xml:lang=\"\(language.bookTag)\">",
            "<title>\(name)</title>",
        ]
        parts += shapes.map(Self.element)
        let direction = language.isRightToLeft ? " direction=\"rtl\"" : ""
        parts.append(
            "<g fill=\"\(palette.ink.hex)\" text-anchor=\"middle\"\(direction) "
                + "font-family=\"\(BookTypes.families.joined(separator: ", "))\">")
        for line in lines {
            let spacing = line.isSpaced ? " letter-spacing=\"\(Self.number(line.size * 0.08))\"" : ""
            parts.append(
                "<text x=\"\(Self.number(Self.width / 2))\" y=\"\(Self.number(line.y))\" "
                    + "font-size=\"\(Self.number(line.size))\"\(spacing)>\(Markup.escaped(line.text))</text>")
        }
        return (parts + ["</g>", "</svg>"]).joined(separator: "\n") + "\n"
    }

    private static func element(_ shape: CoverShape) -> String {
        var paint = "fill=\"\(shape.fill?.hex ?? "none")\""
        if let stroke = shape.stroke {
            paint +=
                " stroke=\"\(stroke.hex)\" stroke-width=\"\(number(shape.width))\" stroke-linecap=\"round\" "
                + "stroke-linejoin=\"round\""
        }
        switch shape.course {
        case .circle(let x, let y, let radius):
            return "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\" \(paint)/>"
        case .path(let steps):
            return "<path d=\"\(steps.map(letter).joined(separator: " "))\" \(paint)/>"
        }
    }

    private static func letter(_ step: CoverShape.Step) -> String {
        switch step {
        case .move(let x, let y): "M\(number(x)) \(number(y))"
        case .line(let x, let y): "L\(number(x)) \(number(y))"
        case .curve(let a, let b, let c, let d, let x, let y):
            "C" + [a, b, c, d, x, y].map(number).joined(separator: " ")
        case .close: "Z"
        }
    }

    /// A length with at most one digit behind the point.
    private static func number(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
