import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// The outline of a story.
    var outlineRoutes: [Route] { [readOutline, writeOutline, remakeOutline] }

    private var readOutline: Route {
        Route(
            .get, "/api/v1/stories/{id}/outline", "readOutline", "Read the outline", tag: "plan",
            access: .scope(.read), answers: [.json(StoryOutline.self, "The outline.")], traits: .reading
        ) { call in
            let (plan, card) = try await desk.plan(of: try call.storyID, user: try call.user)
            return try .json(StoryOutline(of: plan, card), tag: tag(card))
        }
    }

    private var writeOutline: Route {
        Route(
            .put, "/api/v1/stories/{id}/outline", "writeOutline", "Put one's own outline in place",
            details:
                "Scenes are numbered anew in the order given, and take their texts along where they say `from` which "
                + "scene they come. Those without a budget share what the others leave of the story's words.",
            tag: "plan", access: .scope(.write), body: NewOutline.self,
            answers: [.json(StoryOutline.self, "The outline.")], traits: .editing
        ) { call in
            let (id, user, body) = (try call.storyID, try call.user, call.body)
            guard body.isArranged else {
                let (plan, card) = try await desk.edit(id, of: user, if: call.precondition, scope: .plan) {
                    plan, moment in
                    var change = try StoryEdit.settingOutline(
                        title: body.title, scenes: body.scenes.map { $0.fields.plan() }, of: plan, at: moment)
                    change.planSitting = body.sitting
                    return change
                }
                return try .json(StoryOutline(of: plan, card), tag: tag(card))
            }
            // Texts move with their scenes.
            let (story, card) = try await desk.edit(id, of: user, if: call.precondition) { story, moment in
                var change = try StoryEdit.arranging(
                    title: body.title, scenes: body.scenes.map(\.arranged), of: story, at: moment)
                change.planSitting = body.sitting
                return change
            }
            return try .json(StoryOutline(of: StoryPlan(of: story), card), tag: tag(card))
        }
    }

    private var remakeOutline: Route {
        Route(
            .post, "/api/v1/stories/{id}/outline/regenerate", "remakeOutline", "Have the outline made anew",
            details:
                "The old one stays until the new one is there, and is then a version. A premise is written first where "
                + "there is none. What is changed meanwhile stays: the answer is then a problem that holds what was made.",
            tag: "plan", access: .scope(.write), body: Regeneration.self,
            answers: [
                .json(StoryOutline.self, "The outline."),
                .events(MadeEventData<StoryOutline>.self, "The same while it is made."),
            ], traits: .remaking
        ) { call in
            let (id, user, body) = (try call.storyID, try call.user, call.body)
            try await desk.check(call.precondition, for: id, of: user)
            return try await made(call, part: "premise") { watch in
                let asking = try asking(call, provider: body.provider, model: body.model, watch: watch)
                let (story, card) = try await desk.remake(
                    id, until: .outline, if: call.precondition, notes: Self.notes(body.note), asking
                ) { copy in
                    copy.outline = nil
                } parts: { made, before in
                    // What had to be made before it goes with it.
                    Self.changed(
                        before.premise == nil ? [.outline, .premise, .brief, .setups] : [.outline], of: made,
                        since: before)
                }
                return Made(
                    value: StoryOutline(of: StoryPlan(of: story), card, spending: watch.spending), tag: tag(card))
            }
        }
    }
}
