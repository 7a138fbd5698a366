import Configuration
import Foundation
import LanguageModels
import ModelProviders

/// How providers are reached, and how long they are waited for.
package struct NetworkSettings: Sendable {
    /// The limits of calls where somebody said others than those of the place where the server is.
    package var firstToken: Duration?
    package var idle: Duration?
    package var total: Duration?
    /// The proxies' URLs, which may hold a password.
    package var httpProxy: Secret?
    package var httpsProxy: Secret?
    package var allProxy: Secret?
    /// Hosts that are reached without one, as `NO_PROXY` lists them.
    package var noProxy: String?
    /// A PEM file of certificates to trust beside the system's.
    package var moreCertificates: String?
    /// A PEM file of certificates to trust in place of the system's.
    package var certificates: String?

    /// The limits of calls to the server at `url`.
    package func timeouts(for url: String) -> ProviderTimeouts {
        adjusted(.usual(for: url))
    }

    /// `usual`, with what somebody set.
    func adjusted(_ usual: ProviderTimeouts) -> ProviderTimeouts {
        var timeouts = usual
        if let firstToken { timeouts.firstToken = firstToken }
        if let idle { timeouts.idle = idle }
        // Who waits longer for a part waits longer for the whole.
        timeouts.total = total ?? max(timeouts.total, timeouts.firstToken * 2)
        return timeouts
    }

    /// The proxies and certificates.
    ///
    /// - Throws: `SettingsError` for a proxy that cannot be used, or a file that holds no certificates.
    package func routes() throws(SettingsError) -> NetworkRoutes {
        try check(moreCertificates, "STORYWRITER_CA_FILE")
        try check(certificates, "SSL_CERT_FILE")
        let all = try proxy(allProxy, "ALL_PROXY")
        return NetworkRoutes(
            httpProxy: try proxy(httpProxy, "HTTP_PROXY") ?? all,
            httpsProxy: try proxy(httpsProxy, "HTTPS_PROXY") ?? all,
            exceptions: ProxyExceptions(noProxy ?? ""), moreCertificates: moreCertificates, certificates: certificates)
    }

    private func check(_ path: String?, _ name: String) throws(SettingsError) {
        guard let path, NetworkRoutes.countCertificates(inFile: path) == nil else { return }
        throw SettingsError("\(name) is \(path), which holds no certificates in PEM: check the file, or unset \(name).")
    }

    private func proxy(_ url: Secret?, _ name: String) throws(SettingsError) -> ProxyServer? {
        guard let url else { return nil }
        do throws(ProxyServer.Fault) {
            return try ProxyServer(url.reveal())
        } catch {
            throw SettingsError("\(name) cannot be used: \(error.reason).")
        }
    }
}

extension NetworkSettings {
    /// The usual names of the environment, under which every program looks for proxies and certificates, and ours.
    private static let usualNames = [
        "HTTP_PROXY": "NETWORK_HTTP_PROXY", "HTTPS_PROXY": "NETWORK_HTTPS_PROXY", "ALL_PROXY": "NETWORK_ALL_PROXY",
        "NO_PROXY": "NETWORK_NO_PROXY", "SSL_CERT_FILE": "NETWORK_SSL_CERT_FILE",
    ]

    /// The environment with the usual names under the keys of the configuration. Lower case wins, as elsewhere.
    static func named(_ environment: [String: String]) -> [String: String] {
        var named = environment
        for (usual, own) in usualNames {
            let values = [environment[usual.lowercased()], environment[usual]].compactMap(\.self)
            if let value = values.first(where: { !$0.isEmpty }) { named[own] = value }
        }
        return named
    }

    /// Reads what concerns the network.
    ///
    /// - Throws: `SettingsError` that names the setting and what it may be.
    init(reader: ConfigReader, environment: [String: String]) throws(SettingsError) {
        let story = reader.scoped(to: "storywriter")
        let network = reader.scoped(to: "network")
        func file(_ text: String?) -> String? { text.map { FilePlaces.expanded($0, environment: environment) } }
        firstToken = try Self.seconds(story.text("firstTokenTimeout"), "STORYWRITER_FIRST_TOKEN_TIMEOUT")
        idle = try Self.seconds(story.text("idleTimeout"), "STORYWRITER_IDLE_TIMEOUT")
        total = try Self.seconds(story.text("callTimeout"), "STORYWRITER_CALL_TIMEOUT")
        httpProxy = network.secret("httpProxy")
        httpsProxy = network.secret("httpsProxy")
        allProxy = network.secret("allProxy")
        noProxy = network.text("noProxy") ?? network.stringArray(forKey: "noProxy")?.joined(separator: ",")
        moreCertificates = file(story.text("caFile"))
        certificates = file(network.text("sslCertFile"))
    }

    private static func seconds(_ text: String?, _ name: String) throws(SettingsError) -> Duration? {
        guard let text else { return nil }
        guard let seconds = Int(text.filter { !$0.isWhitespace }), (1...86_400).contains(seconds) else {
            throw SettingsError("\(name) is “\(text)”: give whole seconds from 1 to 86400.")
        }
        return .seconds(seconds)
    }
}
