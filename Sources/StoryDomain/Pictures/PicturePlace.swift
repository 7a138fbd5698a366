/// What a picture of a story shows, and where it belongs. Of several pictures of one place one is chosen for the book.
package struct PicturePlace: Hashable, Sendable {
    /// What there are pictures of.
    package enum Kind: String, Sendable, CaseIterable {
        case cover, scene, portrait
    }

    package var kind: Kind
    /// The scene's number, counted from 1; nil for covers and portraits.
    package var scene: Int?
    /// Whose portrait it is; nil for covers and scenes.
    package var name: String?

    private init(kind: Kind, scene: Int? = nil, name: String? = nil) {
        self.kind = kind
        self.scene = scene
        self.name = name
    }

    /// The book's cover.
    package static let cover = PicturePlace(kind: .cover)

    /// A scene.
    package static func scene(_ number: Int) -> PicturePlace { PicturePlace(kind: .scene, scene: number) }

    /// A character.
    package static func portrait(of name: String) -> PicturePlace { PicturePlace(kind: .portrait, name: name) }
}
