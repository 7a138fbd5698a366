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

/// JSON as a test looks into it: members by name, elements by number.
@dynamicMemberLookup
struct JSONObject: @unchecked Sendable, CustomStringConvertible {
    // Safe: what JSONSerialization gives is never changed.
    let value: Any?

    init(_ value: Any?) { self.value = value }

    subscript(dynamicMember name: String) -> JSONObject { self[name] }

    subscript(name: String) -> JSONObject { JSONObject((value as? [String: Any])?[name]) }

    subscript(number: Int) -> JSONObject {
        let all = value as? [Any] ?? []
        return JSONObject(number < all.count ? all[number] : nil)
    }

    var text: String? { value as? String }
    var number: Int? { value as? Int }
    var count: Int { (value as? [Any])?.count ?? 0 }
    var isMissing: Bool { value == nil }
    var description: String { "\(value ?? "nothing")" }

    /// The spans of a request.
    var spans: JSONObject { self.resourceSpans[0].scopeSpans[0].spans }

    /// The value of the attribute of this name, with its type's name around it.
    func attribute(_ key: String) -> JSONObject {
        for number in 0..<self.attributes.count where self.attributes[number].key.text == key {
            return self.attributes[number]["value"]
        }
        return JSONObject(nil)
    }
}
