import LanguageModels
import Synchronization

/// Makes a call, and makes it again where a refusal taught what to send instead. A call that has brought text is never
/// made again.
///
/// - Parameters:
///   - request: what is asked.
///   - profile: the model as the catalogue has it.
///   - memory: what is learned goes there, and to its store before the call ends.
///   - sink: receives the events.
///   - call: makes the call once, as `memory` has it by then; tells the lesson what it sends and each refusal.
/// - Throws: `ModelError`; `contextOverflow` where what was asked for does not fit the limits that were learned.
func repeating(
    _ request: ModelRequest, profile: ModelProfile, memory: TraitMemory,
    to sink: EventSink, _ call: (RefusalLesson, EventSink) async throws -> Void
) async throws {
    let lesson = RefusalLesson(request: request, profile: profile, memory: memory)
    let hasText = Mutex(false)
    let heard = sink.heard { if case .text = $0 { hasText.withLock { $0 = true } } }
    var repeats = 0
    while true {
        do {
            return try await call(lesson, heard)
        } catch let error as ModelError {
            await memory.save()
            guard !hasText.withLock({ $0 }) else { throw error }
            switch lesson.outcome {
            case .again where repeats < RefusalLesson.mostRepeats:
                try Task.checkCancellation()
                repeats += 1
            case .tooLarge:
                var overflow = error
                overflow.code = .contextOverflow
                overflow.disposition = .never
                throw overflow
            case .again, .stands:
                throw error
            }
        }
    }
}
