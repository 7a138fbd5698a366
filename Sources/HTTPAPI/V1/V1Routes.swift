import Accounts
import FoundationEssentials
import Jobs
import LanguageModels
import Storytelling

/// Our own resources, under `/api/v1`: stories and all that belongs to them, runs, usage, keys.
///
/// Everything is the caller's own. What is another's is 404, as what is not there at all.
package struct V1Routes: Sendable {
    /// What all their paths begin with.
    static let prefix = "/api/v1"

    let desk: StoryDesk
    let pictures: PictureDesk
    let imageModels: @Sendable () -> [ImageProfile]
    let log: RunLog
    let keys: KeyRing
    let accounts: AccountRepository
    let plans: Plans
    let catalogue: @Sendable () -> [ModelOffer]
    let now: @Sendable () -> Date

    /// Takes the rooms that do the work.
    ///
    /// - Parameters:
    ///   - desk: where stories are made and changed; its `models` throws `UnknownModel` for what there is not.
    ///   - pictures: where pictures are made and changed; its `models` throws `UnknownModel` for what there is not.
    ///   - imageModels: the models that draw and can be asked for, the usual one first.
    ///   - log: shows what happens in runs.
    ///   - keys: makes and revokes keys.
    ///   - accounts: knows who is on which plan.
    ///   - plans: all plans there are.
    ///   - catalogue: the models that can be asked for, the usual one marked.
    ///   - now: the time.
    package init(
        desk: StoryDesk, pictures: PictureDesk, imageModels: @escaping @Sendable () -> [ImageProfile], log: RunLog,
        keys: KeyRing, accounts: AccountRepository, plans: Plans,
        catalogue: @escaping @Sendable () -> [ModelOffer], now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.desk = desk
        self.pictures = pictures
        self.imageModels = imageModels
        self.log = log
        self.keys = keys
        self.accounts = accounts
        self.plans = plans
        self.catalogue = catalogue
        self.now = now
    }

    /// The routes, for `APIServer`.
    package var groups: [RouteGroup] {
        let routes = [
            storyRoutes, fileRoutes, setupRoutes, premiseRoutes, outlineRoutes, sceneRoutes, textRoutes,
            proposalRoutes, versionRoutes, planVersionRoutes, runRoutes, runEventRoutes, bookRoutes, usageRoutes,
            modelRoutes,
            accountRoutes, keyRoutes, adminRoutes, cacheRoutes, pictureRoutes, pictureMakingRoutes,
            copilotRoutes,
        ]
        return [RouteGroup(prefix: Self.prefix, routes: routes.flatMap { $0 })]
    }
}
