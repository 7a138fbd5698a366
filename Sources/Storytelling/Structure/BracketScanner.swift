/// Follows brackets and strings through JSON text, a character at a time.
struct BracketScanner {
    /// The brackets that are open, outermost first.
    private(set) var open: [Character] = []
    private(set) var isInString = false
    private var isEscaped = false
    private var hasBegun = false
    /// Whether the last string read was a member's value or an array's element, not a key.
    private(set) var endsValue = false
    private var awaitsValue = false

    /// Whether the first bracket has been closed.
    var isClosed: Bool { hasBegun && open.isEmpty }

    /// Takes the next character.
    mutating func read(_ character: Character) {
        if isInString {
            readInString(character)
            return
        }
        switch character {
        case "\"":
            isInString = true
            endsValue = false
        case "{", "[":
            open.append(character)
            hasBegun = true
            awaitsValue = character == "["
            endsValue = false
        case "}", "]":
            if !open.isEmpty { open.removeLast() }
            awaitsValue = open.last == "["
            endsValue = true
        case ":":
            awaitsValue = true
        case ",":
            awaitsValue = open.last == "["
        default:
            break
        }
    }

    private mutating func readInString(_ character: Character) {
        if isEscaped {
            isEscaped = false
        } else if character == "\\" {
            isEscaped = true
        } else if character == "\"" {
            isInString = false
            endsValue = awaitsValue
            awaitsValue = open.last == "["
        }
    }
}
