import StoryDomain

/// What is to be drawn, in words that every provider can translate.
package struct ImageRequest: Sendable, Hashable {
    /// The form of the picture.
    package enum Shape: Sendable, Hashable, CaseIterable {
        /// 2 to 3, as a book's cover.
        case upright
        /// 3 to 2, as a scene over the width of a page.
        case wide
        /// 1 to 1, as a face.
        case square

        /// Width and height in pixels that all providers take: about a megapixel, in multiples of 64.
        package var pixels: (width: Int, height: Int) {
            switch self {
            case .upright: (832, 1_216)
            case .wide: (1_216, 832)
            case .square: (1_024, 1_024)
            }
        }

        /// The same as a proportion.
        package var proportion: String {
            switch self {
            case .upright: "2:3"
            case .wide: "3:2"
            case .square: "1:1"
            }
        }
    }

    /// A picture that the new one is to be like.
    package struct Reference: Sendable, Hashable {
        /// Who is in it, as the prompt calls them.
        package var name: String
        package var mediaType: String
        package var bytes: [UInt8]

        /// Takes a reference's parts.
        package init(name: String, mediaType: String, bytes: [UInt8]) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    package var prompt: String
    package var shape: Shape
    /// At most as many as the model's profile allows; others are left out by the model.
    package var references: [Reference]
    /// Seed for models that honour one; nil draws freely.
    package var seed: Int?
    /// How strict the provider's safety settings are to be.
    package var contentPolicy: ContentPolicy

    /// Takes a request's parts.
    package init(
        prompt: String, shape: Shape, references: [Reference] = [], seed: Int? = nil,
        contentPolicy: ContentPolicy = .teens
    ) {
        self.prompt = prompt
        self.shape = shape
        self.references = references
        self.seed = seed
        self.contentPolicy = contentPolicy
    }
}
