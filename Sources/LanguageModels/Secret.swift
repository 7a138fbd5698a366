/// A key or password. Prints as dots, so that it cannot slip into a log, an error or an event by interpolation.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    /// Wraps a key.
    package init(_ value: String) {
        self.value = value
    }

    /// Hands the key out, for the one place that sends it.
    package func reveal() -> String { value }

    package var description: String { "••••" }
    package var debugDescription: String { "••••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
