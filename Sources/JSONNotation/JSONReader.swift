/// Reads JSON strictly (RFC 8259): UTF-8 only, no lone surrogates, no trailing commas, at most 64 levels deep.
///
/// A parser of its own, since the toolchain's neither bounds depth where it reads into values nor keeps a number's digits,
/// and we must tell broken JSON (400) from a well-formed value of the wrong kind (422).
package struct JSONReader {
    /// The most levels of objects and lists.
    package static let deepest = 64

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads one value and nothing behind it.
    ///
    /// - Throws: `JSONFault`.
    package static func read(_ bytes: [UInt8]) throws -> JSONValue {
        var reader = JSONReader(bytes)
        reader.skipBlanks()
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.index == bytes.count else { throw reader.fault("something follows the value") }
        return value
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func fault(_ reason: String) -> JSONFault { JSONFault(reason, at: index) }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func value(depth: Int) throws -> JSONValue {
        guard depth <= Self.deepest else { throw fault("it is more than \(Self.deepest) levels deep") }
        guard let next else { throw fault("it ends too early") }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw fault("a value is expected here")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
        let matches = word.withUTF8Buffer { bytes[index...].prefix($0.count).elementsEqual($0) }
        guard matches else { throw fault("a value is expected here") }
        index += word.utf8CodeUnitCount
        return value
    }

    private mutating func object(depth: Int) throws -> JSONValue {
        var members: [JSONValue.Member] = []
        index += 1
        skipBlanks()
        if take("}") { return .object(members) }
        while true {
            guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes is expected here") }
            let name = try text()
            skipBlanks()
            guard take(":") else { throw fault("a colon is expected here") }
            skipBlanks()
            members.append(JSONValue.Member(name, try value(depth: depth + 1)))
            skipBlanks()
            if take("}") { return .object(members) }
            guard take(",") else { throw fault("a comma or a closing brace is expected here") }
            skipBlanks()
        }
    }

    private mutating func list(depth: Int) throws -> JSONValue {
        var values: [JSONValue] = []
        index += 1
        skipBlanks()
        if take("]") { return .array(values) }
        while true {
            values.append(try value(depth: depth + 1))
            skipBlanks()
            if take("]") { return .array(values) }
            guard take(",") else { throw fault("a comma or a closing bracket is expected here") }
            skipBlanks()
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func number() throws -> JSONValue {
        let start = index
        _ = take("-")
        if !take("0") { try digits() }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let whole = Int(text) { return .integer(whole) }
        return .number(text)
    }

    private mutating func digits() throws {
        let start = index
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        guard index > start else { throw fault("a digit is expected here") }
    }

    /// Reads a text in quotes. Most have no escapes and are taken as they stand.
    private mutating func text() throws -> String {
        index += 1
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
        if next == UInt8(ascii: "\"") {
            defer { index += 1 }
            return try validated(bytes[start..<index], from: start)
        }
        var decoded = Array(bytes[start..<index])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return try validated(decoded[...], from: start)
            case UInt8(ascii: "\\"):
                decoded.append(contentsOf: try escape())
            case 0..<0x20:
                throw fault("a control character stands in a text without a backslash")
            default:
                decoded.append(byte)
                index += 1
            }
        }
        throw fault("a text is not closed")
    }

    private func validated(_ slice: ArraySlice<UInt8>, from start: Int) throws -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw JSONFault("a text is no valid UTF-8", at: start)
        }
        return text
    }

    private mutating func escape() throws -> [UInt8] {
        index += 1
        guard let byte = next else { throw fault("a text is not closed") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default: throw JSONFault("a backslash is followed by a letter that means nothing", at: index - 1)
        }
    }

    private mutating func scalar() throws -> Unicode.Scalar {
        let start = index
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        // What is no scalar is half of a pair; only a high half before a low one means something.
        guard first < 0xDC00, take("\\"), take("u") else {
            throw JSONFault("half of a surrogate pair stands alone", at: start)
        }
        let second = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw JSONFault("half of a surrogate pair stands alone", at: start) }
        return scalar
    }

    private mutating func hexadecimal() throws -> UInt32 {
        guard index + 4 <= bytes.count else { throw fault("four hexadecimal digits are expected here") }
        var code: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("four hexadecimal digits are expected here")
            }
            code = code << 4 | UInt32(digit)
        }
        index += 4
        return code
    }
}
