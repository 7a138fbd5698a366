import FoundationEssentials
import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// What is written: whole, by scene, by paragraph.
    var textRoutes: [Route] { [readText, readSceneText, writeSceneText, listPassages, changePassage] }

    private var readText: Route {
        Route(
            .get, "/api/v1/stories/{id}/text", "readText", "Read all that is written so far", tag: "text",
            access: .scope(.read), answers: [.json(StoryText.self, "The text.")],
            traits: .reading.working(.apart)
        ) { call in
            let (story, card) = try await desk.story(try call.storyID, of: try call.user)
            return try .json(StoryText(story, revision: card.revision), tag: tag(card))
        }
    }

    private var readSceneText: Route {
        Route(
            .get, "/api/v1/stories/{id}/scenes/{n}/text", "readSceneText", "Read a scene's text", tag: "text",
            access: .scope(.read), answers: [.json(SceneText.self, "The text.")], traits: .reading
        ) { call in
            let (story, card) = try await desk.story(try call.storyID, of: try call.user)
            let number = try call.number("n")
            guard story.outline?.scene(number) != nil else { throw EditError.noScene(number) }
            return try .json(SceneText(number, of: story, revision: card.revision), tag: tag(card))
        }
    }

    private var writeSceneText: Route {
        Route(
            .put, "/api/v1/stories/{id}/scenes/{n}/text", "writeSceneText", "Put one's own text in place of a scene's",
            details:
                "The old text becomes a version, once in a sitting. Paragraphs that stay are not touched; they keep author and "
                + "call. The answer is the new state: nothing need be read after it.",
            tag: "text",
            access: .scope(.write), body: NewSceneText.self,
            answers: [.json(EditedSceneText.self, "The text, and where the story stands.")],
            traits: .editing
        ) { call in
            let (number, body) = (try call.number("n"), call.body)
            return try await edited(call, scope: .scene(number)) { scene, moment in
                try StoryEdit.replacing(with: body.text, sitting: body.sitting, in: scene, at: moment)
            }
        }
    }

    private var listPassages: Route {
        Route(
            .get, "/api/v1/stories/{id}/passages", "listPassages", "List paragraphs with their authors", tag: "text",
            access: .scope(.read), query: PassageQuery.self, answers: [.json(Page<PassageResource>.self, "A page.")],
            traits: .reading.working(.apart)
        ) { call in
            let (story, _) = try await desk.story(try call.storyID, of: try call.user)
            let page = Page(
                of: call.query.scene.map(story.passages(inScene:)) ?? story.passages, after: call.query.cursor,
                limit: call.query.limit, id: \.position.description, item: PassageResource.init)
            return try .json(page)
        }
    }

    private var changePassage: Route {
        Route(
            .patch, "/api/v1/stories/{id}/passages/{place}", "changePassage", "Change one paragraph",
            details:
                "The scene's old text becomes a version, once in a sitting. No other paragraph is touched. The answer is the "
                + "new state: nothing need be read after it.", tag: "text", access: .scope(.write),
            body: NewPassageText.self,
            answers: [.json(EditedSceneText.self, "The scene's text, and where the story stands.")], traits: .editing
        ) { call in
            let place = try call.path("place", as: Self.position)
            let body = call.body
            return try await edited(call, scope: .text(ofScene: place.scene)) { scene, moment in
                try StoryEdit.replacing(
                    passage: place, with: body.text, sitting: body.sitting, in: scene, at: moment)
            }
        }
    }

    /// Changes a scene's text by hand.
    ///
    /// - Parameter scope: what the change has to see of the scene.
    func edited<Query, Body>(
        _ call: Call<Query, Body>, scope: StoryScope<StoredScene>,
        _ change: @escaping @Sendable (StoredScene, Date) throws -> StoryChange
    ) async throws -> Answer {
        let (id, user) = (try call.storyID, try call.user)
        let (scene, card) = try await desk.edit(id, of: user, if: call.precondition, scope: scope, change: change)
        return try .json(EditedSceneText(scene, card), tag: tag(card))
    }

    private static func position(_ text: String) -> PassagePosition? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let scene = Int(parts[0]), let paragraph = Int(parts[1]) else { return nil }
        let place = PassagePosition(scene: scene, paragraph: paragraph)
        return place.description == text && scene >= 1 && paragraph >= 1 ? place : nil
    }
}
