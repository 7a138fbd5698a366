/// The colours of one cover.
struct CoverPalette {
    /// What all stands on.
    let ground: CoverColour
    /// The strongest tone of ornaments.
    let deep: CoverColour
    /// A tone between ground and `deep`.
    let middle: CoverColour
    /// What catches the eye; little of it.
    let accent: CoverColour
    /// Letters; far enough from `ground` to be read (contrast of at least 7:1).
    let ink: CoverColour

    private init(_ ground: UInt32, _ deep: UInt32, _ middle: UInt32, _ accent: UInt32, _ ink: UInt32) {
        self.ground = CoverColour(ground)
        self.deep = CoverColour(deep)
        self.middle = CoverColour(middle)
        self.accent = CoverColour(accent)
        self.ink = CoverColour(ink)
    }

    /// All palettes. A story's place in the list is fixed by its id, so new ones change old covers: leave the list be.
    static let all = [
        CoverPalette(0x1F2A44, 0x3A4D78, 0x6C82AE, 0xE8AE5C, 0xF8F1E2),
        CoverPalette(0xF3EEE0, 0x2F4A3C, 0x7F9C80, 0xC8643A, 0x1F3027),
        CoverPalette(0xF4E6D4, 0xA94B33, 0xDC9A6C, 0x2C4A52, 0x3A211C),
        CoverPalette(0x0E3646, 0x1D6476, 0x7FB7BE, 0xF2C14E, 0xF6F2E8),
        CoverPalette(0x38203D, 0x6A3D63, 0xB9739A, 0xF0C987, 0xFAF0E8),
        CoverPalette(0xF7F4EC, 0x2A2A2A, 0xA8A294, 0xB3262E, 0x1C1C1C),
        CoverPalette(0xECE9D8, 0x59613A, 0xA9AA74, 0xC4522B, 0x2A2D1D),
        CoverPalette(0xE9EFF2, 0x37546B, 0x94B4C7, 0xD1495B, 0x182B39),
        CoverPalette(0x15171F, 0x343B54, 0x6B7493, 0xDCC594, 0xF1EADB),
        CoverPalette(0xF8E9E5, 0x8C3A4B, 0xD9929A, 0x2F4858, 0x401D27),
    ]
}
