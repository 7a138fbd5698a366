import Synchronization

/// Asks a schedule for each request, and remembers what reaches beyond one: the rest of a burst, and that right JSON is
/// owed.
final class Timetable: Sendable {
    private struct State {
        var schedule: Schedule
        var refusalsLeft = 0
        var owesRightJSON = false
    }

    private let wire: Wire
    private let state: Mutex<State>

    init(_ schedule: Schedule, wire: Wire) {
        self.wire = wire
        state = Mutex(State(schedule: schedule))
    }

    /// Takes another schedule from the next request on.
    func set(_ schedule: Schedule) {
        state.withLock { $0 = State(schedule: schedule) }
    }

    /// What happens to a request for text.
    func next(for request: RecordedRequest, isStructured: Bool) -> Misbehaviour? {
        let wire = wire
        return state.withLock { state in
            if state.refusalsLeft > 0 {
                state.refusalsLeft -= 1
                return .serviceUnavailableBurst(count: state.refusalsLeft + 1)
            }
            if isStructured && state.owesRightJSON {
                state.owesRightJSON = false
                return nil
            }
            let chosen = state.schedule.next(for: request) { misbehaviour in
                guard misbehaviour.wires.contains(wire) else { return false }
                if case .server(let habit) = misbehaviour { return habit.isMet(by: request) }
                switch misbehaviour.need {
                case .anything: return true
                case .json: return isStructured
                case .prose: return !isStructured
                }
            }
            switch chosen {
            case .serviceUnavailableBurst(let count): state.refusalsLeft = count - 1
            case .wrongJSONThenRight: state.owesRightJSON = true
            default: break
            }
            return chosen
        }
    }
}
