import FoundationEssentials

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What is drawn on a cover besides letters: one of a few motifs, each different for every story.
///
/// A motif fills the cover's width from `top` on for `height`; those that stand on the ground reach its lower edge.
enum CoverOrnament: CaseIterable {
    case waves, hills, rings, tiles, rays, sky, branch

    /// Whether it belongs at the lower end of the cover, with the title above it.
    var isBelow: Bool {
        switch self {
        case .waves, .hills, .sky: true
        case .rings, .tiles, .rays, .branch: false
        }
    }

    /// Draws the motif.
    func shapes(top: Double, height: Double, _ palette: CoverPalette, _ dice: inout CoverDice) -> [CoverShape] {
        let frame = Frame(top: top, height: height, palette: palette)
        return switch self {
        case .waves: frame.waves(&dice)
        case .hills: frame.hills(&dice)
        case .rings: frame.rings(&dice)
        case .tiles: frame.tiles(&dice)
        case .rays: frame.rays(&dice)
        case .sky: frame.sky(&dice)
        case .branch: frame.branch(&dice)
        }
    }

    /// Where a motif is drawn, and in which colours.
    fileprivate struct Frame {
        let width = CoverDrawing.width
        let top: Double
        let height: Double
        let palette: CoverPalette

        /// Beyond the cover's edges, for pages that are a little wider than the cover.
        let over = 60.0

        var middle: Double { width / 2 }
        var bottom: Double { top + height }

        /// A tone on the way from `middle` to `deep`.
        func tone(_ share: Double) -> CoverColour { palette.middle.mixed(palette.deep, share: share) }
    }
}

extension CoverOrnament.Frame {
    /// A low sun, and bands of water before it.
    func waves(_ dice: inout CoverDice) -> [CoverShape] {
        let radius = dice.number(150...220)
        var shapes = [CoverShape.disc(dice.number(330...870), top + height * 0.32, radius, palette.accent)]
        let bands = 5 + dice.whole(3)
        for band in 0..<bands {
            let share = Double(band) / Double(bands)
            let level = top + height * (0.34 + 0.62 * share)
            let length = dice.number(260...420)
            let swell = dice.number(26...44)
            let start = -over - dice.number(0...length)
            var steps: [CoverShape.Step] = [.move(start, bottom), .line(start, level)]
            var x = start
            while x < width + over {
                steps.append(
                    .curve(x + length / 4, level - swell, x + length / 4, level - swell, x + length / 2, level))
                steps.append(
                    .curve(
                        x + length * 3 / 4, level + swell, x + length * 3 / 4, level + swell, x + length, level))
                x += length
            }
            shapes.append(.area(steps + [.line(x, bottom)], tone(share)))
        }
        return shapes
    }

    /// Ridges, the nearest the darkest, and a moon.
    func hills(_ dice: inout CoverDice) -> [CoverShape] {
        var shapes = [
            CoverShape.disc(dice.number(260...940), top + height * 0.22, dice.number(80...130), palette.accent)
        ]
        let ridges = 4
        for ridge in 0..<ridges {
            let share = Double(ridge) / Double(ridges - 1)
            var x = -over - dice.number(40...200)
            var y = top + height * (0.38 + 0.42 * share)
            var steps: [CoverShape.Step] = [.move(x, bottom), .line(x, y)]
            var rises = dice.whole(2) == 0
            while x < width + over {
                let run = dice.number(170...330)
                let next = y + (rises ? -1 : 1) * dice.number(40...130) * (1.1 - share * 0.6)
                steps.append(.curve(x + run * 0.45, y, x + run * 0.55, next, x + run, next))
                (x, y) = (x + run, next)
                rises.toggle()
            }
            shapes.append(.area(steps + [.line(x, bottom)], tone(share)))
        }
        return shapes
    }

    /// Circles in one another, some of them broken by a small one.
    func rings(_ dice: inout CoverDice) -> [CoverShape] {
        let centre = top + height / 2
        let most = min(middle, height / 2) - 90
        let count = 6 + dice.whole(5)
        var shapes: [CoverShape] = []
        for ring in 0..<count {
            let share = Double(ring + 1) / Double(count)
            shapes.append(.ring(middle, centre, most * share, tone(share), width: ring % 2 == 0 ? 10 : 4))
        }
        for ring in [dice.whole(count / 2) + count / 2, dice.whole(count / 2)] {
            let angle = dice.number(0...(2 * .pi))
            let radius = most * Double(ring + 1) / Double(count)
            let size = ring >= count / 2 ? 54.0 : 26.0
            shapes.append(
                .disc(middle + radius * cos(angle), centre + radius * sin(angle), size, palette.accent))
        }
        return shapes
    }

    /// Quarters of circles in a grid, as on a floor of tiles.
    func tiles(_ dice: inout CoverDice) -> [CoverShape] {
        let columns = 4 + dice.whole(2)
        let size = (width - 240) / Double(columns)
        let rows = Int((height - 150) / size)
        var shapes: [CoverShape] = []
        let accented = [dice.whole(columns * rows), dice.whole(columns * rows)]
        for tile in 0..<(columns * rows) {
            let (x, y) = (120 + Double(tile % columns) * size, top + 150 + Double(tile / columns) * size)
            let colour = accented.contains(tile) ? palette.accent : tone(dice.number(0...1))
            let back = palette.ground.mixed(palette.middle, share: dice.number(0.12...0.4))
            shapes.append(.box(x, y, size + 0.5, size + 0.5, back))
            shapes.append(quarter(x, y, size, corner: dice.whole(4), colour))
        }
        return shapes
    }

    /// A quarter of a disc in a square, about one of its corners.
    private func quarter(_ x: Double, _ y: Double, _ size: Double, corner: Int, _ colour: CoverColour) -> CoverShape {
        let (right, down) = (corner % 2 == 1, corner / 2 == 1)
        let (cornerX, cornerY) = (right ? x + size : x, down ? y + size : y)
        let (wide, high) = (right ? -size : size, down ? -size : size)
        // The usual approach of a quarter circle by one cubic curve.
        let pull = 0.5523
        return .area(
            [
                .move(cornerX, cornerY), .line(cornerX + wide, cornerY),
                .curve(
                    cornerX + wide, cornerY + high * pull, cornerX + wide * pull, cornerY + high, cornerX,
                    cornerY + high),
            ], colour)
    }

    /// A half sun with its rays.
    func rays(_ dice: inout CoverDice) -> [CoverShape] {
        let foot = bottom - 40
        let count = 13 + 2 * dice.whole(5)
        let step = Double.pi / Double(count)
        let longest = min(middle - 120, height - 200)
        var shapes: [CoverShape] = []
        for ray in 0..<count {
            let angle = .pi + step * (Double(ray) + 0.5)
            let length = longest * (ray % 2 == 0 ? 1 : dice.number(0.7...0.85))
            let half = step * 0.3
            let inner = 190.0
            let points = [
                (angle - half, length), (angle + half, length), (angle + half * 0.8, inner),
                (angle - half * 0.8, inner),
            ]
            .map { (middle + cos($0.0) * $0.1, foot + sin($0.0) * $0.1) }
            let steps = points.enumerated().map { index, point -> CoverShape.Step in
                index == 0 ? .move(point.0, point.1) : .line(point.0, point.1)
            }
            shapes.append(.area(steps, tone(ray % 2 == 0 ? 0.9 : dice.number(0...0.4))))
        }
        let pull = 150 * 0.5523
        shapes.append(
            .area(
                [
                    .move(middle - 150, foot),
                    .curve(middle - 150, foot - pull, middle - pull, foot - 150, middle, foot - 150),
                    .curve(middle + pull, foot - 150, middle + 150, foot - pull, middle + 150, foot),
                ], palette.accent))
        shapes.append(.line([.move(120, foot), .line(width - 120, foot)], tone(1), width: 5))
        return shapes
    }

    /// Stars, a few of them joined, over a dark edge.
    func sky(_ dice: inout CoverDice) -> [CoverShape] {
        var shapes: [CoverShape] = []
        for _ in 0..<70 {
            shapes.append(
                .disc(
                    dice.number(60...(width - 60)), top + height * dice.number(0.04...0.78), dice.number(2...5.5),
                    tone(dice.number(0...0.5))))
        }
        var figure: [(Double, Double)] = []
        let points = 5 + dice.whole(3)
        for point in 0..<points {
            let x = 200 + (width - 400) * (Double(point) + dice.number(0.1...0.9)) / Double(points)
            figure.append((x, top + height * dice.number(0.14...0.6)))
        }
        let steps = figure.enumerated().map { index, point -> CoverShape.Step in
            index == 0 ? .move(point.0, point.1) : .line(point.0, point.1)
        }
        shapes.append(.line(steps, tone(0.3), width: 3))
        shapes += figure.map { .disc($0.0, $0.1, dice.number(9...17), palette.accent) }
        let edge = bottom - height * 0.16
        let dip = dice.number(-60...60)
        shapes.append(
            .area(
                [
                    .move(-over, bottom), .line(-over, edge + dip),
                    .curve(width * 0.3, edge - 70 - dip, width * 0.7, edge + 60, width + over, edge - dip),
                    .line(width + over, bottom),
                ], tone(1)))
        return shapes
    }

    /// A twig with leaves on both sides.
    func branch(_ dice: inout CoverDice) -> [CoverShape] {
        let foot = bottom - 30
        let tip = top + 190
        let lean = dice.number(-120...120)
        func stem(_ share: Double) -> (x: Double, y: Double) {
            (middle + lean * share * share - lean * 0.3, foot + (tip - foot) * share)
        }
        var steps: [CoverShape.Step] = [.move(stem(0).x, stem(0).y)]
        for point in 1...24 { steps.append(.line(stem(Double(point) / 24).x, stem(Double(point) / 24).y)) }
        var shapes = [CoverShape.line(steps, tone(1), width: 8)]
        let pairs = 5 + dice.whole(3)
        for leaf in 0..<(pairs * 2) {
            let share = 0.16 + 0.8 * Double(leaf) / Double(pairs * 2)
            let side: Double = leaf % 2 == 0 ? -1 : 1
            let angle = -.pi / 2 + side * dice.number(0.75...1.05)
            let length = (320 - 190 * share) * dice.number(0.9...1.1)
            shapes.append(blade(from: stem(share), angle: angle, length: length, tone(dice.number(0.1...1))))
        }
        shapes.append(blade(from: stem(1), angle: -.pi / 2 + lean / 800, length: 150, tone(0.6)))
        for _ in 0..<3 {
            let place = stem(dice.number(0.3...0.9))
            shapes.append(.disc(place.x + dice.number(-170...170), place.y, dice.number(13...20), palette.accent))
        }
        return shapes
    }

    /// A leaf: two curves between its foot and its tip.
    private func blade(
        from foot: (x: Double, y: Double), angle: Double, length: Double, _ colour: CoverColour
    ) -> CoverShape {
        let tip = (x: foot.x + cos(angle) * length, y: foot.y + sin(angle) * length)
        let breadth = length * 0.3
        let (acrossX, acrossY) = (-sin(angle) * breadth, cos(angle) * breadth)
        func control(_ share: Double, _ side: Double) -> (Double, Double) {
            (
                foot.x + cos(angle) * length * share + acrossX * side,
                foot.y + sin(angle) * length * share + acrossY * side
            )
        }
        let (a, b, c, d) = (control(0.3, 1), control(0.75, 0.8), control(0.75, -0.8), control(0.3, -1))
        return .area(
            [
                .move(foot.x, foot.y), .curve(a.0, a.1, b.0, b.1, tip.x, tip.y),
                .curve(c.0, c.1, d.0, d.1, foot.x, foot.y),
            ], colour)
    }
}
