import StoryDomain
import Synchronization

/// Who waits for entries of which run in this process.
final class RunReaders: Sendable {
    private struct Seat {
        /// The number of the last entry that was read.
        var position: Int
        let wake: AsyncStream<Void>.Continuation
    }

    private struct Contents {
        var isOpen = true
        var next = 0
        var seats: [RunID: [Int: Seat]] = [:]
    }

    private let contents = Mutex(Contents())

    /// The runs that somebody waits for.
    var runs: [RunID] { contents.withLock { Array($0.seats.keys) } }

    /// Takes a seat for a reader of `run` who has read up to `position`; it is given up when the reader is let go of.
    func enter(_ run: RunID, position: Int) -> RunReader {
        // One nudge waits for a reader who is busy: it then reads all there is.
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = contents.withLock { contents -> Int in
            contents.next += 1
            if contents.isOpen {
                contents.seats[run, default: [:]][contents.next] = Seat(position: position, wake: wake)
            }
            return contents.next
        }
        if !contents.withLock({ $0.isOpen }) { wake.finish() }
        return RunReader(run: run, number: number, wakes: wakes, readers: self)
    }

    /// Notes how far a reader has come.
    func move(_ reader: RunReader, to position: Int) {
        contents.withLock { $0.seats[reader.run]?[reader.number]?.position = position }
    }

    /// Gives up a reader's seat.
    func leave(_ run: RunID, _ number: Int) {
        let seat = contents.withLock { contents in
            let seat = contents.seats[run]?.removeValue(forKey: number)
            if contents.seats[run]?.isEmpty == true { contents.seats[run] = nil }
            return seat
        }
        seat?.wake.finish()
    }

    /// Wakes the readers of a run who have not read up to the entry with this number.
    func wake(_ run: RunID, upTo number: Int = .max) {
        let behind = contents.withLock { contents in
            contents.seats[run]?.values.filter { $0.position < number }.map(\.wake) ?? []
        }
        for wake in behind { wake.yield() }
    }

    /// Lets all readers end, and those who come from now on.
    func close() {
        let seated = contents.withLock { contents in
            contents.isOpen = false
            defer { contents.seats = [:] }
            return contents.seats.values.flatMap(\.values)
        }
        for seat in seated { seat.wake.finish() }
    }
}
