import ArgumentParser
import Bootstrap

/// The settings of the network and of slow servers, as flags of `storywriter serve`.
struct NetworkFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Seconds to the first piece of an answer.", valueName: "seconds"))
    var firstTokenTimeout: String?

    @Option(help: ArgumentHelp("Seconds between two pieces of an answer.", valueName: "seconds"))
    var idleTimeout: String?

    @Option(help: ArgumentHelp("Seconds of a whole call to a provider.", valueName: "seconds"))
    var callTimeout: String?

    @Option(
        name: .customLong("http-proxy-file"),
        help: ArgumentHelp("A file with the URL of the proxy for http://.", valueName: "file"), completion: .file())
    var httpProxyFile: String?

    @Option(
        name: .customLong("https-proxy-file"),
        help: ArgumentHelp("A file with the URL of the proxy for https://.", valueName: "file"), completion: .file())
    var httpsProxyFile: String?

    @Option(
        name: .customLong("all-proxy-file"),
        help: ArgumentHelp("A file with the URL of the proxy for both.", valueName: "file"), completion: .file())
    var allProxyFile: String?

    @Option(
        name: .customLong("no-proxy"),
        help: ArgumentHelp("Hosts that are reached without a proxy, parted by commas.", valueName: "hosts"))
    var noProxy: String?

    @Option(
        help: ArgumentHelp("A PEM file of certificates to trust beside the system's.", valueName: "file"),
        completion: .file())
    var caFile: String?

    @Option(
        name: .customLong("ssl-cert-file"),
        help: ArgumentHelp("A PEM file of certificates to trust in place of the system's.", valueName: "file"),
        completion: .file())
    var certificateFile: String?

    /// What was given, by configuration key.
    ///
    /// - Throws: `SettingsError` for a file of a secret that cannot be read.
    func values() throws -> [String: String?] {
        [
            "storywriter.firstTokenTimeout": firstTokenTimeout, "storywriter.idleTimeout": idleTimeout,
            "storywriter.callTimeout": callTimeout, "storywriter.caFile": caFile,
            "network.httpProxy": try SecretFile.read(httpProxyFile, of: "--http-proxy-file"),
            "network.httpsProxy": try SecretFile.read(httpsProxyFile, of: "--https-proxy-file"),
            "network.allProxy": try SecretFile.read(allProxyFile, of: "--all-proxy-file"),
            "network.noProxy": noProxy, "network.sslCertFile": certificateFile,
        ]
    }
}
