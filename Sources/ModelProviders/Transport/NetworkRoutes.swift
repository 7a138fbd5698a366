import LanguageModels
import NIOSSL

/// How servers on the network are reached: through which proxy, and whose certificates are trusted.
package struct NetworkRoutes: Sendable, Hashable {
    /// The proxy for `http://`; nil for none.
    package var httpProxy: ProxyServer?
    /// The proxy for `https://`; nil for none.
    package var httpsProxy: ProxyServer?
    /// Who is reached without one.
    package var exceptions: ProxyExceptions
    /// A PEM file of certificates that are trusted beside the system's.
    package var moreCertificates: String?
    /// A PEM file of certificates that are trusted in place of the system's.
    package var certificates: String?

    /// Takes routes; without any, everything is reached directly and the system's certificates are trusted.
    package init(
        httpProxy: ProxyServer? = nil, httpsProxy: ProxyServer? = nil, exceptions: ProxyExceptions = ProxyExceptions(),
        moreCertificates: String? = nil, certificates: String? = nil
    ) {
        self.httpProxy = httpProxy
        self.httpsProxy = httpsProxy
        self.exceptions = exceptions
        self.moreCertificates = moreCertificates
        self.certificates = certificates
    }

    /// No proxy, and the system's certificates.
    package static let direct = NetworkRoutes()

    /// The proxy for an address. This machine is never reached through one.
    func proxy(for url: String) -> ProxyServer? {
        let isSecure = url.lowercased().hasPrefix("https:")
        guard let proxy = isSecure ? httpsProxy : httpProxy else { return nil }
        let host = HostName(url: url)
        return host.isLoopback || exceptions.contains(host) ? nil : proxy
    }

    /// How many certificates a PEM file holds; nil where it cannot be read or holds none.
    package static func countCertificates(inFile path: String) -> Int? {
        // The caller says that the file cannot be used.
        guard let found = try? NIOSSLCertificate.fromPEMFile(path), !found.isEmpty else { return nil }
        return found.count
    }

    /// How TLS is spoken; nil for the usual way.
    var tls: TLSConfiguration? {
        guard moreCertificates != nil || certificates != nil else { return nil }
        var tls = TLSConfiguration.makeClientConfiguration()
        if let certificates { tls.trustRoots = .file(certificates) }
        if let moreCertificates { tls.additionalTrustRoots = [.file(moreCertificates)] }
        return tls
    }
}
