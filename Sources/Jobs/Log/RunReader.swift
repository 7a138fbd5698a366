import StoryDomain

/// One reader's seat among the `RunReaders`; letting go of it gives it up.
final class RunReader: Sendable {
    let run: RunID
    let number: Int
    /// Nudges to look into the log; ends when the log is closed.
    let wakes: AsyncStream<Void>
    private let readers: RunReaders

    /// Takes a seat's parts.
    init(run: RunID, number: Int, wakes: AsyncStream<Void>, readers: RunReaders) {
        self.run = run
        self.number = number
        self.wakes = wakes
        self.readers = readers
    }

    /// Notes how far this reader has come.
    func move(to position: Int) {
        readers.move(self, to: position)
    }

    deinit {
        readers.leave(run, number)
    }
}
