import FoundationEssentials
import Storage
import StoryDomain

/// What the pictures that users keep may take.
extension UsageBooks {
    private static let megabyte = 1_000_000

    /// Refuses pictures for which the user's plan has no room (`picture_megabytes`).
    ///
    /// To be called inside the transaction that stores them, before they are stored, whichever way they come in: uploads,
    /// drawings, imports, duplicates. The transactions of one user then take turns, so the limit is exact however many
    /// come at once. Locks the row of the user's turn; lock the story's row before.
    ///
    /// - Parameters:
    ///   - bytes: of all pictures that are about to be stored.
    ///   - user: whose stories they will belong to.
    /// - Throws: `AllowanceError.pictureStorage`, `StorageError`.
    package func admit(pictureBytes bytes: Int, for user: UserID, in connection: any SQLConnection) throws {
        let plan = try connection.plan(of: user, among: plans)
        guard bytes > 0, let limit = plan.limits.pictureMegabytes else { return }
        let stored = try connection.takePictureTurn(of: user)
        guard stored + bytes > limit * Self.megabyte else { return }
        throw AllowanceError(
            .pictureStorage, plan: plan.name, limit: Decimal(limit), used: Self.megabytes(stored),
            asked: Self.megabytes(bytes), resetsAt: nil)
    }

    /// The same as what a transaction must hold that stores pictures.
    package func pictureRoom(for user: UserID) -> PictureRepository.RoomClause {
        { connection, bytes in try admit(pictureBytes: bytes, for: user, in: connection) }
    }

    /// Megabytes to two decimals, rounded up so that no picture counts as nothing.
    private static func megabytes(_ bytes: Int) -> Decimal {
        Decimal((bytes + megabyte / 100 - 1) / (megabyte / 100)) / 100
    }
}
