/// What a text may be. Control characters other than tab and line ends are refused in every text.
package struct TextRule: Sendable {
    /// The fewest and most characters, counted as Unicode scalars, as JSON Schema counts them.
    package var length: ClosedRange<Int>
    /// Whether at least one character must be other than white space.
    package var refusesBlank = false
    /// The only values there are, where they are few.
    package var choices: [String]?
    /// A name of JSON Schema's `format`, told to readers and not checked here.
    package var format: String?
    /// The only form it may have, such as that of ids.
    package var form: TextForm?

    /// White space as Unicode defines it, as the inside of a pattern's brackets.
    private static let blanks = #"\t\n\r \u0085\u00A0\u1680\u2000\u2001\u2002-\u200A\u2028\u2029\u202F\u205F\u3000"#
    private static let controls = #"\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F"#

    /// Names in free objects may be this long.
    static let longestName = 200

    /// Any text without control characters, as a pattern.
    static let plainPattern = "^[^\(controls)]*$"

    /// Any text of which something is visible, as a pattern.
    static let visiblePattern = "[^\(blanks)]"

    /// Text on one line, of which something is visible, without any control character, as a pattern.
    static let linePattern =
        #"^[^\u0000-\u001F\u007F-\u009F]*[^\u0000-\u001F\u007F-\u009F\#(blanks)][^\u0000-\u001F\u007F-\u009F]*$"#

    /// The rule as a pattern that generators of test data understand too; nil where the choices say it all.
    package var pattern: String? {
        if let form { return form.pattern }
        if choices != nil || format != nil { return nil }
        if refusesBlank { return "^[^\(Self.controls)]*[^\(Self.controls)\(Self.blanks)][^\(Self.controls)]*$" }
        return Self.plainPattern
    }

    /// Whether a scalar is a control character that no text may hold.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": false
        case "\0"..<" ", "\u{7F}": true
        default: false
        }
    }
}
