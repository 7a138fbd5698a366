/// A shape of a cover.
struct CoverShape {
    /// A line's course. Lengths are in the cover's own units.
    enum Course {
        case circle(x: Double, y: Double, radius: Double)
        case path([Step])
    }

    /// A step of a path.
    enum Step {
        case move(Double, Double)
        case line(Double, Double)
        /// A cubic curve: two control points and the end.
        case curve(Double, Double, Double, Double, Double, Double)
        case close
    }

    var course: Course
    /// Nil leaves it empty.
    var fill: CoverColour?
    /// Nil draws no line.
    var stroke: CoverColour?
    /// The line's.
    var width = 0.0

    /// A filled circle.
    static func disc(_ x: Double, _ y: Double, _ radius: Double, _ colour: CoverColour) -> CoverShape {
        CoverShape(course: .circle(x: x, y: y, radius: radius), fill: colour)
    }

    /// A circle's line.
    static func ring(_ x: Double, _ y: Double, _ radius: Double, _ colour: CoverColour, width: Double) -> CoverShape {
        CoverShape(course: .circle(x: x, y: y, radius: radius), stroke: colour, width: width)
    }

    /// A filled path.
    static func area(_ steps: [Step], _ colour: CoverColour) -> CoverShape {
        CoverShape(course: .path(steps + [.close]), fill: colour)
    }

    /// A path's line.
    static func line(_ steps: [Step], _ colour: CoverColour, width: Double) -> CoverShape {
        CoverShape(course: .path(steps), stroke: colour, width: width)
    }

    /// A filled rectangle.
    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: CoverColour) -> CoverShape {
        area([.move(x, y), .line(x + width, y), .line(x + width, y + height), .line(x, y + height)], colour)
    }
}
