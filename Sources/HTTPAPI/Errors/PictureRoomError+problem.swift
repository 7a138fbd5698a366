import Storage

/// Deleting pictures makes room, so this is a conflict with what is stored.
extension PictureRoomError: ProblemConvertible {
    package var problem: Problem { Problem(.conflict, description) }
}
