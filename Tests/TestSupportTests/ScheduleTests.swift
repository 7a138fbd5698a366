import LanguageModels
import Testing

@testable import TestSupport

@Suite struct ScheduleTests {
    private func request(_ model: String = "m") -> RecordedRequest {
        RecordedRequest(
            number: 1, kind: .generate, method: "POST", path: "/", query: [:], headers: [], body: nil, messages: [],
            promptCharacters: 0, sharedPrefixBytes: 0, promptBytes: 0, model: model, isStreaming: true)
    }

    private func play(_ schedule: Schedule, _ models: [String]) -> [Misbehaviour?] {
        var schedule = schedule
        return models.map { schedule.next(for: request($0)) { _ in true } }
    }

    private let four = ["a", "b", "a", "a"]

    @Test func `Schedules choose by order, count and match`() {
        #expect(play(.never, four) == [nil, nil, nil, nil])
        #expect(play(.once(.preamble), four) == [.preamble, nil, nil, nil])
        #expect(play(.always(.preamble), four) == [.preamble, .preamble, .preamble, .preamble])
        #expect(play(.every(2, .preamble), four) == [nil, .preamble, nil, .preamble])
        #expect(play(.sequence([nil, .emptyAnswer, .preamble]), four) == [nil, .emptyAnswer, .preamble, nil])
        let matched = Schedule.forCalls(.sequence([.preamble, nil, .emptyAnswer])) { $0.model == "a" }
        #expect(play(matched, four) == [.preamble, nil, nil, .emptyAnswer])
        #expect(
            play(.firstOf([.once(.preamble), .always(.emptyAnswer)]), four.dropLast()) == [
                .preamble, .emptyAnswer, .emptyAnswer,
            ])
    }

    @Test func `A case that cannot happen waits for a request where it can`() {
        var schedule = Schedule.once(.notJSONAtAll)
        #expect(schedule.next(for: request()) { _ in false } == nil)
        #expect(schedule.next(for: request()) { _ in true } == .notJSONAtAll)
        let timetable = Timetable(.once(.wrongJSONThenRight), wire: .openAI)
        #expect(timetable.next(for: request(), isStructured: false) == nil)
        #expect(timetable.next(for: request(), isStructured: true) == .wrongJSONThenRight)
        #expect(
            Timetable(.always(.continuation(afterWords: 1)), wire: .openAI).next(for: request(), isStructured: false)
                == nil)
    }
}
