import JSONNotation
import LanguageModels

/// What both fake providers share: a server, a log, a timetable of misbehaviours, and the playing of performances.
final class FakeUpstream: Sendable {
    let log: RequestLog
    let hold: Gate
    let held = Mailbox<Int>()
    let timetable: Timetable
    let director: Director
    let wire: Wire

    init(wire: Wire, storyteller: FakeStoryteller, deltaWords: Int, schedule: Schedule, log: RequestLog) {
        self.wire = wire
        self.log = log
        hold = Gate()
        timetable = Timetable(schedule, wire: wire)
        director = Director(storyteller: storyteller, deltaWords: deltaWords)
    }

    /// Notes a request, and later how its answer ends.
    func record(
        _ request: FakeRequest, _ response: FakeResponse, kind: RecordedRequest.Kind, body: JSONValue?,
        messages: [Message] = [], model: String = "", isStreaming: Bool = false
    ) -> RecordedRequest {
        let characters = messages.reduce(0) { $0 + $1.text.unicodeScalars.count }
        let recorded = log.add(
            RecordedRequest(
                number: 0, kind: kind, method: request.method, path: request.path, query: request.query,
                headers: request.headers, body: body, messages: messages, promptCharacters: characters,
                sharedPrefixBytes: 0, promptBytes: 0, model: model, isStreaming: isStreaming
            ),
            prompt: Array(messages.map(\.text).joined(separator: "\n").utf8)
        )
        response.onEnd { [log] end in
            switch end {
            case .finished: log.end(recorded.number, .finished)
            case .cut, .reset: log.end(recorded.number, .dropped)
            case .clientClosed: log.end(recorded.number, .clientClosed)
            }
        }
        return recorded
    }

    /// Chooses what happens to a request for text, and notes it.
    func performance(of question: Question, for request: RecordedRequest) -> Performance {
        let misbehaviour = timetable.next(for: request, isStructured: question.isStructured)
        log.note(misbehaviour, for: request.number)
        if case .server(let habit) = misbehaviour {
            if let refusal = habit.refusal(of: request, on: wire) {
                return Performance(refusal: .habit(status: refusal.status, body: refusal.body))
            }
            if case .thinks(let tokens) = habit { return director.performance(of: question, thinking: tokens) }
        }
        return director.performance(of: question, misbehaviour)
    }

    /// Sends JSON with a status; over several lines where `isPretty`.
    ///
    /// - Throws: `FakeResponse.ClientGone`.
    func answer(
        _ status: Int, _ json: JSONValue, to request: RecordedRequest, _ response: FakeResponse,
        headers: [(String, String)] = [], isPretty: Bool = false
    ) async throws {
        log.note(status: status, for: request.number)
        let type = ("Content-Type", "application/json; charset=utf-8")
        try await response.answer(status, [type] + headers, body: isPretty ? json.prettyText + "\n" : json.text)
    }

    /// The page of a proxy whose upstream is down.
    ///
    /// - Throws: `FakeResponse.ClientGone`.
    func answerHTML(to request: RecordedRequest, _ response: FakeResponse) async throws {
        log.note(status: 502, for: request.number)
        let page =
            "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>"
            + "\r\n</body>\r\n</html>\r\n"
        try await response.answer(502, [("Content-Type", "text/html")], body: page)
    }

    /// Waits at the `hold` gate.
    ///
    /// - Throws: `CancellationError` when the client gives up first.
    func waitAtHold(_ request: RecordedRequest) async throws {
        held.send(request.number)
        try await hold.pass()
    }

    /// Sends one frame, split within every character beyond ASCII where that is wanted.
    ///
    /// - Throws: `FakeResponse.ClientGone`.
    func send(_ frame: String, splitting: Bool, _ response: FakeResponse) async throws {
        guard splitting else {
            try await response.send(frame)
            return
        }
        var piece: [UInt8] = []
        for byte in frame.utf8 {
            if byte & 0xC0 == 0x80 {
                try await response.send(piece)
                piece = []
            }
            piece.append(byte)
        }
        try await response.send(piece)
    }
}
