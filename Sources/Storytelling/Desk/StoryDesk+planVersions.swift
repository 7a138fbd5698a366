import Accounts
import FoundationEssentials
import Storage
import StoryDomain

extension StoryDesk {
    /// A version of a part of the plan.
    ///
    /// - Throws: `StorageError.notFound` also for another's story; `EditError.noPlanVersion`.
    package func planVersion(
        _ number: Int, of kind: PlanPart.Kind, in id: StoryID, user: UserID
    ) async throws -> PlanVersion {
        guard let version = try await repository.planVersion(number, of: kind, in: id, of: user) else {
            throw EditError.noPlanVersion(kind, number: number)
        }
        return version
    }

    /// Puts a version of a part back in place; what stands there becomes a version.
    ///
    /// - Throws: as `edit`; `EditError.noPlanVersion`; `AllowanceError` where the plan has no stories of the length that a
    ///   brief asks for.
    package func restorePlan(
        _ number: Int, of kind: PlanPart.Kind, in id: StoryID, user: UserID, if precondition: Precondition = .any
    ) async throws -> (plan: StoryPlan, card: StoryListing) {
        let version = try await planVersion(number, of: kind, in: id, user: user)
        if case .brief(let brief) = version.part { try await books.admit(words: brief.length.words, for: user) }
        let edited = try await edit(id, of: user, if: precondition, scope: .plan) { plan, moment in
            try StoryEdit.restoring(version, of: plan, at: moment)
        }
        return (edited.part, edited.card)
    }

    /// Keeps what a model made and could not be put in place, so that what was paid for is not lost.
    ///
    /// - Parameters:
    ///   - parts: what was made.
    ///   - scene: what was made where it is the plan of one scene.
    ///   - error: why it could not be put in place.
    /// - Returns: the error to throw. Where nothing can be kept, as in a story that is gone, it still holds what was made.
    func unplaced(
        _ parts: [PlanPart], scene: ScenePlan? = nil, of id: StoryID, because error: any Error
    ) async -> UnplacedPlan {
        let versions = try? await repository.offer(parts, in: id, at: now())
        return UnplacedPlan(cause: error, parts: parts, scene: scene, versions: versions ?? [:])
    }
}

/// Parts of a plan that a model made and that could not be put in place: somebody changed the story meanwhile.
package struct UnplacedPlan: Error, Sendable {
    /// Why.
    package let cause: any Error
    /// What was made, whole; of one scene's plan the outline that has it.
    package let parts: [PlanPart]
    /// What was made, where it is the plan of one scene.
    package let scene: ScenePlan?
    /// The versions as which the parts are kept, by part; restoring one puts it in place.
    package let versions: [PlanPart.Kind: Int]
}
