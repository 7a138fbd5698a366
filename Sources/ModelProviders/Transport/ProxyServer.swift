import FoundationEssentials
import LanguageModels

/// A proxy through which servers are reached.
package struct ProxyServer: Sendable, Hashable {
    /// How it is spoken to.
    package enum Kind: String, Sendable, Hashable {
        /// HTTP's CONNECT, also for addresses without TLS.
        case http
        /// SOCKS version 5.
        case socks
    }

    /// An address that is none of a proxy that we can use.
    package struct Fault: Error, Sendable, Hashable {
        /// What is wrong, as a clause without the address, which may hold a password.
        package let reason: String
    }

    package let kind: Kind
    package let host: String
    package let port: Int
    /// Who asks, as `user:password`; nil where the proxy asks nobody.
    package let credentials: Secret?

    /// Reads `http://user:password@host:port`, `socks5://host:port` or `host:port`.
    ///
    /// - Throws: `Fault`.
    package init(_ text: String) throws(Fault) {
        let trimmed = text.trimmed
        let scheme = trimmed.firstRange(of: "://").map { trimmed[..<$0.lowerBound].lowercased() } ?? "http"
        switch scheme {
        case "http": kind = .http
        case "socks", "socks5", "socks5h": kind = .socks
        case "https":
            throw Fault(reason: "a proxy that is itself spoken to by TLS cannot be used; give its http:// address")
        default: throw Fault(reason: "“\(scheme)” is no kind of proxy that can be used; give http:// or socks5://")
        }
        let rest = trimmed.firstRange(of: "://").map { trimmed[$0.upperBound...] } ?? trimmed[...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let at = authority.lastIndex(of: "@")
        let place = HostName(authority: String(at.map { authority[authority.index(after: $0)...] } ?? authority))
        guard !place.name.isEmpty else { throw Fault(reason: "it names no host; give http://HOST:PORT") }
        host = place.name
        port = place.port ?? (kind == .socks ? 1080 : 80)
        credentials = at.map { Secret(Self.decoded(authority[..<$0])) }
        if kind == .socks, credentials != nil {
            throw Fault(reason: "a SOCKS proxy with a password cannot be used; use one without, or an HTTP proxy")
        }
    }

    /// Percent signs stand for characters that an address cannot hold.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.first {
            rest = rest.dropFirst()
            if first == UInt8(ascii: "%"), rest.count > 1,
                let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(first)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Host and port, for sentences.
    package var shown: String { "\(host):\(port)" }
}
