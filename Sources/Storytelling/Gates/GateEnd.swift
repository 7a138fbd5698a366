/// How a call ended, as far as the gate cares.
package enum GateEnd: Hashable, Sendable {
    /// The model had said all: finish reason `stop`.
    case stop
    /// Anything else: length, filter, a cut stream, a stopped call.
    case cut
}
