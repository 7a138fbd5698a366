/// How many values a JSON text has, told without reading them.
///
/// A value that is read takes some hundred bytes, and in a text it may take two: a text of 20 MB can become a tree of
/// gigabytes. Whoever reads foreign texts asks this first.
enum JSONValueCount {
    /// Whether a text has more than `most` values. Counts what parts values – commas and opening brackets outside of strings
    /// –, so of a text that is no JSON it says something too. Reads no further than it must.
    static func exceeds(_ most: Int, in bytes: [UInt8]) -> Bool {
        // Fewer bytes than two for each cannot hold so many.
        guard bytes.count > most else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            var count = 1
            var isInString = false
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if isInString {
                    if byte == UInt8(ascii: "\\") {
                        index += 1
                    } else if byte == UInt8(ascii: "\"") {
                        isInString = false
                    }
                } else if byte == UInt8(ascii: "\"") {
                    isInString = true
                } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                    count += 1
                    if count > most { return true }
                }
                index += 1
            }
            return false
        }
    }
}
