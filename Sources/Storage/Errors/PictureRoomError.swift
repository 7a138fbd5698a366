/// A story has no room for another picture. Nothing of it was stored.
package enum PictureRoomError: Error, Sendable, Hashable, CustomStringConvertible {
    /// As many pictures as a story may have.
    case tooMany(limit: Int)
    /// More bytes of pictures than a story may have.
    case tooLarge(limit: Int, stored: Int, asked: Int)

    /// One sentence for people that names the limit and says what to do.
    package var description: String {
        switch self {
        case .tooMany(let limit):
            "The story has \(limit) pictures, the most that a story may have: delete some that are not chosen."
        case .tooLarge(let limit, let stored, let asked):
            "The pictures of a story may have \(limit >> 20) MiB: \(stored) bytes are stored and \(asked) more do not fit. "
                + "Delete some that are not chosen, or send smaller ones."
        }
    }
}
