/// Looks for phrases byte by byte, which is many times as fast as comparing characters. Text and phrase must be composed alike;
/// what models write is in Unicode's form C, as the phrases of our tables are.
extension StringProtocol {
    /// Whether `phrase` stands anywhere in the text.
    package func holds(_ phrase: String) -> Bool {
        offset(of: phrase) != nil
    }

    /// Whether the text begins with `phrase`.
    package func opens(with phrase: String) -> Bool {
        utf8.starts(with: phrase.utf8)
    }

    /// Where `phrase` stands first; nil where it does not stand in the text.
    package func place(of phrase: String) -> Range<Index>? {
        guard let offset = offset(of: phrase) else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: phrase.utf8.count)
    }

    /// The UTF-8 bytes before the first place of `phrase`.
    private func offset(of phrase: String) -> Int? {
        var phrase = phrase
        return phrase.withUTF8 { wanted in
            if let found = utf8.withContiguousStorageIfAvailable({ Self.offset(of: wanted, in: $0) }) { return found }
            var copy = String(self)
            return copy.withUTF8 { Self.offset(of: wanted, in: $0) }
        }
    }

    private static func offset(
        of wanted: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let first = wanted.first else { return 0 }
        guard wanted.count <= text.count else { return nil }
        for start in 0...(text.count - wanted.count) where text[start] == first {
            var length = 1
            while length < wanted.count, text[start + length] == wanted[length] { length += 1 }
            if length == wanted.count { return start }
        }
        return nil
    }
}
