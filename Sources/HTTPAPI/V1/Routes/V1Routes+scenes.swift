import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// The scenes of an outline, one by one.
    var sceneRoutes: [Route] { [listScenes, readScene, changeScene, remakePlan, remakeScene] }

    private var listScenes: Route {
        Route(
            .get, "/api/v1/stories/{id}/scenes", "listScenes", "List the scenes of the outline", tag: "scenes",
            access: .scope(.read), query: PageQuery.self, answers: [.json(Page<SceneResource>.self, "A page.")],
            traits: .reading
        ) { call in
            let (plan, _) = try await desk.plan(of: try call.storyID, user: try call.user)
            let page = Page(
                of: plan.outline?.scenes ?? [], after: call.query.cursor, limit: call.query.limit,
                id: { String($0.number) }, item: { SceneResource($0, of: plan) })
            return try .json(page)
        }
    }

    private var readScene: Route {
        Route(
            .get, "/api/v1/stories/{id}/scenes/{n}", "readScene", "Read a scene's plan", tag: "scenes",
            access: .scope(.read), answers: [.json(SceneResource.self, "The scene.")], traits: .reading
        ) { call in
            let (plan, card) = try await desk.plan(of: try call.storyID, user: try call.user)
            return try .json(try scene(try call.number("n"), of: plan), tag: tag(card))
        }
    }

    private var changeScene: Route {
        Route(
            .patch, "/api/v1/stories/{id}/scenes/{n}", "changeScene", "Change a scene's plan",
            details: "What is left out stays; so does the scene's text.", tag: "scenes", access: .scope(.write),
            body: ScenePatch.self, answers: [.json(SceneResource.self, "The scene.")], traits: .editing
        ) { call in
            let (id, user, number, body) = (try call.storyID, try call.user, try call.number("n"), call.body)
            let (plan, card) = try await desk.edit(id, of: user, if: call.precondition, scope: .plan) { plan, moment in
                var change = try StoryEdit.changingPlan(ofScene: number, in: plan.outline, at: moment) {
                    body.fields.change(&$0)
                }
                change.planSitting = body.sitting
                return change
            }
            return try .json(try scene(number, of: plan), tag: tag(card))
        }
    }

    private var remakePlan: Route {
        Route(
            .post, "/api/v1/stories/{id}/scenes/{n}/plan/regenerate", "remakePlan", "Have a scene planned anew",
            details:
                "The old plan stays until the new one is there, and the outline that has it is then a version; the scene's "
                + "text and its words stay as they are. What is changed meanwhile stays: the answer is then a problem that "
                + "holds what was made.",
            tag: "scenes", access: .scope(.write), body: PlanRegeneration.self,
            answers: [
                .json(ReplannedScene.self, "The scene."),
                .events(MadeEventData<ReplannedScene>.self, "The same while it is made."),
            ], traits: .remaking
        ) { call in
            let (id, user, number, body) = (try call.storyID, try call.user, try call.number("n"), call.body)
            try await desk.check(call.precondition, for: id, of: user)
            return try await made(call, part: "plan") { watch in
                let asking = try asking(call, provider: body.provider, model: body.model, watch: watch)
                let (story, card) = try await desk.replan(
                    scene: number, of: id, wish: body.note ?? "", if: call.precondition, asking)
                return Made(
                    value: ReplannedScene(
                        scene: try scene(number, of: StoryPlan(of: story)), revision: card.revision,
                        spending: watch.spending),
                    tag: tag(card))
            }
        }
    }

    private var remakeScene: Route {
        Route(
            .post, "/api/v1/stories/{id}/scenes/{n}/regenerate", "remakeScene", "Have a scene written anew",
            details: "Its text becomes a version; a run writes it again, and then on where anything else is open.",
            tag: "scenes", access: .scope(.write), body: SceneRegeneration.self,
            answers: [.json(RunResource.self, "The run.", status: 202, headers: ["Location": "The run."])],
            traits: .starting
        ) { call in
            let (id, user) = (try call.storyID, try call.user)
            let started = try await desk.regenerate(
                scene: try call.number("n"), of: id, note: call.body.note, for: user, if: call.precondition)
            return try accepted(started)
        }
    }

    /// A scene of a story's outline.
    ///
    /// - Throws: `EditError.noScene`.
    private func scene(_ number: Int, of story: StoryPlan) throws -> SceneResource {
        guard let plan = story.outline?.scene(number) else { throw EditError.noScene(number) }
        return SceneResource(plan, of: story)
    }
}
