import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// Other words for what is selected.
    var proposalRoutes: [Route] { [propose] }

    private var propose: Route {
        Route(
            .post, "/api/v1/stories/{id}/scenes/{n}/proposals", "propose",
            "Have a selection said in other words, or the text go on",
            details:
                "Changes nothing but the ledger. A selection is widened to whole sentences; `from`, `to` and `text` of "
                + "the answer say what a proposal takes the place of.",
            tag: "text", access: .scope(.write), body: NewProposals.self,
            answers: [
                .json(ProposalsResource.self, "The proposals."),
                .events(ProposalEventData.self, "The same while they are made."),
            ], traits: .steering
        ) { call in
            let (id, user, body, number) = (try call.storyID, try call.user, call.body, try call.number("n"))
            let steering = try await desk.steering(
                body.order, inScene: number, of: id, user: user, if: call.precondition)
            return try await made(call, part: "text") { watch in
                let asking = try asking(call, provider: body.provider, model: body.model, watch: watch)
                let proposals = try await desk.propose(steering, asking) { watch.propose($1, alternative: $0) }
                return Made(
                    value: ProposalsResource(proposals, for: steering, of: id, spending: watch.spending),
                    tag: EntityTag(steering.revision))
            }
        }
    }
}
