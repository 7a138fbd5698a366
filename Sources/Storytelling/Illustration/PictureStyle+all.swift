extension PictureStyle {
    /// All styles, in the order in which they are offered; the first is the usual one.
    package static let all = [
        PictureStyle(
            name: "watercolour", description: "Soft washes on rough paper, light between the colours.",
            words: "loose watercolour on rough paper, soft washes, white paper showing through, few fine pencil lines"),
        PictureStyle(
            name: "ink", description: "Black pen on cream paper, hatched shadows.",
            words: "pen-and-ink drawing, black ink on cream paper, cross-hatched shadows, no colour"),
        PictureStyle(
            name: "oil", description: "Thick paint and deep light, as on an old canvas.",
            words: "oil painting on canvas, visible brushwork, deep warm shadows, one strong source of light"),
        PictureStyle(
            name: "storybook", description: "Round, warm and friendly, for a children's book.",
            words: "children's picture book illustration in gouache, rounded friendly shapes, warm clear colours"),
        PictureStyle(
            name: "woodcut", description: "Carved lines, two inks, strong contrast.",
            words: "woodcut print, bold carved lines, two inks on off-white paper, high contrast"),
        PictureStyle(
            name: "engraving", description: "Fine lines like a plate in a nineteenth-century novel.",
            words: "nineteenth-century steel engraving, fine parallel lines, monochrome sepia"),
        PictureStyle(
            name: "charcoal", description: "Smudged charcoal, quick and moody.",
            words: "charcoal drawing on grey paper, smudged edges, white chalk highlights"),
        PictureStyle(
            name: "noir", description: "A black-and-white film still, hard light and long shadows.",
            words: "black-and-white film still, hard side light, long shadows, grain, shot on a 50 mm lens"),
        PictureStyle(
            name: "photo", description: "A photograph in natural light.",
            words: "photograph in natural light, shallow depth of field, true colours, no retouching"),
        PictureStyle(
            name: "anime", description: "Clean lines and flat colours, as in a drawn film.",
            words: "hand-drawn animation still, clean line art, flat cel shading, painted background"),
        PictureStyle(
            name: "papercut", description: "Layers of cut paper with real shadows.",
            words: "layered cut-paper collage, coloured card, small real shadows between the layers"),
        PictureStyle(
            name: "poster", description: "Few flat shapes, like an old travel poster.",
            words: "screen-printed poster, few flat shapes, limited palette, generous empty space"),
    ]

    /// The style of that name; nil where there is none.
    package static func named(_ name: String) -> PictureStyle? {
        all.first { $0.name == name.lowercased() }
    }
}
