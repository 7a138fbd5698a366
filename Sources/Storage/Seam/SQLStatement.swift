/// SQL with its values bound beside it.
///
/// Written as a string literal; what is interpolated is bound, never spliced into the text:
///
///     "SELECT title FROM story WHERE id = \(id)"
///
/// There is no way from a `String` of run time into the text, so no input can become SQL.
package struct SQLStatement: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The text between the values: one piece more than there are values.
    private let pieces: [String]
    /// The values, in the order of their placeholders.
    package let values: [SQLValue]

    package init(stringLiteral text: String) {
        self.pieces = [text]
        self.values = []
    }

    package init(stringInterpolation interpolation: StringInterpolation) {
        self.pieces = interpolation.pieces
        self.values = interpolation.values
    }

    /// The text as a product wants it.
    ///
    /// - Parameter placeholder: the spelling of the value with this number, counted from 1: `?1`, `$1`.
    package func text(placeholder: (Int) -> String) -> String {
        var text = pieces[0]
        for number in 1..<pieces.count {
            text += placeholder(number)
            text += pieces[number]
        }
        return text
    }

    /// Collects text and values while a literal is read.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [String] = [""]
        fileprivate var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            pieces[pieces.count - 1] += literal
        }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            bind(value.sqlValue)
        }

        /// Binds a value, or null.
        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            bind(value?.sqlValue ?? .null)
        }

        /// Binds a value that already has its stored form.
        package mutating func appendInterpolation(_ value: SQLValue) {
            bind(value)
        }

        /// Binds several values, parted by commas: `WHERE id IN (\(list: ids))`.
        ///
        /// Each number of values makes a statement of its own for the driver to prepare, so keep to few numbers.
        ///
        /// - Parameter values: at least one; there is no SQL for an empty list.
        package mutating func appendInterpolation(list values: [some SQLConvertible]) {
            precondition(!values.isEmpty, "an empty list has no SQL")
            for (index, value) in values.enumerated() {
                if index > 0 { appendLiteral(", ") }
                bind(value.sqlValue)
            }
        }

        /// Puts in a piece of a statement with its values, so that conditions can be made up of parts.
        package mutating func appendInterpolation(_ part: SQLStatement) {
            pieces[pieces.count - 1] += part.pieces[0]
            pieces += part.pieces.dropFirst()
            values += part.values
        }

        /// Puts in SQL of the program's own.
        package mutating func appendInterpolation(_ fragment: SQLFragment) {
            pieces[pieces.count - 1] += fragment.text
        }

        private mutating func bind(_ value: SQLValue) {
            values.append(value)
            pieces.append("")
        }
    }
}
