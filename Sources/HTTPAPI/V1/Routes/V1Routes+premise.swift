import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// The premise of a story.
    var premiseRoutes: [Route] { [readPremise, writePremise, remakePremise] }

    private var readPremise: Route {
        Route(
            .get, "/api/v1/stories/{id}/premise", "readPremise", "Read the premise", tag: "plan",
            access: .scope(.read), answers: [.json(PremiseResource.self, "The premise.")], traits: .reading
        ) { call in
            let (plan, card) = try await desk.plan(of: try call.storyID, user: try call.user)
            return try .json(PremiseResource(plan.premise, card), tag: tag(card))
        }
    }

    private var writePremise: Route {
        Route(
            .put, "/api/v1/stories/{id}/premise", "writePremise", "Put one's own premise in place", tag: "plan",
            access: .scope(.write), body: NewPremise.self, answers: [.json(PremiseResource.self, "The premise.")],
            traits: .editing
        ) { call in
            let (id, user, text) = (try call.storyID, try call.user, call.body.premise)
            let sitting = call.body.sitting
            let (plan, card) = try await desk.edit(id, of: user, if: call.precondition, scope: .plan) { _, moment in
                var change = try StoryEdit.settingPremise(text, at: moment)
                change.planSitting = sitting
                return change
            }
            return try .json(PremiseResource(plan.premise, card), tag: tag(card))
        }
    }

    private var remakePremise: Route {
        Route(
            .post, "/api/v1/stories/{id}/premise/regenerate", "remakePremise", "Have the premise written anew",
            details:
                "The old one stays until the new one is there, and is then a version. For a bare idea, setups are offered "
                + "and the first is taken. What is changed meanwhile stays: the answer is then a problem that holds what "
                + "was made.",
            tag: "plan", access: .scope(.write), body: Regeneration.self,
            answers: [
                .json(PremiseResource.self, "The premise."),
                .events(MadeEventData<PremiseResource>.self, "The same while it is made."),
            ], traits: .remaking
        ) { call in
            let (id, user, body) = (try call.storyID, try call.user, call.body)
            try await desk.check(call.precondition, for: id, of: user)
            return try await made(call, part: "premise") { watch in
                let asking = try asking(call, provider: body.provider, model: body.model, watch: watch)
                let (story, card) = try await desk.remake(
                    id, until: .premise, if: call.precondition, notes: Self.notes(body.note), asking
                ) { copy in
                    copy.premise = nil
                    copy.setupOptions = []
                } parts: { made, before in
                    Self.changed([.premise, .brief, .setups], of: made, since: before)
                }
                return Made(
                    value: PremiseResource(story.premise, card, spending: watch.spending),
                    tag: tag(card))
            }
        }
    }

    /// The parts that were made: those of `kinds` that are there and are not as they were.
    static func changed(_ kinds: [PlanPart.Kind], of made: Story, since before: Story) -> [PlanPart] {
        kinds.compactMap { made.part($0) }.filter { $0 != before.part($0.kind) }
    }
}
