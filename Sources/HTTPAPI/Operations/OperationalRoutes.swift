import HTTPTypes

/// Routes for those who run the server and those who read about it.
enum OperationalRoutes {
    /// Their chapter.
    static let tag = "operations"

    /// The table of all routes, these among them. The two documents describe the whole table, themselves included, and are
    /// written once.
    static func table(_ groups: [RouteGroup], operations: Operations, usesKeys: Bool) -> RouteTable {
        let document = OpenAPIDocument(operations: operations, usesKeys: usesKeys)
        let plain = RouteTable(groups + [RouteGroup(routes: routes(operations, openAPI: [], page: ""))])
        let openAPI = Array(document.json(of: plain).jsonText.utf8)
        let page = DocumentationPage(operations: operations, usesKeys: usesKeys).html(of: plain)
        return RouteTable(groups + [RouteGroup(routes: routes(operations, openAPI: openAPI, page: page))])
    }

    private static func routes(_ operations: Operations, openAPI: [UInt8], page: String) -> [Route] {
        let tag = EntityTag(of: openAPI)
        return [
            Route(
                .get, "/livez", "isAlive", "Tell whether the process runs", tag: Self.tag, access: .open,
                query: VerboseQuery.self, answers: [.bytes(["text/plain"], "It does.")], traits: .probe
            ) { call in
                .text(call.query.verbose == nil ? "ok\n" : "[+] process ok\nlivez check passed\n")
            },
            Route(
                .get, "/readyz", "isReady", "Tell whether requests can be served", tag: Self.tag, access: .open,
                query: VerboseQuery.self,
                answers: [
                    .bytes(["text/plain"], "They can."), .bytes(["text/plain"], "They cannot now.", status: 503),
                ], traits: .probe
            ) { call in await ready(operations.checks, isVerbose: call.query.verbose != nil) },
            Route(
                .get, "/metrics", "readMetrics", "Read the server's counts for Prometheus", tag: Self.tag,
                access: .open, answers: [.bytes(["text/plain"], "Exposition format 0.0.4.")], traits: .probe
            ) { _ in .text(await operations.metrics(), mediaType: "text/plain; version=0.0.4; charset=utf-8") },
            Route(
                .get, "/openapi.json", "readOpenAPI", "Read this interface's description", tag: Self.tag,
                access: .open, answers: [.bytes(["application/json"], "OpenAPI 3.1.")]
            ) { _ in
                .bytes(openAPI, mediaType: "application/json").with(.eTag, tag.description)
            },
            Route(
                .get, "/docs", "readDocumentation", "Read this interface's documentation", tag: Self.tag,
                access: .open, answers: [.bytes(["text/html"], "A page for people.")]
            ) { _ in
                .text(page, mediaType: "text/html; charset=utf-8")
                    .with(.contentSecurityPolicy, "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
            },
            Route(
                .get, "/docs/style.css", "readStyle", "Read the style of the documentation", tag: Self.tag,
                access: .open, answers: [.bytes(["text/css"], "A style sheet.")]
            ) { _ in .text(DocumentationStyle.css, mediaType: "text/css; charset=utf-8") },
            Route(
                .get, "/problems/{name}", "readProblem", "Read about one kind of problem", tag: Self.tag,
                access: .open, answers: [.bytes(["text/plain"], "What it means.")],
                traits: RouteTraits(pathValues: ["name": "The last part of a problem's `type`."])
            ) { call in
                let kind: ProblemKind = try call.path("name") { ProblemKind(rawValue: $0) }
                return .text("\(kind.rawValue) (\(kind.status.code))\n\(kind.title).\n")
            },
        ]
    }

    private static func ready(_ checks: [Operations.Check], isVerbose: Bool) async -> Answer {
        var lines: [String] = []
        var isReady = true
        for check in checks {
            do {
                try await check.run()
                lines.append("[+] \(check.name) ok")
            } catch {
                // Why is in the log of whoever failed; probes are open to anybody.
                isReady = false
                lines.append("[-] \(check.name) failed")
            }
        }
        let last = isReady ? "ok" : "not ready"
        var answer = Answer.text(((isVerbose || !isReady ? lines : []) + [last]).joined(separator: "\n") + "\n")
        answer.status = isReady ? .ok : .serviceUnavailable
        return answer
    }
}
