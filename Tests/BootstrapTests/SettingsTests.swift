import Bootstrap
import Foundation
import ModelProviders
import TestSupport
import Testing

@Suite struct SettingsTests {
    /// One setting: its name in the environment, its lines in a YAML file, and how it is read back.
    struct Name: Sendable, CustomTestStringConvertible {
        let variable: String
        let yaml: @Sendable (String) -> String
        let value: @Sendable (Settings) -> String?

        init(_ variable: String, _ section: String, _ key: String, _ value: @escaping @Sendable (Settings) -> String?) {
            self.variable = variable
            yaml = { "\(section):\n  \(key): \"\($0)\"\n" }
            self.value = value
        }

        var testDescription: String { variable }
    }

    static let names = [
        Name("GEMINI_API_KEY", "gemini", "apiKey") { $0.gemini.key?.reveal() },
        Name("GOOGLE_API_KEY", "google", "apiKey") { $0.gemini.key?.reveal() },
        Name("GEMINI_BASE_URL", "gemini", "baseUrl") { $0.gemini.baseURL },
        Name("GEMINI_MODEL", "gemini", "model") { $0.gemini.model },
        Name("HF_TOKEN", "hf", "token") { $0.huggingFace.key?.reveal() },
        Name("HF_BASE_URL", "hf", "baseUrl") { $0.huggingFace.baseURL },
        Name("HF_MODEL", "hf", "model") { $0.huggingFace.model },
        Name("HF_BILL_TO", "hf", "billTo") { $0.huggingFaceBillTo },
        Name("OPENAI_API_KEY", "openai", "apiKey") { $0.openAI.key?.reveal() },
        Name("OPENAI_BASE_URL", "openai", "baseUrl") { $0.openAI.baseURL },
        Name("OPENAI_MODEL", "openai", "model") { $0.openAI.model },
        Name("GEMINI_IMAGE_MODEL", "gemini", "imageModel") { $0.gemini.imageModel },
        Name("HF_IMAGE_MODEL", "hf", "imageModel") { $0.huggingFace.imageModel },
        Name("HF_IMAGE_PROVIDER", "hf", "imageProvider") { $0.huggingFaceImageService },
        Name("OPENAI_IMAGE_MODEL", "openai", "imageModel") { $0.openAI.imageModel },
        Name("STORYWRITER_DATA_DIR", "storywriter", "dataDir") { $0.dataFolder },
        Name("STORYWRITER_DATABASE_URL", "storywriter", "databaseUrl") { $0.databaseFile },
        Name("HTTP_PROXY", "network", "httpProxy") { $0.network.httpProxy?.reveal() },
        Name("HTTPS_PROXY", "network", "httpsProxy") { $0.network.httpsProxy?.reveal() },
        Name("ALL_PROXY", "network", "allProxy") { $0.network.allProxy?.reveal() },
        Name("NO_PROXY", "network", "noProxy") { $0.network.noProxy },
        Name("https_proxy", "network", "httpsProxy") { $0.network.httpsProxy?.reveal() },
        Name("STORYWRITER_CA_FILE", "storywriter", "caFile") { $0.network.moreCertificates },
        Name("SSL_CERT_FILE", "network", "sslCertFile") { $0.network.certificates },
        Name("STORYWRITER_MODELS", "storywriter", "models") { $0.catalogueFile },
        Name("STORYWRITER_EMBEDDED_MODEL", "storywriter", "embeddedModel") { $0.embeddedModel },
        Name("STORYWRITER_LLAMA_SERVER", "storywriter", "llamaServer") { $0.llamaServer },
    ]

    @Test(arguments: names)
    func `The environment wins over the file, and the file over the default`(name: Name) async throws {
        try await withTemporaryFolder { folder in
            let byDefault = name.value(try await .read(in: folder))
            let scheme = name.variable.hasSuffix("_BASE_URL") ? "http://" : ""
            let (filed, shell) = (scheme + "of-the-file", scheme + "of-the-shell")
            #expect(byDefault != filed)
            let yaml = name.yaml(filed)
            #expect(name.value(try await .read(yaml: yaml, in: folder)) == filed)
            let both = try await Settings.read(yaml: yaml, environment: [name.variable: shell], in: folder)
            #expect(name.value(both) == shell)
            let blank = try await Settings.read(yaml: yaml, environment: [name.variable: ""], in: folder)
            #expect(name.value(blank) == filed)
        }
    }

    @Test func `Small letters win over capitals, and a proxy for all is one for each`() async throws {
        try await withTemporaryFolder { folder in
            let both = ["HTTPS_PROXY": "http://big:1", "https_proxy": "http://small:2", "ALL_PROXY": "socks5://all:3"]
            let network = try await Settings.read(environment: both, in: folder).network
            #expect(network.httpsProxy?.reveal() == "http://small:2")
            let routes = try network.routes()
            #expect(routes.httpsProxy?.shown == "small:2" && routes.httpProxy?.shown == "all:3")
        }
    }

    @Test func `Limits of slow servers go by where they are, and by what is set`() async throws {
        try await withTemporaryFolder { folder in
            let usual = try await Settings.read(in: folder).network
            #expect(usual.timeouts(for: "http://127.0.0.1:11434/v1") == .local)
            #expect(usual.timeouts(for: "https://api.openai.com/v1").firstToken == .seconds(120))
            let set = [
                "STORYWRITER_FIRST_TOKEN_TIMEOUT": "4000", "STORYWRITER_IDLE_TIMEOUT": "7",
                "STORYWRITER_CALL_TIMEOUT": "9000",
            ]
            let own = try await Settings.read(environment: set, in: folder).network.timeouts(for: "http://gpu.local/v1")
            #expect(own.firstToken == .seconds(4_000) && own.idle == .seconds(7) && own.total == .seconds(9_000))
            #expect(own.isOwnServer)
            for name in set.keys {
                let error = await #expect(throws: SettingsError.self) {
                    try await Settings.read(environment: [name: "soon"], in: folder)
                }
                #expect(error?.description.contains(name) == true)
            }
        }
    }

    @Test func `Proxies and certificates that cannot be used are named without a password`() async throws {
        try await withTemporaryFolder { folder in
            let empty = try folder.write("no certificate", to: "ca.pem")
            let wrong = [
                "HTTPS_PROXY": "https://me:secret@proxy.example", "ALL_PROXY": "ftp://me:secret@proxy.example",
                "STORYWRITER_CA_FILE": empty, "SSL_CERT_FILE": folder.path(of: "nowhere.pem"),
            ]
            for (name, value) in wrong {
                let network = try await Settings.read(environment: [name: value], in: folder).network
                let error = #expect(throws: SettingsError.self) { try network.routes() }
                #expect(error?.description.contains(name) == true, "\(name)")
                #expect(error?.description.contains("secret") == false)
            }
        }
    }

    @Test func `Who draws is who is set up for it, or who is named`() async throws {
        try await withTemporaryFolder { folder in
            let nobody = try await Settings.read(environment: ["OPENAI_API_KEY": "k"], in: folder)
            #expect(nobody.imageProviderOrder == [])
            let keys = ["GEMINI_API_KEY": "k", "HF_TOKEN": "k", "OPENAI_IMAGE_MODEL": "brush"]
            let all = try await Settings.read(environment: keys, in: folder)
            #expect(all.imageProviderOrder == ["gemini", "huggingface", "openai"])
            let named = keys.merging(["STORYWRITER_IMAGE_PROVIDERS": "OpenAI, gemini"]) { $1 }
            #expect(try await Settings.read(environment: named, in: folder).imageProviderOrder == ["openai", "gemini"])
            await #expect(throws: SettingsError.self) {
                try await Settings.read(environment: ["STORYWRITER_IMAGE_PROVIDERS": "embedded"], in: folder)
            }
        }
    }

    @Test func `A misspelt name in the file is refused with its line and the name that is meant`() async throws {
        try await withTemporaryFolder { folder in
            let wrong = [
                "gemini:\n  apiKeyy: k\n": "line 2: “gemini.apiKeyy” is not a setting; did you mean gemini.apiKey?",
                "storywriter:\n  port: 1\n  cache:\n    hour: 1\n": "line 4: “storywriter.cache.hour”",
                "geminy:\n  apiKey: k\n": "line 1: “geminy” is not a setting",
                "storywriter: 8080\n": "line 1: “storywriter” needs settings below it",
                "- a\n": "must hold settings",
            ]
            for (yaml, part) in wrong {
                let error = await #expect(throws: SettingsError.self, "\(yaml)") {
                    try await Settings.read(yaml: yaml, in: folder)
                }
                #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
                #expect(error?.description.contains("settings.yaml") == true)
            }
            let empty = ["", "# nothing yet\n", "storywriter:\n"]
            for yaml in empty {
                let settings = try await Settings.read(yaml: yaml, in: folder)
                #expect(settings.server.port == 8_080)
            }
        }
    }

    @Test(arguments: ["mysql://u:secret@h/x", "PostgreSQLs://u:secret@h", "file:/a/b"])
    func `A database of another kind is refused without its password`(url: String) async throws {
        try await withTemporaryFolder { folder in
            let error = await #expect(throws: SettingsError.self) {
                try await Settings.read(environment: ["STORYWRITER_DATABASE_URL": url], in: folder)
            }
            #expect(error?.description.contains("STORYWRITER_DATABASE_URL") == true)
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test(arguments: ["Postgres://u@h/x", "POSTGRESQL://u@h/x"])
    func `A scheme's capitals do not matter`(url: String) async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(environment: ["STORYWRITER_DATABASE_URL": url], in: folder)
            guard case .postgres(let kept) = settings.database else {
                Issue.record("It is a PostgreSQL server.")
                return
            }
            #expect(kept.reveal().hasPrefix("postgres") && kept.reveal().hasSuffix("://u@h/x"))
        }
    }

    @Test(arguments: [
        ("OPENAI_BASE_URL", "127.0.0.1:8080/v1"), ("GEMINI_BASE_URL", "ftp://me:secret@example.org"),
        ("HF_BASE_URL", "nonsense"), ("STORYWRITER_ORIGINS", "example.org"),
        ("STORYWRITER_ORIGINS", "https://example.org/page"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"),
    ])
    func `An address that is none is named when the settings are read`(name: String, value: String) async throws {
        try await withTemporaryFolder { folder in
            let error = await #expect(throws: SettingsError.self) {
                try await Settings.read(environment: [name: value], in: folder)
            }
            #expect(error?.description.contains(name) == true)
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test func `A flag wins over the environment`() async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(
                yaml: "storywriter:\n  dataDir: /file\n", environment: ["STORYWRITER_DATA_DIR": "/shell"],
                flags: ["storywriter.dataDir": "/flag"], in: folder)
            #expect(settings.dataFolder == "/flag")
            #expect(settings.databaseFile == "/flag/stories.sqlite")
        }
    }

    @Test func `Gemini's own key wins over Google's, wherever they stand`() async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(
                yaml: "gemini:\n  apiKey: own\n", environment: ["GOOGLE_API_KEY": "google"], in: folder)
            #expect(settings.gemini.key?.reveal() == "own")
        }
    }

    @Test func `Nothing set means the built-in model, in the folders of the XDG rules`() async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(in: folder)
            #expect(settings.providerOrder == ["embedded"])
            #expect(settings.dataFolder == folder.path + "/.local/share/storywriter")
            #expect(settings.databaseFile == settings.dataFolder + "/stories.sqlite")
            #expect(settings.patience == .seconds(300))
            #expect(settings.logLevel == .warning)
            let xdg = try await Settings.read(environment: ["XDG_DATA_HOME": "/x"], in: folder)
            #expect(xdg.dataFolder == "/x/storywriter")
        }
    }

    @Test func `The usual file is found where the XDG rules put it`() async throws {
        try await withTemporaryFolder { folder in
            let place = folder.path + "/conf/storywriter"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try folder.write("gemini:\n  model: from-usual\n", to: "conf/storywriter/config.yaml")
            let settings = try await Settings.read(environment: ["XDG_CONFIG_HOME": folder.path + "/conf"], in: folder)
            #expect(settings.gemini.model == "from-usual")
        }
    }

    @Test func `Configured providers come in a fixed order with the built-in one last`() async throws {
        try await withTemporaryFolder { folder in
            let all = ["OPENAI_BASE_URL": "http://127.0.0.1:1/v1", "HF_TOKEN": "h", "GEMINI_API_KEY": "g"]
            let settings = try await Settings.read(environment: all, in: folder)
            #expect(settings.providerOrder == ["gemini", "huggingface", "openai", "embedded"])
        }
    }

    @Test(arguments: [
        "storywriter:\n  providers: huggingface, gemini\n", "storywriter:\n  providers: [huggingface, gemini]\n",
    ])
    func `The user's order holds, as a text or a list`(yaml: String) async throws {
        try await withTemporaryFolder { folder in
            let got6 = try await Settings.read(yaml: yaml, in: folder).providerOrder
            #expect(got6 == ["huggingface", "gemini"])
            let shell = try await Settings.read(
                yaml: yaml, environment: ["STORYWRITER_PROVIDERS": " Embedded , openai"], in: folder)
            #expect(shell.providerOrder == ["embedded", "openai"])
        }
    }

    @Test func `An unknown provider in the order is named`() async throws {
        try await withTemporaryFolder { folder in
            _ = await #expect(
                throws: SettingsError(
                    "STORYWRITER_PROVIDERS names “gemnii”, which is no provider: use gemini, huggingface, openai, embedded."
                )
            ) {
                _ = try await Settings.read(environment: ["STORYWRITER_PROVIDERS": "gemnii,embedded"], in: folder)
            }
        }
    }

    @Test(arguments: [
        "gemini:\n\tmodel: x", "gemini: [", "- a\n- b\n", "just text",
    ])
    func `A bad file is named`(yaml: String) async throws {
        try await withTemporaryFolder { folder in
            let error = await #expect(throws: SettingsError.self) {
                _ = try await Settings.read(yaml: yaml, in: folder)
            }
            #expect(error?.description.contains(folder.path(of: "settings.yaml")) == true)
        }
    }

    @Test func `A file that was asked for and is not there is named`() async throws {
        try await withTemporaryFolder { folder in
            _ = await #expect(
                throws: SettingsError(
                    "There is no configuration file at /no/such.yaml: check --config or STORYWRITER_CONFIG.")
            ) {
                _ = try await Settings.read(environment: ["STORYWRITER_CONFIG": "/no/such.yaml"], in: folder)
            }
        }
    }

    @Test(arguments: [("sqlite:/a/b.sqlite", "/a/b.sqlite"), ("sqlite:///a/b.sqlite", "/a/b.sqlite"), ("/a/b", "/a/b")])
    func `A database is a path, with or without its scheme`(url: String, path: String) async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(environment: ["STORYWRITER_DATABASE_URL": url], in: folder)
            #expect(settings.databaseFile == path)
        }
    }

    @Test func `A tilde is the home folder`() async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(
                environment: ["STORYWRITER_DATA_DIR": "~/tales", "STORYWRITER_EMBEDDED_MODEL": "~/m.gguf"], in: folder)
            #expect(settings.dataFolder == folder.path + "/tales")
            #expect(settings.embeddedModelPath == folder.path + "/m.gguf")
        }
    }

    @Test(arguments: ["postgres://ada:hunter2@db/stories", "postgresql://ada:hunter2@db/stories"])
    func `PostgreSQL's address is a secret`(url: String) async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(environment: ["STORYWRITER_DATABASE_URL": url], in: folder)
            guard case .postgres(let secret) = settings.database else {
                Issue.record("It was taken for a file.")
                return
            }
            #expect(secret.reveal() == url && !"\(settings)".contains("hunter2"))
        }
    }

    @Test(arguments: ["", "0", "60", "86400"])
    func `Patience is whole seconds`(text: String) async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(environment: ["STORYWRITER_PATIENCE": text], in: folder)
            #expect(settings.patience == .seconds(Int(text) ?? 300))
        }
    }

    @Test(arguments: ["-1", "86401", "1.5", "long"])
    func `Other patience is refused`(text: String) async throws {
        try await withTemporaryFolder { folder in
            _ = await #expect(
                throws: SettingsError("STORYWRITER_PATIENCE is “\(text)”: give whole seconds from 0 to 86400.")
            ) {
                _ = try await Settings.read(environment: ["STORYWRITER_PATIENCE": text], in: folder)
            }
        }
    }

    @Test func `The log's level is one of the known ones`() async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(environment: ["STORYWRITER_LOG": "Debug"], in: folder)
            #expect(settings.logLevel == .debug)
            await #expect(
                throws: SettingsError(
                    "STORYWRITER_LOG is “loud”: use trace, debug, info, notice, warning, error, critical.")
            ) {
                _ = try await Settings.read(environment: ["STORYWRITER_LOG": "loud"], in: folder)
            }
        }
    }

    @Test func `Keys do not show in any print of the settings`() async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(
                environment: [
                    "GEMINI_API_KEY": "key-of-gemini", "HF_TOKEN": "key-of-face", "OPENAI_API_KEY": "key-of-ai",
                ],
                in: folder)
            var dumped = ""
            dump(settings, to: &dumped)
            for text in [dumped, String(describing: settings), String(reflecting: settings)] {
                #expect(!text.contains("key-of-"))
            }
            #expect(settings.gemini.key?.reveal() == "key-of-gemini")
        }
    }
}

extension Settings {
    /// The SQLite file; nil where it is none.
    fileprivate var databaseFile: String? {
        if case .sqlite(let path) = database { return path }
        return nil
    }
}
