import FoundationEssentials
import StoryDomain

extension PublishedPicture {
    /// A stored picture with its bytes.
    package init(_ picture: Picture, bytes: Data) {
        let kind: Kind =
            switch picture.place.kind {
            case .cover: .cover
            case .scene: .scene
            case .portrait: .portrait
            }
        self.init(
            kind: kind, scene: picture.place.scene, name: picture.place.name ?? "", alt: picture.alt,
            mediaType: picture.format.mediaType, width: picture.width, height: picture.height, bytes: bytes)
    }
}
