/// A colour of covers, in eight bits for each of red, green and blue.
struct CoverColour: Hashable {
    /// `0xRRGGBB`.
    let rgb: UInt32

    /// Takes `0xRRGGBB`.
    init(_ rgb: UInt32) {
        self.rgb = rgb
    }

    /// As SVG writes it: `#rrggbb`.
    var hex: String {
        let digits = String(rgb, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Red, green and blue from 0 to 1.
    var parts: (red: Double, green: Double, blue: Double) {
        (Double(rgb >> 16 & 0xFF) / 255, Double(rgb >> 8 & 0xFF) / 255, Double(rgb & 0xFF) / 255)
    }

    /// The colour between this and another one.
    ///
    /// - Parameter share: of the other one, from 0 to 1.
    func mixed(_ other: CoverColour, share: Double) -> CoverColour {
        let (one, two) = (parts, other.parts)
        func channel(_ from: Double, _ to: Double) -> UInt32 { UInt32(((from + (to - from) * share) * 255).rounded()) }
        return CoverColour(
            channel(one.red, two.red) << 16 | channel(one.green, two.green) << 8 | channel(one.blue, two.blue))
    }
}
