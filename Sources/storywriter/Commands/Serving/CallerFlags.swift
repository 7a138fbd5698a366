import ArgumentParser

/// The settings of who may call, as flags of `storywriter serve`.
struct CallerFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp("none, keys or jwt: how callers are known.", valueName: "method"),
        completion: .list(["none", "keys", "jwt"]))
    var auth: String?

    @Option(help: ArgumentHelp("A YAML file of plans and their limits.", valueName: "file"), completion: .file())
    var plans: String?

    @Option(
        name: .customLong("jwt-jwks-url"),
        help: ArgumentHelp("Where the sign-in service publishes its keys.", valueName: "url"))
    var keySetURL: String?

    @Option(name: .customLong("jwt-issuer"), help: ArgumentHelp("The issuer of its tokens.", valueName: "name"))
    var issuer: String?

    @Option(
        name: .customLong("jwt-audience"),
        help: ArgumentHelp("The audience that tokens must name (default: not checked).", valueName: "name"))
    var audience: String?

    @Option(
        name: .customLong("jwt-parties"),
        help: ArgumentHelp("The web pages whose tokens are taken (default: not checked).", valueName: "origins"))
    var parties: String?

    @Option(help: ArgumentHelp("Web pages that may call the API, e.g. https://example.org.", valueName: "origins"))
    var origins: String?

    /// What was given, by configuration key.
    var values: [String: String?] {
        [
            "storywriter.auth": auth, "storywriter.plans": plans, "storywriter.jwt.jwksUrl": keySetURL,
            "storywriter.jwt.issuer": issuer, "storywriter.jwt.audience": audience,
            "storywriter.jwt.parties": parties, "storywriter.origins": origins,
        ]
    }
}
