import Accounts
import Jobs
import Storage
import Storytelling

/// The paths, fields and answers of the service that this one follows, so that its clients work as they are. What
/// differs is listed in docs/compatibility.md.
package struct SeedRoutes: Sendable {
    static let prefix = "/api/story"
    static let tag = "story"

    let desk: StoryDesk
    let log: RunLog
    let projects: ProjectRepository

    /// Takes the collaborators.
    ///
    /// - Parameter log: tells how far tasks are.
    package init(desk: StoryDesk, log: RunLog, projects: ProjectRepository) {
        self.desk = desk
        self.log = log
        self.projects = projects
    }

    /// All of them.
    package var group: RouteGroup {
        RouteGroup(
            prefix: Self.prefix, errors: SeedErrorRendering(),
            routes: [health] + ideaRoutes + writingRoutes + taskRoutes + cacheRoutes + projectRoutes)
    }

    private var health: Route {
        Route(
            .get, "/api/story/health", "seedHealth", "Tell that the story writer is there", tag: Self.tag,
            access: .open, answers: [.json(SeedHealth.self, "It is.")]
        ) { _ in try .json(SeedHealth()) }
    }
}
