import FoundationEssentials
import Publishing
import StoryDomain
import Storytelling

extension V1Routes {
    /// Stories as files, and what can be said about them.
    var fileRoutes: [Route] { [exportStory, importStory, showCover, checkStory] }

    /// The largest file that is taken in: a long story with 20 pictures.
    private static let largestImport = 64 << 20

    private var exportStory: Route {
        Route(
            .get, "/api/v1/stories/{id}/export", "exportStory", "Take a story away as a file",
            details: "An unfinished story has what is there. JSON is lossless and can be imported.", tag: "stories",
            access: .scope(.read), query: ExportQuery.self,
            answers: [.bytes(ExportFormat.allCases.map(\.mediaType).map(Self.bare), "The file.")], traits: .reading
        ) { call in
            let (story, card) = try await desk.story(try call.storyID, of: try call.user)
            guard let format = ExportFormat(rawValue: call.query.format) else { throw Problem.notFound }
            let ledger = format == .json ? try await desk.repository.ledger(of: story.id) : []
            let pictures =
                format.hasPictures
                ? try await BookPictures(desk: pictures).chosen(of: story.id, for: try call.user) : []
            let file = try await Bindery.file(of: story, ledger: ledger, pictures: pictures, as: format)
            return Answer.bytes(
                Array(file), mediaType: format.mediaType,
                fileName: "\(Self.fileName(of: story)).\(format.fileExtension)"
            ).with(.eTag, Self.tag(revision: card.revision, format: format, pictures: pictures).description)
        }
    }

    private var importStory: Route {
        Route(
            .post, "/api/v1/import", "importStory", "Take in a story that was exported as JSON",
            details:
                "It gets an id of its own, and keeps the one in the file for its exports. A body may have "
                + "\(Self.largestImport >> 20) MiB.",
            tag: "stories", access: .scope(.write), body: ImportedStory.self,
            answers: [.json(StoryResource.self, "The story.", status: 201, headers: ["Location": "Where it is."])],
            traits: Self.importing
        ) { call in
            let contents = try StoryExport.contents(ofJSON: Data(call.bytes))
            try ImportCheck(contents.story, contents.ledger).run()
            try BookPictures.check(contents.pictures)
            let user = try call.user
            let adopted = try await desk.adopt(contents.story, ledger: contents.ledger, for: user)
            do {
                try await BookPictures(desk: pictures).takeIn(contents.pictures, into: adopted.story.id, for: user)
            } catch {
                // Half a story is none.
                try? await desk.delete(adopted.story.id, of: user)
                throw error
            }
            return try await answer(adopted, created: true)
        }
    }

    private var showCover: Route {
        Route(
            .get, "/api/v1/stories/{id}/cover.svg", "showCover", "The typographic cover of a story",
            details: "Title and author over an ornament, in colours that follow from the story's id.", tag: "stories",
            access: .scope(.read), answers: [.bytes([CoverArt.mediaType], "The cover.")], traits: .reading
        ) { call in
            let (story, _) = try await desk.story(try call.storyID, of: try call.user)
            let cover = Array(CoverArt.svg(of: story))
            return Answer.bytes(cover, mediaType: CoverArt.mediaType).with(.eTag, EntityTag(of: cover).description)
        }
    }

    private var checkStory: Route {
        Route(
            .get, "/api/v1/stories/{id}/health", "checkStory", "Measure a story without a judge", tag: "stories",
            access: .scope(.read), answers: [.json(HealthResource.self, "The measures.")], traits: .reading
        ) { call in
            let (story, card) = try await desk.story(try call.storyID, of: try call.user)
            let (report, findings) = StoryFindings.examine(story)
            return try .json(HealthResource(report, findings), tag: tag(card))
        }
    }

    private static var importing: RouteTraits {
        var traits = RouteTraits.making.and(.notInPlan)
        traits.largestBody = largestImport
        return traits
    }

    /// Names a file by all that stands in it: a story's revision says nothing of its pictures.
    private static func tag(revision: Int, format: ExportFormat, pictures: [PublishedPicture]) -> EntityTag {
        guard !pictures.isEmpty else { return EntityTag("\(revision).\(format.rawValue)") }
        let shown = pictures.map { picture in
            let place = "\(picture.kind.rawValue) \(picture.scene ?? 0) \(picture.name) \(picture.alt)"
            return "\(place) \(Fingerprint(of: Array(picture.bytes)).text)"
        }
        return EntityTag("\(revision).\(format.rawValue).\(Fingerprint(of: Array(shown.joined().utf8)).text)")
    }

    /// A title's letters and digits of ASCII, as a file's name.
    private static func fileName(of story: Story) -> String {
        let words = story.title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let name = words.joined(separator: "-").prefix(60)
        return name.isEmpty ? "story-\(story.id)" : String(name)
    }

    private static func bare(_ mediaType: String) -> String { String(mediaType.prefix { $0 != ";" }) }
}
