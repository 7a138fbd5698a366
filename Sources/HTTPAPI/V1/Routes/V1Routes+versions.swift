import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// Older texts of scenes.
    var versionRoutes: [Route] { [listVersions, readVersion, restoreVersion] }

    private var listVersions: Route {
        Route(
            .get, "/api/v1/stories/{id}/scenes/{n}/versions", "listVersions",
            "List a scene's older texts, newest first",
            tag: "text", access: .scope(.read), query: PageQuery.self,
            answers: [.json(Page<VersionCard>.self, "A page.")], traits: .reading
        ) { call in
            let page = Page(
                of: try await versions(call), after: call.query.cursor, limit: call.query.limit,
                id: { String($0.number) }, item: VersionCard.init)
            return try .json(page)
        }
    }

    private var readVersion: Route {
        Route(
            .get, "/api/v1/stories/{id}/scenes/{n}/versions/{v}", "readVersion", "Read an older text of a scene",
            tag: "text", access: .scope(.read), answers: [.json(VersionResource.self, "The version.")],
            traits: .reading
        ) { call in try .json(VersionResource(version: try await version(call))) }
    }

    private var restoreVersion: Route {
        Route(
            .post, "/api/v1/stories/{id}/scenes/{n}/versions/{v}/restore", "restoreVersion",
            "Put an older text back in place", details: "The text that makes room becomes a version.", tag: "text",
            access: .scope(.write),
            answers: [.json(EditedSceneText.self, "The text, and where the story stands.")], traits: .editing
        ) { call in
            let version = try await version(call)
            return try await edited(call, scope: .scene(version.scene)) { scene, moment in
                try StoryEdit.restoring(version, in: scene, at: moment)
            }
        }
    }

    private func versions<Query, Body>(_ call: Call<Query, Body>) async throws -> [SceneVersion] {
        let (id, user) = (try call.storyID, try call.user)
        _ = try await desk.card(of: id, user: user)
        return try await desk.repository.versions(ofScene: try call.number("n"), in: id, of: user)
    }

    private func version<Query, Body>(_ call: Call<Query, Body>) async throws -> SceneVersion {
        let (scene, number) = (try call.number("n"), try call.number("v"))
        guard let version = try await versions(call).first(where: { $0.number == number }) else {
            throw EditError.noVersion(scene: scene, number: number)
        }
        return version
    }
}
