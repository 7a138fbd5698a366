import NIOCore

/// The host of an address, and what kind of place it is.
package struct HostName: Sendable, Hashable {
    /// In lower case, an IPv6 address without its brackets.
    let name: String
    /// The port, where the address names one or its scheme has a usual one.
    let port: Int?

    /// Reads an address such as `https://user:password@host:port/path`.
    package init(url: String) {
        let scheme = url.firstRange(of: "://").map { url[..<$0.lowerBound].lowercased() } ?? ""
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        self.init(authority: String(authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""))
        if port == nil { self.init(name: name, port: ["http": 80, "https": 443][scheme]) }
    }

    /// Reads `host`, `host:port` or `[address]:port`.
    init(authority: String) {
        let text = authority.trimmed.lowercased()
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let tail = text[text.index(after: end)...]
            self.init(
                name: String(text[text.index(after: text.startIndex)..<end]),
                port: tail.first == ":" ? Int(tail.dropFirst()) : nil)
        } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
            self.init(name: String(text[..<colon]), port: Int(text[text.index(after: colon)...]))
        } else {
            self.init(name: text, port: nil)
        }
    }

    private init(name: String, port: Int?) {
        self.name = name.last == "." ? String(name.dropLast()) : name
        self.port = port
    }

    /// Whether it is this machine.
    package var isLoopback: Bool {
        if name == "localhost" || name.hasSuffix(".localhost") { return true }
        guard let address else { return false }
        return address == [0, 0, 0, 0] || address == Array(repeating: 0, count: 16)
            || Self.loopback.contains { $0.contains(address) }
    }

    /// Whether it is a place of one's own: this machine, a private network (RFC 1918, RFC 4193, RFC 6598, link-local), a
    /// name of the local network, or a bare name, as containers have them.
    package var isOwn: Bool {
        if isLoopback { return true }
        if let address { return Self.own.contains { $0.contains(address) } }
        guard !name.isEmpty else { return false }
        return !name.contains(".") || Self.ownEndings.contains(where: name.hasSuffix)
    }

    /// The bytes of an IP address, four or sixteen; nil for a name. IPv4 written as IPv6 is IPv4.
    var address: [UInt8]? { Self.bytes(of: name) }

    /// Reads an IP address.
    static func bytes(of text: String) -> [UInt8]? {
        let bare = text.split(separator: "%", omittingEmptySubsequences: false).first.map(String.init) ?? text
        let bytes: [UInt8]
        switch try? SocketAddress(ipAddress: bare, port: 0) {
        case .v4(let address)?: bytes = withUnsafeBytes(of: address.address.sin_addr) { Array($0) }
        case .v6(let address)?: bytes = withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
        default: return nil
        }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        return bytes.count == 16 && bytes.starts(with: mapped) ? Array(bytes.suffix(4)) : bytes
    }

    private static let loopback = ["127.0.0.0/8", "::1/128"].compactMap(AddressRange.init)
    private static let own = [
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7", "fe80::/10",
    ].compactMap(AddressRange.init)
    private static let ownEndings = [".local", ".internal", ".lan", ".home.arpa"]
}

/// A range of IP addresses in CIDR notation (RFC 4632), `10.0.0.0/8`.
struct AddressRange: Sendable, Hashable {
    private let bytes: [UInt8]
    private let bits: Int

    /// Reads a range; nil where `text` is none.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = HostName.bytes(of: String(parts[0])), let bits = Int(parts[1]),
            (0...bytes.count * 8).contains(bits)
        else { return nil }
        self.bytes = bytes
        self.bits = bits
    }

    /// Whether `address`, in bytes, is in it.
    func contains(_ address: [UInt8]) -> Bool {
        guard address.count == bytes.count else { return false }
        return (0..<bits).allSatisfy { bit in
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            return address[bit / 8] & mask == bytes[bit / 8] & mask
        }
    }
}
