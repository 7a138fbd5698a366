import FoundationEssentials

extension Decimal {
    /// Reads a number in plain digits such as `-12.50`, as databases and files keep money; nil for anything else,
    /// exponents, signs of thousands and trailing text included.
    package init?(digits text: String) {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard isPlain, parts.count <= 2 else { return nil }
        self.init(string: text)
    }
}
