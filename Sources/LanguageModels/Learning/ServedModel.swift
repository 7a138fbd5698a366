/// A model at the server that serves it: what is learned belongs to both, since the same weights are served with other
/// limits and other fields elsewhere.
package struct ServedModel: Sendable, Hashable {
    /// Scheme, host, port and path of the server, such as `http://127.0.0.1:11434/v1`; never a user, a password or a
    /// query.
    package let server: String
    /// The model's name at that server.
    package let model: String

    /// Takes the place of a model.
    ///
    /// - Parameters:
    ///   - baseURL: the address as it was configured; a user, a password, a query and a fragment in it are left out, since
    ///     they may be secrets.
    ///   - model: the model's name there.
    package init(baseURL: String, model: String) {
        server = Self.bare(baseURL)
        self.model = model
    }

    /// Takes a place as it is stored.
    package init(server: String, model: String) {
        self.server = server
        self.model = model
    }

    private static func bare(_ url: String) -> String {
        var text = Substring(url.prefix { $0 != "?" && $0 != "#" })
        while text.last == "/" { text.removeLast() }
        guard let mark = text.firstRange(of: "://") else { return text.lowercased() }
        let scheme = text[..<mark.lowerBound].lowercased()
        let rest = text[mark.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count)
        // What stands before the last @ is a user and a password.
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        return "\(scheme)://\(host.lowercased())\(path)"
    }
}
