import FoundationEssentials
import StoryDomain

extension Picture {
    /// Reads a row of `picture`.
    init(row: SQLRow) throws {
        let kind: PicturePlace.Kind = try row.value("kind")
        let place: PicturePlace =
            switch kind {
            case .cover: .cover
            case .scene: .scene(try row.value("scene"))
            case .portrait: .portrait(of: try row.value("name"))
            }
        self.init(
            id: try row.value("id"), place: place, format: try row.value("format"), width: try row.value("width"),
            height: try row.value("height"), byteCount: try row.value("byte_count"), source: try row.value("source"),
            prompt: try row.value("prompt"), style: try row.value("style"), alt: try row.value("alt"),
            createdAt: try row.value("created_at"))
        provider = try row.value("provider")
        model = try row.value("model")
        call = try row.valueIfPresent("call_id")
        cost = try row.value("cost")
        isChosen = try row.value("is_chosen")
    }
}
