import Storage

/// The notices of one transaction, posted when it is committed. Confined to the writer's thread.
final class NoticeOutbox {
    private var waiting: [(payload: String, channel: NoticeChannel)] = []

    /// Keeps a notice; one that waits already is not kept twice.
    func add(_ payload: String, on channel: NoticeChannel) {
        guard !waiting.contains(where: { $0 == (payload, channel) }) else { return }
        waiting.append((payload, channel))
    }

    /// Posts what waits.
    func post(on board: NoticeBoard) {
        for notice in waiting { board.post(notice.payload, on: notice.channel) }
    }
}
