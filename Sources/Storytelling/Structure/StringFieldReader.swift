/// Reads the value of one string field out of JSON while it streams, so that a reader can see it before the rest has
/// come.
struct StringFieldReader {
    private let key: String
    private var string = String.UnicodeScalarView()
    private var isInString = false
    private var isEscaped = false
    /// The digits so far of an escape by number.
    private var unicode: String?
    /// The first half of a character that JSON escapes by two numbers.
    private var leading: UInt32?
    private var lastString = ""
    private var isValue = false
    private(set) var isDone = false

    /// Watches for the first field named `key`.
    init(key: String) {
        self.key = key
    }

    /// Takes a piece of JSON and returns what it adds to the field's value.
    mutating func read(_ piece: String) -> String {
        var added = String.UnicodeScalarView()
        for scalar in piece.unicodeScalars where !isDone {
            if isInString {
                if let read = readInString(scalar), isValue { added.append(read) }
            } else if scalar == "\"" {
                isInString = true
                string = String.UnicodeScalarView()
            } else if scalar == ":" {
                isValue = lastString == key
            } else if !scalar.properties.isWhitespace {
                isValue = false
                lastString = ""
            }
        }
        return String(added)
    }

    private mutating func readInString(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if var digits = unicode {
            digits.unicodeScalars.append(scalar)
            unicode = digits.count < 4 ? digits : nil
            return digits.count < 4 ? nil : take(code: UInt32(digits, radix: 16))
        }
        if isEscaped {
            isEscaped = false
            switch scalar {
            case "n": return take("\n")
            case "t": return take("\t")
            case "r": return take("\r")
            case "b", "f": return nil
            case "u":
                unicode = ""
                return nil
            default: return take(scalar)
            }
        }
        if scalar == "\\" {
            isEscaped = true
            return nil
        }
        if scalar == "\"" {
            isInString = false
            lastString = String(string)
            if isValue { isDone = true }
            return nil
        }
        return take(scalar)
    }

    /// Takes a character that was given by its number in UTF-16; nothing for the first half of a pair.
    private mutating func take(code: UInt32?) -> Unicode.Scalar? {
        guard let code else { return nil }
        if (0xD800..<0xDC00).contains(code) {
            leading = code
            return nil
        }
        if (0xDC00..<0xE000).contains(code), let high = leading {
            leading = nil
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (code - 0xDC00)).flatMap { take($0) }
        }
        return Unicode.Scalar(code).flatMap { take($0) }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        string.append(scalar)
        return scalar
    }
}
