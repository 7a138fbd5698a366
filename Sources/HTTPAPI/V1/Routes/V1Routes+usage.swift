import Accounts
import Storage
import StoryDomain

extension V1Routes {
    /// What the caller has used.
    var usageRoutes: [Route] { [readUsage, readUsageLedger, readUsageDays] }

    private var readUsage: Route {
        Route(
            .get, "/api/v1/usage", "readUsage", "Read what you have used this month, and what your plan allows",
            tag: "usage", access: .scope(.read), answers: [.json(UsageResource.self, "The month.")]
        ) { call in try .json(UsageResource(try await desk.books.usage(of: call.user))) }
    }

    private var readUsageLedger: Route {
        Route(
            .get, "/api/v1/usage/ledger", "readUsageLedger", "List your calls to models, newest first",
            details: "`run_id` goes before `story_id`. Calls of stories that were deleted are in it.", tag: "usage",
            access: .scope(.read), query: UsageLedgerQuery.self,
            answers: [.json(Page<UsageLineResource>.self, "A page.")]
        ) { call in
            let (user, query) = (try call.user, call.query)
            var before: Int64?
            if let cursor = query.cursor {
                before = try await desk.books.number(of: CallID(cursor), of: user) ?? 0
            }
            let filter: UsageFilter =
                query.runId.map { .run(RunID($0)) } ?? query.storyId.map { .story(StoryID($0)) } ?? .all
            let found = try await desk.books.lines(of: user, filter, before: before, limit: query.limit + 1)
            return try .json(
                Page(found, limit: query.limit, cursor: \.call.rawValue, item: UsageLineResource.init))
        }
    }

    private var readUsageDays: Route {
        Route(
            .get, "/api/v1/usage/daily", "readUsageDays", "List what you used by day and model", tag: "usage",
            access: .scope(.read), query: DaysQuery.self, answers: [.json(Page<DayResource>.self, "A page.")]
        ) { call in
            let period = call.query.period.flatMap(BillingPeriod.init(name:)) ?? BillingPeriod(containing: now())
            let page = Page(
                of: try await desk.books.totals(of: try call.user, in: period), after: call.query.cursor,
                limit: call.query.limit, id: DayResource.cursor, item: DayResource.init)
            return try .json(page)
        }
    }
}
