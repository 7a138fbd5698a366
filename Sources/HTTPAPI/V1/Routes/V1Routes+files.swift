import FoundationEssentials
import Publishing
import StoryDomain
import Storytelling

extension V1Routes {
    /// Stories as files, and what can be said about them.
    var fileRoutes: [Route] { [exportStory, importStory, showCover, checkStory] }

    /// The largest file that is taken in: a long story with 20 pictures.
    private static let largestImport = 64 << 20
    /// The most values of such a file: a story of a hundred thousand paragraphs has fewer.
    private static let mostImportedValues = 1_000_000

    private var exportStory: Route {
        Route(
            .get, "/api/v1/stories/{id}/export", "exportStory", "Take a story away as a file",
            details: "An unfinished story has what is there. JSON is lossless and can be imported.", tag: "stories",
            access: .scope(.read), query: ExportQuery.self,
            answers: [.bytes(ExportFormat.allCases.map(\.mediaType).map(Self.bare), "The file.")],
            traits: .reading.working(.long)
        ) { call in
            let user = try call.user
            let (story, card) = try await desk.story(try call.storyID, of: user)
            guard let format = ExportFormat(rawValue: call.query.format) else { throw Problem.notFound }
            let books = BookPictures(desk: pictures)
            let chosen = format.hasPictures ? try await books.chosen(of: story.id, for: user) : []
            let tag = Self.tag(revision: card.revision, format: format, pictures: chosen).description
            if EntityTag.list(call.headers[values: .ifNoneMatch]).contains(tag) {
                return Answer.bytes([], mediaType: format.mediaType).with(.eTag, tag)
            }
            let file: SpoolFile
            if format == .json {
                let ledger = try await desk.repository.ledger(of: story.id)
                file = try await books.json(of: story, ledger: ledger, pictures: chosen, for: user)
            } else {
                file = try await books.book(of: story, pictures: chosen, as: format, for: user)
            }
            let name = "\(Self.fileName(of: story)).\(format.fileExtension)"
            return Answer.file(file, mediaType: format.mediaType, fileName: name).with(.eTag, tag)
        }
    }

    private var importStory: Route {
        Route(
            .post, "/api/v1/import", "importStory", "Take in a story that was exported as JSON",
            details:
                "It gets an id of its own, and keeps the one in the file for its exports. A body may have "
                + "\(Self.largestImport >> 20) MiB and \(Self.mostImportedValues) values.",
            tag: "stories", access: .scope(.write), body: ImportedStory.self,
            answers: [.json(StoryResource.self, "The story.", status: 201, headers: ["Location": "Where it is."])],
            traits: Self.importing
        ) { call in
            let contents = try StoryExport.contents(ofJSON: Data(call.bytes))
            try ImportCheck(contents.story, contents.ledger).run()
            let kept = try BookPictures(desk: pictures).read(contents.pictures, for: contents.story, at: now())
            let adopted = try await desk.adopt(
                contents.story, ledger: contents.ledger, pictures: kept, for: try call.user)
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
            access: .scope(.read), answers: [.json(HealthResource.self, "The measures.")],
            traits: .reading.working(.long)
        ) { call in
            let (story, card) = try await desk.story(try call.storyID, of: try call.user)
            let (report, findings) = StoryFindings.examine(story)
            return try .json(HealthResource(report, findings), tag: tag(card))
        }
    }

    private static var importing: RouteTraits {
        var traits = RouteTraits.making.and(.notInPlan).working(.long)
        traits.largestBody = largestImport
        traits.mostValues = mostImportedValues
        traits.readsBodyItself = true
        return traits
    }

    /// Names a file by all that stands in it: a story's revision says nothing of its pictures, and a picture's bytes never
    /// change.
    private static func tag(revision: Int, format: ExportFormat, pictures: [Picture]) -> EntityTag {
        guard !pictures.isEmpty else { return EntityTag("\(revision).\(format.rawValue)") }
        let shown = pictures.map { "\($0.id) \($0.alt)" }.joined(separator: "\n")
        return EntityTag("\(revision).\(format.rawValue).\(Fingerprint(of: Array(shown.utf8)).text)")
    }

    /// A title's letters and digits of ASCII, as a file's name.
    private static func fileName(of story: Story) -> String {
        let words = story.title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let name = words.joined(separator: "-").prefix(60)
        return name.isEmpty ? "story-\(story.id)" : String(name)
    }

    private static func bare(_ mediaType: String) -> String { String(mediaType.prefix { $0 != ";" }) }
}
