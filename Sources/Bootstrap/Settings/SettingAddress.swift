import Foundation

/// Addresses in settings, checked when they are read: a wrong one would otherwise fail only with the first request.
enum SettingAddress {
    /// An address on the web.
    ///
    /// - Parameters:
    ///   - text: what was set; nil stays nil.
    ///   - name: the setting's, for the error.
    /// - Returns: the text as it was set.
    /// - Throws: `SettingsError` where it does not begin with `http://` or `https://` and a host.
    static func web(_ text: String?, _ name: String) throws(SettingsError) -> String? {
        guard let text else { return nil }
        guard hasWebHost(text) else {
            let advice =
                hasWebHost("http://" + text) && !text.contains("://")
                ? "write http:// or https:// before it" : "give an address such as https://example.org/v1"
            throw SettingsError("\(name) is “\(shown(text))”: \(advice).")
        }
        return text
    }

    /// Origins of web pages.
    ///
    /// - Returns: each as browsers send it: scheme, host and port in lower case, without a slash at its end.
    /// - Throws: `SettingsError` where one has no scheme or host, or has a path.
    static func origins(_ texts: [String], _ name: String) throws(SettingsError) -> [String] {
        var origins: [String] = []
        for text in texts {
            var origin = text.lowercased()
            while origin.last == "/" { origin.removeLast() }
            guard hasWebHost(origin), let parts = URLComponents(string: origin), parts.path.isEmpty,
                parts.query == nil, parts.fragment == nil, parts.user == nil
            else {
                throw SettingsError(
                    "\(name) names “\(shown(text))”: give origins such as https://example.org or http://localhost:3000, "
                        + "without a path.")
            }
            origins.append(origin)
        }
        return origins
    }

    private static func hasWebHost(_ text: String) -> Bool {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        guard let parts = URLComponents(string: trimmed), let host = parts.host, !host.isEmpty else { return false }
        return ["http", "https"].contains(parts.scheme?.lowercased())
    }

    /// The text without what stands before an `@`, which may be a password.
    private static func shown(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@") else { return text }
        return "…" + text[at...]
    }
}
