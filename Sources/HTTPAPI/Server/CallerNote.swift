import StoryDomain
import Synchronization

/// Who makes a request, noted where it is found out.
final class CallerNote: Sendable {
    private let noted = Mutex<UserID?>(nil)

    /// The caller; nil until it is known, and in open routes.
    var user: UserID? {
        get { noted.withLock { $0 } }
        set { noted.withLock { $0 = newValue } }
    }
}
