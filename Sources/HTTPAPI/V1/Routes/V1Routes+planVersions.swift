import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// Older versions of the parts of a plan.
    var planVersionRoutes: [Route] {
        PlanPart.Kind.allCases.flatMap { [listPlanVersions($0), readPlanVersion($0), restorePlanVersion($0)] }
    }

    private func listPlanVersions(_ kind: PlanPart.Kind) -> Route {
        Route(
            .get, Self.path(kind), "list\(Self.name(kind))Versions",
            "List older versions of a story's \(kind.rawValue), newest first",
            details: "Each change leaves one; the newest \(PlanVersion.mostOfPart) are kept.", tag: "plan",
            access: .scope(.read), query: PageQuery.self, answers: [.json(Page<PlanVersionCard>.self, "A page.")],
            traits: .reading
        ) { call in
            let found = try await desk.repository.planVersions(
                of: kind, in: try call.storyID, of: try call.user, before: call.query.cursor.map { Int($0) ?? 0 },
                limit: call.query.limit + 1)
            return try .json(
                Page(found, limit: call.query.limit, cursor: { String($0.number) }, item: PlanVersionCard.init))
        }
    }

    private func readPlanVersion(_ kind: PlanPart.Kind) -> Route {
        Route(
            .get, Self.path(kind) + "/{v}", "read\(Self.name(kind))Version",
            "Read an older version of a story's \(kind.rawValue)", tag: "plan", access: .scope(.read),
            answers: [.json(PlanVersionResource.self, "The version.")], traits: .reading
        ) { call in
            let version = try await desk.planVersion(
                try call.number("v"), of: kind, in: try call.storyID, user: try call.user)
            return try .json(PlanVersionResource(version: version))
        }
    }

    private func restorePlanVersion(_ kind: PlanPart.Kind) -> Route {
        let answer: RouteAnswer =
            switch kind {
            case .premise: .json(PremiseResource.self, "The premise.")
            case .outline: .json(StoryOutline.self, "The outline.")
            case .setups: .json(SetupsResource.self, "What is offered.")
            case .brief: .json(StoryResource.self, "The story.")
            }
        return Route(
            .post, Self.path(kind) + "/{v}/restore", "restore\(Self.name(kind))Version",
            "Put an older version of a story's \(kind.rawValue) back in place",
            details: "What makes room becomes a version.", tag: "plan", access: .scope(.write), answers: [answer],
            traits: kind == .brief ? .editing.and(.notInPlan) : .editing
        ) { call in
            let (plan, card) = try await desk.restorePlan(
                try call.number("v"), of: kind, in: try call.storyID, user: try call.user, if: call.precondition)
            switch kind {
            case .premise: return try .json(PremiseResource(plan.premise, card), tag: tag(card))
            case .outline: return try .json(StoryOutline(of: plan, card), tag: tag(card))
            case .setups: return try .json(SetupsResource(plan.setupOptions), tag: tag(card))
            case .brief: return try await self.answer((plan: plan, card: card))
            }
        }
    }

    private static func path(_ kind: PlanPart.Kind) -> String {
        "/api/v1/stories/{id}/\(kind.rawValue)/versions"
    }

    private static func name(_ kind: PlanPart.Kind) -> String {
        switch kind {
        case .brief: "Brief"
        case .setups: "Setups"
        case .premise: "Premise"
        case .outline: "Outline"
        }
    }
}
