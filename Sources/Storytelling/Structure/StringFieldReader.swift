/// Reads the value of one string field out of JSON while it streams, so that a reader can see it before the rest has
/// come.
struct StringFieldReader {
    private let key: String
    private var string = ""
    private var isInString = false
    private var isEscaped = false
    private var unicode: String?
    private var lastString = ""
    private var isValue = false
    private(set) var isDone = false

    /// Watches for the first field named `key`.
    init(key: String) {
        self.key = key
    }

    /// Takes a piece of JSON and returns what it adds to the field's value.
    mutating func read(_ piece: String) -> String {
        var added = ""
        for character in piece where !isDone {
            if isInString {
                added += readInString(character)
            } else if character == "\"" {
                isInString = true
                string = ""
            } else if character == ":" {
                isValue = lastString == key
            } else if !character.isWhitespace {
                isValue = false
                lastString = ""
            }
        }
        return added
    }

    private mutating func readInString(_ character: Character) -> String {
        if var digits = unicode {
            digits.append(character)
            unicode = digits.count < 4 ? digits : nil
            guard digits.count == 4, let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
                return ""
            }
            return take(Character(scalar))
        }
        if isEscaped {
            isEscaped = false
            switch character {
            case "n": return take("\n")
            case "t": return take("\t")
            case "u":
                unicode = ""
                return ""
            default: return take(character)
            }
        }
        if character == "\\" {
            isEscaped = true
            return ""
        }
        if character == "\"" {
            isInString = false
            lastString = string
            if isValue { isDone = true }
            return ""
        }
        return take(character)
    }

    private mutating func take(_ character: Character) -> String {
        string.append(character)
        return isValue ? String(character) : ""
    }
}
