/// Which request for text is answered badly, and how. Requests for counts, models or health are never touched.
package struct Schedule: Sendable {
    /// What a schedule may look at.
    package typealias Matcher = @Sendable (RecordedRequest) -> Bool

    private indirect enum Plan: Sendable {
        case never
        case always(Misbehaviour)
        case once(Misbehaviour, isDone: Bool)
        case every(Int, Misbehaviour, seen: Int)
        case sequence([Misbehaviour?])
        case matching(Matcher, Plan)
        case first([Plan])
    }

    private var plan: Plan

    private init(_ plan: Plan) {
        self.plan = plan
    }

    /// Every answer is good.
    package static let never = Schedule(.never)

    /// Every request that can be answered so, is.
    package static func always(_ misbehaviour: Misbehaviour) -> Schedule { Schedule(.always(misbehaviour)) }

    /// The first request that can be answered so, is; all others are answered well.
    package static func once(_ misbehaviour: Misbehaviour) -> Schedule {
        Schedule(.once(misbehaviour, isDone: false))
    }

    /// Of the requests that can be answered so, each `count`-th is: the `count`-th, twice the `count`-th, and so on.
    package static func every(_ count: Int, _ misbehaviour: Misbehaviour) -> Schedule {
        Schedule(.every(max(1, count), misbehaviour, seen: 0))
    }

    /// The requests in order, one for each; nil for a good answer, and good ones after the last.
    package static func sequence(_ misbehaviours: [Misbehaviour?]) -> Schedule { Schedule(.sequence(misbehaviours)) }

    /// `schedule`, as if there were no other requests than those that match.
    package static func forCalls(_ schedule: Schedule, matching matcher: @escaping Matcher) -> Schedule {
        Schedule(.matching(matcher, schedule.plan))
    }

    /// The first of several schedules that has something for a request; those after it are not asked.
    package static func firstOf(_ schedules: [Schedule]) -> Schedule { Schedule(.first(schedules.map(\.plan))) }

    /// What happens to the next request.
    ///
    /// - Parameter canHappen: whether a case can occur for this request on this wire.
    mutating func next(for request: RecordedRequest, canHappen: (Misbehaviour) -> Bool) -> Misbehaviour? {
        Self.next(&plan, request, canHappen)
    }

    private static func next(
        _ plan: inout Plan, _ request: RecordedRequest, _ canHappen: (Misbehaviour) -> Bool
    ) -> Misbehaviour? {
        switch plan {
        case .never:
            return nil
        case .always(let misbehaviour):
            return canHappen(misbehaviour) ? misbehaviour : nil
        case .once(let misbehaviour, let isDone):
            guard !isDone, canHappen(misbehaviour) else { return nil }
            plan = .once(misbehaviour, isDone: true)
            return misbehaviour
        case .every(let count, let misbehaviour, let seen):
            guard canHappen(misbehaviour) else { return nil }
            plan = .every(count, misbehaviour, seen: seen + 1)
            return (seen + 1) % count == 0 ? misbehaviour : nil
        case .sequence(let misbehaviours):
            plan = .sequence(Array(misbehaviours.dropFirst()))
            return misbehaviours.first.flatMap { $0 }.flatMap { canHappen($0) ? $0 : nil }
        case .matching(let matcher, var inner):
            guard matcher(request) else { return nil }
            let chosen = next(&inner, request, canHappen)
            plan = .matching(matcher, inner)
            return chosen
        case .first(var plans):
            var chosen: Misbehaviour?
            for index in plans.indices where chosen == nil {
                chosen = next(&plans[index], request, canHappen)
            }
            plan = .first(plans)
            return chosen
        }
    }
}
