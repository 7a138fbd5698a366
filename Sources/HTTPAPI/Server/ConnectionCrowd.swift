import NIOCore
import Synchronization

/// All open connections, so that those that do nothing make room before the last place is taken.
///
/// A connection can be spared while no request is under way on it, or while its client takes nothing of an answer. Beyond a
/// comfortable number, each new connection costs the one that could be spared the longest: whoever opens thousands and
/// leaves them alone loses their own.
final class ConnectionCrowd: Sendable {
    private struct Contents {
        var open: Set<ObjectIdentifier> = []
        /// The connections that can be spared, by the turn in which they became so.
        var spare: [Int: any Channel] = [:]
        var turns: [ObjectIdentifier: Int] = [:]
        var nextTurn = 0
    }

    private let comfortable: Int
    private let contents = Mutex(Contents())

    /// Begins to make room above `comfortable` connections.
    init(comfortable: Int) {
        self.comfortable = max(1, comfortable)
    }

    /// How many connections are open.
    var count: Int { contents.withLock { $0.open.count } }

    /// Takes a new connection in; closes one that can be spared where there are too many.
    func enter(_ channel: any Channel) {
        let leaver: (any Channel)? = contents.withLock { contents in
            contents.open.insert(ObjectIdentifier(channel))
            defer { Self.spare(channel, in: &contents) }
            guard contents.open.count > comfortable, let turn = contents.spare.keys.min() else { return nil }
            let leaver = contents.spare.removeValue(forKey: turn)
            if let leaver { contents.turns[ObjectIdentifier(leaver)] = nil }
            return leaver
        }
        leaver?.close(promise: nil)
    }

    /// Says that a connection can be spared from now on.
    func spare(_ channel: any Channel) {
        contents.withLock { contents in
            if contents.open.contains(ObjectIdentifier(channel)) { Self.spare(channel, in: &contents) }
        }
    }

    /// Says that a connection is in use.
    func use(_ channel: any Channel) {
        contents.withLock { Self.use(ObjectIdentifier(channel), in: &$0) }
    }

    /// Forgets a closed connection.
    func leave(_ channel: any Channel) {
        contents.withLock { contents in
            contents.open.remove(ObjectIdentifier(channel))
            Self.use(ObjectIdentifier(channel), in: &contents)
        }
    }

    private static func spare(_ channel: any Channel, in contents: inout Contents) {
        guard contents.turns[ObjectIdentifier(channel)] == nil else { return }
        contents.nextTurn += 1
        contents.spare[contents.nextTurn] = channel
        contents.turns[ObjectIdentifier(channel)] = contents.nextTurn
    }

    private static func use(_ id: ObjectIdentifier, in contents: inout Contents) {
        if let turn = contents.turns.removeValue(forKey: id) { contents.spare[turn] = nil }
    }
}
