import FoundationEssentials
import JSONNotation
import LanguageModels

/// Finds a JSON Schema that is told in a prompt's text, for models that take none in the request.
enum SchemaInText {
    /// The longest balanced `{…}` in `text` that is JSON and describes an object or array.
    static func find(in text: String) -> JSONValue? {
        guard ByteText.position(of: "\"type\"", in: text) != nil else { return nil }
        let bytes = Array(text.utf8)
        var at = 0
        var best: (length: Int, schema: JSONValue)?
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "{"), let end = end(ofObjectAt: at, in: bytes) else {
                at += 1
                continue
            }
            let candidate = Array(bytes[at..<end])
            if end - at > best?.length ?? 0,
                let value = try? JSONReader.read(candidate),
                value["properties"] != nil || value["items"] != nil
            {
                best = (end - at, value)
                at = end
            } else {
                at += 1
            }
        }
        return best?.schema
    }

    /// The offset after the brace that closes the one at `start`; braces in strings do not count.
    private static func end(ofObjectAt start: Int, in bytes: [UInt8]) -> Int? {
        var depth = 0
        var inString = false
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\\") where inString: at += 1
            case UInt8(ascii: "\""): inString.toggle()
            case UInt8(ascii: "{") where !inString: depth += 1
            case UInt8(ascii: "}") where !inString:
                depth -= 1
                if depth == 0 { return at + 1 }
            default: break
            }
            at += 1
        }
        return nil
    }
}
