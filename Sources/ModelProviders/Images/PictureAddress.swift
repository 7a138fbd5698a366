/// Which addresses pictures are fetched from.
enum PictureAddress {
    /// Whether an address may be followed.
    ///
    /// - Parameter baseURL: the provider that gave it.
    static func isAllowed(_ url: String, givenBy baseURL: String) -> Bool {
        guard url.utf8.count <= 8_192, url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
        let isLocalProvider = isLoopback(baseURL)
        if url.lowercased().hasPrefix("https://") { return isLocalProvider || !isLoopback(url) }
        return url.lowercased().hasPrefix("http://") && isLocalProvider && isLoopback(url)
    }

    private static func isLoopback(_ url: String) -> Bool {
        guard let start = url.firstRange(of: "://")?.upperBound else { return false }
        let authority = url[start...].prefix { !"/?#\\".contains($0) }
        // A name before an @ is not the host.
        guard !authority.contains("@") else { return false }
        let host =
            authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        return host == "localhost" || host == "::1" || isFourth(host)
    }

    /// An address of 127.0.0.0/8.
    private static func isFourth(_ host: Substring) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
