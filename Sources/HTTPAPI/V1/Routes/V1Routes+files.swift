import FoundationEssentials
import Publishing
import StoryDomain
import Storytelling

extension V1Routes {
    /// Stories as files, and what can be said about them.
    var fileRoutes: [Route] { [exportStory, importStory, checkStory] }

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
            let file = try StoryExport.render(story, ledger: ledger, as: format)
            return Answer.bytes(
                Array(file), mediaType: format.mediaType,
                fileName: "\(Self.fileName(of: story)).\(format.fileExtension)"
            ).with(.eTag, EntityTag("\(card.revision).\(format.rawValue)").description)
        }
    }

    private var importStory: Route {
        Route(
            .post, "/api/v1/import", "importStory", "Take in a story that was exported as JSON",
            details:
                "It gets an id of its own, and keeps the one in the file for its exports. A body may have 16 MiB.",
            tag: "stories",
            access: .scope(.write), body: ImportedStory.self,
            answers: [.json(StoryResource.self, "The story.", status: 201, headers: ["Location": "Where it is."])],
            traits: Self.importing
        ) { call in
            let (story, ledger) = try StoryExport.contents(ofJSON: Data(call.bytes))
            try ImportCheck(story, ledger).run()
            return try await answer(try await desk.adopt(story, ledger: ledger, for: call.user), created: true)
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
        traits.largestBody = 16 << 20
        return traits
    }

    /// A title's letters and digits of ASCII, as a file's name.
    private static func fileName(of story: Story) -> String {
        let words = story.title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let name = words.joined(separator: "-").prefix(60)
        return name.isEmpty ? "story-\(story.id)" : String(name)
    }

    private static func bare(_ mediaType: String) -> String { String(mediaType.prefix { $0 != ";" }) }
}
