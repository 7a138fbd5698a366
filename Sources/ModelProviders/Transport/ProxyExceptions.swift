/// The places that are reached without a proxy, as `NO_PROXY` lists them: hosts (with all names below them), IP
/// addresses, ranges of addresses (`10.0.0.0/8`), each with a port where only that is meant, or `*` for all.
package struct ProxyExceptions: Sendable, Hashable {
    private struct Rule: Sendable, Hashable {
        /// Without a dot or `*.` at its beginning.
        let name: String
        let port: Int?
        let range: AddressRange?
        let address: [UInt8]?
    }

    private var isEverything = false
    private var rules: [Rule] = []

    /// Reads a list, parted by commas or white space; what cannot be read matches nothing.
    package init(_ list: String = "") {
        for entry in list.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            if entry == "*" {
                isEverything = true
            } else if let range = AddressRange(String(entry)) {
                rules.append(Rule(name: "", port: nil, range: range, address: nil))
            } else {
                let place = HostName(authority: String(entry))
                var name = place.name[...]
                if name.hasPrefix("*.") { name = name.dropFirst() }
                while name.first == "." { name = name.dropFirst() }
                guard !name.isEmpty else { continue }
                rules.append(Rule(name: String(name), port: place.port, range: nil, address: place.address))
            }
        }
    }

    /// Whether `host` is reached without a proxy.
    func contains(_ host: HostName) -> Bool {
        if isEverything { return true }
        let address = host.address
        return rules.contains { rule in
            if let port = rule.port, port != host.port { return false }
            if let range = rule.range { return address.map(range.contains) ?? false }
            if let own = rule.address { return own == address }
            return address == nil && (host.name == rule.name || host.name.hasSuffix("." + rule.name))
        }
    }
}
