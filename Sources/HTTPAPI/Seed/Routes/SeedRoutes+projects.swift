import Storage
import StoryDomain

/// What the web client keeps of its stories.
extension SeedRoutes {
    var projectRoutes: [Route] {
        [createProject, listProjects, readProject, changeProject, deleteProject, favorProject]
    }

    private static let traits = RouteTraits(pathValues: ["project_id": "The client's name for it."])

    private var createProject: Route {
        Route(
            .post, "/api/story/projects", "seedCreateProject", "Keep a project", tag: Self.tag,
            access: .scope(.write), body: NewSeedProject.self,
            answers: [.json(SeedProject.self, "The new project.", status: 201)]
        ) { call in
            let user = try call.caller.user
            do {
                let project = try await projects.create(
                    call.body.projectId, title: call.body.title, document: try call.body.document.json, for: user)
                return try .json(SeedProject(project, of: user), status: .created)
            } catch let error as StorageError where error.code == .conflict {
                throw Problem(.badRequest, "Project ID already exists")
            }
        }
    }

    private var listProjects: Route {
        Route(
            .get, "/api/story/projects", "seedListProjects", "List projects", tag: Self.tag, access: .scope(.read),
            query: SeedProjectQuery.self, answers: [.json(SeedProjectList.self, "A page of them.")]
        ) { call in
            let (user, query) = (try call.caller.user, call.query)
            let page = try await projects.list(
                of: user, status: query.status, favoritesOnly: query.favoritesOnly,
                order: StoryProject.Order(rawValue: query.orderBy) ?? .updatedAt, limit: query.limit,
                offset: query.offset)
            return try .json(
                SeedProjectList(
                    projects: try page.projects.map { try SeedProject($0, of: user) }, total: page.total,
                    limit: query.limit, offset: query.offset))
        }
    }

    private var readProject: Route {
        Route(
            .get, "/api/story/projects/{project_id}", "seedReadProject", "Read a project", tag: Self.tag,
            access: .scope(.read), answers: [.json(SeedProject.self, "The project.")], traits: Self.traits
        ) { call in
            let user = try call.caller.user
            let project = try await projects.project(call.path("project_id"), of: user)
            return try Self.answer(project, of: user)
        }
    }

    private var changeProject: Route {
        Route(
            .put, "/api/story/projects/{project_id}", "seedChangeProject", "Change a project",
            details:
                "Fields that are left out stay as they are. A text that is longer than the caller's plan has stories is 403.",
            tag: Self.tag, access: .scope(.write),
            body: SeedProjectChange.self, answers: [.json(SeedProject.self, "The project.")],
            traits: Self.traits.and(.notInPlan)
        ) { call in
            let (user, change) = (try call.caller.user, call.body)
            let plan = try await desk.books.plan(of: user)
            let project = try await projects.change(call.path("project_id"), of: user) { project in
                try change.apply(to: &project) { try plan.admit(words: $0) }
            }
            return try Self.answer(project, of: user)
        }
    }

    private var deleteProject: Route {
        Route(
            .delete, "/api/story/projects/{project_id}", "seedDeleteProject", "Delete a project", tag: Self.tag,
            access: .scope(.write), answers: [.empty("It is gone.")], traits: Self.traits
        ) { call in
            guard try await projects.delete(call.path("project_id"), of: call.caller.user) else { throw Self.noProject }
            return .empty()
        }
    }

    private var favorProject: Route {
        Route(
            .post, "/api/story/projects/{project_id}/favorite", "seedFavorProject",
            "Make a project a favourite, or no longer", tag: Self.tag, access: .scope(.write),
            answers: [.json(SeedProject.self, "The project.")], traits: Self.traits
        ) { call in
            let user = try call.caller.user
            let project = try await projects.change(call.path("project_id"), of: user) { $0.isFavorite.toggle() }
            return try Self.answer(project, of: user)
        }
    }

    private static let noProject = Problem(.notFound, "Project not found")

    private static func answer(_ project: StoryProject?, of user: UserID) throws -> Answer {
        guard let project else { throw noProject }
        return try .json(SeedProject(project, of: user))
    }
}
