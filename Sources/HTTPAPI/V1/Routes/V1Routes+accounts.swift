import Accounts

extension V1Routes {
    /// Who calls, and which plans there are.
    var accountRoutes: [Route] {
        [
            Route(
                .get, "/api/v1/me", "readMe", "Read who you are and what you may", tag: "account",
                access: .scope(.read), answers: [.json(MeResource.self, "You.")]
            ) { call in
                let caller = try call.caller
                let plan = try await accounts.plan(of: caller.user)
                return try .json(
                    MeResource(user: caller.user, scopes: caller.scopes.inOrder, plan: resource(of: plan)))
            },
            Route(
                .get, "/api/v1/plans", "listPlans", "List the plans that there are", tag: "account",
                access: .scope(.read), query: PageQuery.self, answers: [.json(Page<PlanResource>.self, "A page.")]
            ) { call in
                let page = Page(
                    of: plans.all, after: call.query.cursor, limit: call.query.limit,
                    id: { Fingerprint(of: $0.name.utf8).text }, item: resource(of:))
                return try .json(page)
            },
        ]
    }

    private func resource(of plan: Plan) -> PlanResource {
        PlanResource(plan, isDefault: plan.name == plans.standard.name)
    }
}
