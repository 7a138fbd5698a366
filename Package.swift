// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors where `STORYWRITER_STRICT` is set (CI does); at a desk they stay warnings.
let strict = Context.environment["STORYWRITER_STRICT"] != nil

/// Where `STORYWRITER_FUZZ` names libFuzzer's runtime (scripts/proof fuzz), our modules are optimised and count the branches that
/// they take, and there is the program `storywriter-fuzz`. No other build has it.
let fuzzer = Context.environment["STORYWRITER_FUZZ"]

let settings: [SwiftSetting] =
    [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
    + (strict ? [.treatAllWarnings(as: .error)] : [])
    + (fuzzer != nil ? [.unsafeFlags(["-O", "-sanitize=fuzzer"])] : [])

let fuzzTargets: [Target] = [
    .executableTarget(
        name: "storywriter-fuzz",
        dependencies: [
            "JSONNotation", "StoryDomain", "LanguageModels", "ModelProviders", "Storytelling", "Publishing", "Accounts",
            "HTTPAPI",
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
        ],
        path: "Fuzz",
        swiftSettings: settings,
        linkerSettings: [.unsafeFlags([fuzzer ?? "", "-lstdc++", "-lm"])]
    )
]

let package = Package(
    name: "story-writer",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "storywriter", targets: ["storywriter"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // Cellar: values and rules, and the data built into the binary.
        .target(name: "StoryDomain", swiftSettings: settings),
        .target(name: "JSONNotation", swiftSettings: settings),
        .target(name: "CResources", exclude: ["data"]),

        // Shelves: what a model is, what a database is.
        .target(
            name: "LanguageModels",
            dependencies: [
                "JSONNotation", "StoryDomain",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: settings
        ),
        .target(name: "Storage", dependencies: ["StoryDomain"], swiftSettings: settings),

        .target(
            name: "Telemetry",
            dependencies: [
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: settings
        ),

        // Back: the real providers and drivers.
        .target(
            name: "ModelProviders",
            dependencies: [
                "JSONNotation", "LanguageModels", "StoryDomain", "CResources",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "SQLiteStorage",
            dependencies: ["StoryDomain", "Storage", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings
        ),

        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "PostgresStorage", dependencies: ["Storage", "CLibPQ"], swiftSettings: settings),

        // Rooms: who may, durable runs, the craft, and what leaves the house.
        .target(
            name: "Accounts",
            dependencies: [
                "StoryDomain", "Storage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Jobs",
            dependencies: [
                "StoryDomain", "Storage",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Storytelling",
            dependencies: [
                "JSONNotation", "StoryDomain", "Storage", "LanguageModels", "Jobs", "Accounts",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CTypesetting", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(
            name: "Publishing", dependencies: ["StoryDomain", "CZlib", "CTypesetting"], swiftSettings: settings),

        // Front: the API over HTTP.
        .target(
            name: "HTTPAPI",
            dependencies: [
                "JSONNotation", "StoryDomain", "Accounts", "Storage", "LanguageModels", "Jobs", "Storytelling",
                "Publishing", "CZlib",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: settings
        ),

        // The studio's page: files built by scripts/build-studio, and how they are served.
        .target(name: "CStudio"),
        .target(
            name: "WebStudio",
            dependencies: [
                "CStudio",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),

        // Hall and door.
        .target(
            name: "Bootstrap",
            dependencies: [
                "StoryDomain", "LanguageModels", "Storage", "ModelProviders", "SQLiteStorage", "PostgresStorage",
                "Telemetry", "Accounts", "Jobs", "Storytelling", "Publishing", "HTTPAPI", "WebStudio",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "storywriter",
            dependencies: [
                "Bootstrap", "StoryDomain", "LanguageModels", "ModelProviders", "Storage", "Storytelling",
                "Publishing", "Accounts",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),

        // Workshop: fakes that behave as badly as the real thing, and the tests of each room.
        .target(
            name: "TestSupport",
            dependencies: [
                "JSONNotation", "LanguageModels", "StoryDomain",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TestDatabases",
            dependencies: ["Storage", "SQLiteStorage", "PostgresStorage", "CLibPQ", "TestSupport"],
            swiftSettings: settings),
        .executableTarget(
            name: "storywriter-bench",
            dependencies: [
                "JSONNotation", "Bootstrap", "Storytelling", "Publishing", "Storage", "SQLiteStorage", "ModelProviders",
                "LanguageModels",
                "StoryDomain", "TestSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Benchmarks/StorywriterBench",
            swiftSettings: settings
        ),
        .testTarget(name: "StoryDomainTests", dependencies: ["StoryDomain", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "JSONNotationTests", dependencies: ["JSONNotation"], swiftSettings: settings),
        .testTarget(
            name: "LanguageModelsTests",
            dependencies: [
                "LanguageModels", "StoryDomain", "TestSupport",
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "SQLiteStorage", "PostgresStorage", "CLibPQ", "StoryDomain", "TestSupport", "TestDatabases",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "TelemetryTests",
            dependencies: [
                "Telemetry", "LanguageModels", "StoryDomain", "TestSupport",
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "AccountsTests",
            dependencies: [
                "Accounts", "Storage", "SQLiteStorage", "StoryDomain", "TestDatabases",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "HTTPAPITests",
            dependencies: [
                "JSONNotation", "HTTPAPI", "StoryDomain", "Accounts", "Storage", "SQLiteStorage", "LanguageModels",
                "Jobs",
                "Storytelling", "TestSupport", "TestDatabases", "ModelProviders", "CZlib",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "InMemoryLogging", package: "swift-log"),
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "WebStudioTests",
            dependencies: [
                "WebStudio",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PublishingTests", dependencies: ["Publishing", "StoryDomain", "CZlib"], swiftSettings: settings),
        .testTarget(
            name: "ModelProvidersTests",
            dependencies: [
                "JSONNotation", "ModelProviders", "LanguageModels", "StoryDomain", "TestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EmbeddedModelTests",
            dependencies: [
                "JSONNotation", "ModelProviders", "LanguageModels", "StoryDomain",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TestSupportTests", dependencies: ["JSONNotation", "TestSupport", "LanguageModels", "StoryDomain"],
            swiftSettings: settings),
        .testTarget(
            name: "StorytellingGatesTests", dependencies: ["Storytelling", "StoryDomain", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "StorytellingTests",
            dependencies: [
                "JSONNotation", "Storytelling", "Storage", "SQLiteStorage", "ModelProviders", "LanguageModels",
                "StoryDomain",
                "TestSupport", "TestDatabases", "Jobs", "Accounts",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BootstrapTests",
            dependencies: ["Bootstrap", "LanguageModels", "ModelProviders", "StoryDomain", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "JobsTests",
            dependencies: [
                "Jobs", "Storage", "StoryDomain", "TestSupport", "TestDatabases",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["storywriter", "Bootstrap", "SQLiteStorage", "Storage", "StoryDomain", "TestSupport"],
            swiftSettings: settings),
    ] + (fuzzer != nil ? fuzzTargets : [])
)
