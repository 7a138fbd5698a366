import Dispatch
import Storage

/// The one connection that hears the notices of all programs on the database and posts them on the board.
///
/// Where it is lost it is made again by itself; what is posted meanwhile is not heard, which a notice may suffer.
///
/// Safe to pass around although it is not a value: all that changes is touched on `queue` alone.
final class PostgresListener: @unchecked Sendable {
    private static let firstPause = Duration.milliseconds(50)
    private static let longestPause = Duration.seconds(5)

    private let address: PostgresAddress
    private let settings: PostgresSettings
    private let board: NoticeBoard
    private let queue = DispatchQueue(label: "storywriter.postgres.listener")
    private var source: (any DispatchSourceRead)?
    private var pause = PostgresListener.firstPause
    private var isStarted = false
    private var isClosed = false

    /// A listener that does not listen yet.
    init(address: PostgresAddress, settings: PostgresSettings, board: NoticeBoard) {
        self.address = address
        self.settings = settings
        self.board = board
    }

    deinit {
        source?.cancel()
    }

    /// Begins to listen, once; comes back at once.
    func start() {
        queue.async { self.begin() }
    }

    /// Begins to listen, and waits until it does or has failed for the first time.
    func started() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.begin()
                continuation.resume()
            }
        }
    }

    /// Stops for good.
    func close() {
        queue.async {
            self.isClosed = true
            self.source?.cancel()
            self.source = nil
        }
    }

    private func begin() {
        guard !isStarted else { return }
        isStarted = true
        listen()
    }

    private func listen() {
        guard !isClosed else { return }
        do {
            let link = try PostgresLink(to: address, settings: settings)
            try link.run(NoticeChannel.allCases.map { "LISTEN \($0.rawValue)" }.joined(separator: ";"))
            let source = DispatchSource.makeReadSource(fileDescriptor: link.socket, queue: queue)
            source.setEventHandler { [weak self] in self?.receive(from: link) }
            // Keeps the link, and so the descriptor, until Dispatch has let go of it.
            source.setCancelHandler { withExtendedLifetime(link) {} }
            source.activate()
            self.source = source
            pause = Self.firstPause
            // What came together with the answers to LISTEN is not announced by the descriptor again.
            receive(from: link)
        } catch {
            listenLater()
        }
    }

    private func receive(from link: PostgresLink) {
        guard let notices = link.received() else {
            source?.cancel()
            source = nil
            return listenLater()
        }
        for notice in notices {
            if let channel = NoticeChannel(rawValue: notice.channel) { board.post(notice.payload, on: channel) }
        }
    }

    private func listenLater() {
        queue.asyncAfter(deadline: .now() + (pause / .seconds(1))) { [weak self] in self?.listen() }
        pause = min(pause * 2, Self.longestPause)
    }
}
