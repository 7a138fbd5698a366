import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// Setups that are offered for an idea, and stronger ideas.
    var setupRoutes: [Route] { [offerSetups, readSetups, chooseSetup, composeSetups, composeIdeas] }

    private var offerSetups: Route {
        Route(
            .post, "/api/v1/stories/{id}/setups", "offerSetups", "Have three setups offered for a story",
            details: "They replace those that were offered before, which become a version.", tag: "setups",
            access: .scope(.write),
            body: Regeneration.self,
            answers: [
                .json(SetupsResource.self, "What is offered."),
                .events(MadeEventData<SetupsResource>.self, "The same while it is made."),
            ], traits: .remaking
        ) { call in
            let (id, user, body) = (try call.storyID, try call.user, call.body)
            try await desk.check(call.precondition, for: id, of: user)
            return try await made(call, part: "setup") { watch in
                let asking = try asking(call, provider: body.provider, model: body.model, watch: watch)
                let (story, card) = try await desk.remake(
                    id, until: .setups, if: call.precondition, notes: Self.notes(body.note), asking
                ) { copy in
                    copy.brief = Self.bare(copy.brief)
                    copy.premise = nil
                    copy.setupOptions = []
                } parts: { made, before in
                    Self.changed([.setups], of: made, since: before)
                }
                return Made(value: SetupsResource(story.setupOptions, spending: watch.spending), tag: tag(card))
            }
        }
    }

    private var readSetups: Route {
        Route(
            .get, "/api/v1/stories/{id}/setups", "readSetups", "Read the setups that were offered", tag: "setups",
            access: .scope(.read), answers: [.json(SetupsResource.self, "What is offered.")], traits: .reading
        ) { call in
            let (plan, card) = try await desk.plan(of: try call.storyID, user: try call.user)
            return try .json(SetupsResource(plan.setupOptions), tag: tag(card))
        }
    }

    private var chooseSetup: Route {
        Route(
            .post, "/api/v1/stories/{id}/setups/{n}/choose", "chooseSetup", "Take one of the setups",
            details:
                "Its premise becomes the story's, its fields fill what the brief leaves open. Fields in the body go "
                + "before both, so that several setups can be mixed.",
            tag: "setups", access: .scope(.write), body: SetupFields.self,
            answers: [.json(StoryResource.self, "The story.")], traits: .editing.withOptionalBody
        ) { call in
            let (id, user, number) = (try call.storyID, try call.user, try call.number("n"))
            let own = call.body.setup()
            let (plan, card) = try await desk.edit(id, of: user, if: call.precondition, scope: .plan) { plan, moment in
                try StoryEdit.takingSetup(number, with: own, of: plan, at: moment)
            }
            return try await answer((plan: plan, card: card))
        }
    }

    private var composeSetups: Route {
        Route(
            .post, "/api/v1/setups", "composeSetups", "Have three setups offered for an idea",
            details: "Nothing is stored but what it costs.", tag: "setups", access: .scope(.write),
            body: IdeaRequest.self,
            answers: [
                .json(SetupsResource.self, "What is offered.", headers: Self.cacheHeaders),
                .events(MadeEventData<SetupsResource>.self, "The same while it is made."),
            ], traits: .asking
        ) { call in
            let body = call.body
            let brief = Self.bare(try body.story.brief())
            return try await made(call, part: "setup") { watch in
                let asking = try asking(call, provider: body.provider, model: body.model, watch: watch)
                let story = Story(id: .random(), brief: brief, notes: Self.notes(body.note), createdAt: now())
                let made = try await desk.compose(story, until: .setups, as: "setups", asking)
                return Made(
                    value: SetupsResource(made.value.setupOptions, spending: Spending(made)), isCached: made.isCached)
            }
        }
    }

    private var composeIdeas: Route {
        Route(
            .post, "/api/v1/ideas", "composeIdeas", "Have three stronger ideas made of an idea",
            details: "Nothing is stored but what it costs.", tag: "setups", access: .scope(.write),
            body: IdeaRequest.self,
            answers: [
                .json(IdeasResource.self, "The ideas.", headers: Self.cacheHeaders),
                .events(MadeEventData<IdeasResource>.self, "The same while it is made."),
            ], traits: .asking
        ) { call in
            let body = call.body
            let brief = try body.story.brief()
            return try await made(call, part: "idea") { watch in
                let asking = try asking(call, provider: body.provider, model: body.model, watch: watch)
                let made = try await desk.suggestions(
                    for: brief, notes: Self.notes(body.note), as: "ideas", asking)
                let ideas = IdeasResource(ideas: made.value.map(IdeaResource.init), spending: Spending(made))
                return Made(value: ideas, isCached: made.isCached)
            }
        }
    }

    private static let cacheHeaders = ["Cache-Status": "`storywriter; hit` where an earlier answer was given."]

    /// The wish of a request as the story keeps it; none where nothing is said.
    static func notes(_ note: String?) -> [WriterNote] {
        guard let note, note.contains(where: { !$0.isWhitespace }) else { return [] }
        return [WriterNote(text: note)]
    }

    /// The brief with all that says what happens in its idea, so that setups can be offered for it.
    private static func bare(_ brief: Brief) -> Brief {
        var bare = brief
        if bare.idea.allSatisfy(\.isWhitespace) {
            let said = [brief.setup.plotElements, brief.setup.characterInput, brief.setup.storySetting]
            bare.idea = said.filter { $0.contains { !$0.isWhitespace } }.joined(separator: "; ")
        }
        bare.setup.plotElements = ""
        bare.setup.characterInput = ""
        bare.setup.storySetting = ""
        return bare
    }
}
