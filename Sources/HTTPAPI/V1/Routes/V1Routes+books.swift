import Storage
import StoryDomain

extension V1Routes {
    /// What a story cost, and what happened to it.
    var bookRoutes: [Route] {
        [
            Route(
                .get, "/api/v1/stories/{id}/ledger", "readStoryLedger", "List the calls that a story took",
                tag: "usage",
                access: .scope(.read), query: PageQuery.self, answers: [.json(Page<StoryLedgerLine>.self, "A page.")],
                traits: .reading.working(.apart)
            ) { call in
                let id = try await desk.card(of: try call.storyID, user: try call.user).id
                let page = Page(
                    of: try await desk.repository.ledger(of: id), after: call.query.cursor, limit: call.query.limit,
                    id: \.call.rawValue, item: StoryLedgerLine.init)
                return try .json(page)
            },
            Route(
                .get, "/api/v1/stories/{id}/events", "readStoryEvents", "List what happened to a story, oldest first",
                tag: "stories", access: .scope(.read), query: PageQuery.self,
                answers: [.json(Page<StoryEvent>.self, "A page.")],
                traits: .reading.working(.apart)
            ) { call in
                let id = try await desk.card(of: try call.storyID, user: try call.user).id
                // Numbered within the story: those of the table count the events of all users.
                let events = try await desk.repository.events(of: id).enumerated().map {
                    StoryEvent($0.element.event, number: $0.offset + 1)
                }
                let page = Page(
                    of: events, after: call.query.cursor, limit: call.query.limit, id: { String($0.number) },
                    item: { $0 })
                return try .json(page)
            },
        ]
    }
}
