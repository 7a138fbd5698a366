/// Searching in texts by their UTF-8 bytes, which is fast and enough for texts that were written by the same hand.
enum ByteText {
    /// The offset in bytes of the first `needle` in `text`, from `start` on.
    static func position(of needle: String, in text: String, from start: Int = 0) -> Int? {
        position(of: Array(needle.utf8), in: Array(text.utf8), from: start)
    }

    /// The offset of the first `needle` in `bytes`, from `start` on.
    static func position(of needle: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var at = start
        while at <= bytes.count - needle.count {
            if bytes[at] == first && matches(needle, in: bytes, at: at) { return at }
            at += 1
        }
        return nil
    }

    /// Whether `needle` stands at that offset.
    static func matches(_ needle: [UInt8], in bytes: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + needle.count <= bytes.count else { return false }
        return commonPrefix(needle[...], bytes[offset...]) == needle.count
    }

    /// How many bytes two texts have in common at their beginnings.
    static func commonPrefix(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        let count = min(left.count, right.count)
        return left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                var common = 0
                while common < count && left[common] == right[common] {
                    common += 1
                }
                return common
            }
        }
    }
}
