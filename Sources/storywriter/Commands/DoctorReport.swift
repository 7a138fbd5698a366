import Bootstrap
import Foundation

/// What `doctor --json` prints.
struct DoctorReport: Encodable {
    /// One finding.
    struct Line: Encodable {
        let subject: String
        /// `ok`, `absent` or `broken`.
        let state: String
        let message: String
        /// Lines of a file that go with it, such as an entry for the catalogue; absent where there are none.
        let notes: [String]?
    }

    /// Whether nothing is broken.
    let ok: Bool
    let findings: [Line]

    /// Takes what the doctor found.
    init(_ findings: [DoctorFinding]) {
        ok = !findings.contains { $0.state == .broken }
        self.findings = findings.map {
            Line(
                subject: $0.subject, state: $0.state.rawValue, message: $0.message,
                notes: $0.notes.isEmpty ? nil : $0.notes)
        }
    }

    /// The report as JSON.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
