import Accounts
import StoryDomain
import Storytelling

extension V1Routes {
    /// Users and their plans, for administrators.
    var adminRoutes: [Route] { [listUsers, setPlan] }

    private var listUsers: Route {
        Route(
            .get, "/api/v1/users", "listUsers", "List users by id",
            details: "Those who have a plan, a key or anything in the ledger.", tag: "administration",
            access: .scope(.admin), query: UserListQuery.self, answers: [.json(Page<UserResource>.self, "A page.")]
        ) { call in
            let last = call.query.cursor.flatMap(UserID.init(rawValue:))
            let found = try await accounts.users(after: last, limit: call.query.limit + 1)
            return try .json(
                Page(found, limit: call.query.limit, cursor: \.user.rawValue, item: UserResource.init))
        }
    }

    private var setPlan: Route {
        Route(
            .put, "/api/v1/users/{user}/plan", "setPlan", "Put a user on a plan",
            details: "Runs that wait for an allowance go on.", tag: "administration", access: .scope(.admin),
            body: PlanChoice.self, answers: [.json(PlanResource.self, "The plan.")], traits: .reading
        ) { call in
            let user = try call.path("user", as: UserID.init(rawValue:))
            try await accounts.setPlan(of: user, to: call.body.plan)
            try await desk.queue.resumeAll(of: user, stoppedBy: StoryRunHandler.allowanceCode)
            let plan = try await accounts.plan(of: user)
            return try .json(PlanResource(plan, isDefault: plan.name == plans.standard.name))
        }
    }
}
