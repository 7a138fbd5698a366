import Foundation
import Synchronization
import TestSupport

@testable import Telemetry

/// A collector that answers by a script and keeps what it was sent.
final class Collector: Sendable {
    enum Answer: Sendable {
        case status(Int)
        case nothing
    }

    struct Away: Error {}

    /// The bodies that came, whatever was answered.
    let arrivals = Mailbox<JSONObject>()
    let headers = Mutex<[String: String]>([:])
    private let script: Mutex<[Answer]>

    /// After the script all is well.
    init(_ script: Answer...) {
        self.script = Mutex(script)
    }

    var send: SpanExporter.Send {
        { [self] body, headers in
            self.headers.withLock { $0 = Dictionary(headers.map { ($0.name, $0.value) }) { $1 } }
            arrivals.send(JSONObject(try JSONSerialization.jsonObject(with: body)))
            switch script.withLock({ $0.isEmpty ? .status(200) : $0.removeFirst() }) {
            case .status(let status): return status
            case .nothing: throw Away()
            }
        }
    }
}
