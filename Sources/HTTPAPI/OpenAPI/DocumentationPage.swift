/// Writes the route table as one page for people; no script, nothing from elsewhere.
struct DocumentationPage {
    let operations: Operations
    let usesKeys: Bool

    /// The page.
    func html(of table: RouteTable) -> String {
        var types: [String: Schema] = [:]
        let tags = table.routes.map(\.tag).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let chapters = tags.map { tag in
            let routes = table.groups.flatMap { group in
                group.routes.filter { $0.tag == tag }.map { operation($0, errors: group.errors, &types) }
            }
            return
                "<section id=\"\(HTML.escape(tag))\"><h2>\(HTML.escape(tag))</h2>\n\(routes.joined(separator: "\n"))</section>"
        }
        let links = (tags + ["types", "problems"]).map { "<a href=\"#\($0)\">\(HTML.escape($0))</a>" }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(HTML.escape(operations.title))</title>
            <link rel="stylesheet" href="/docs/style.css">
            </head>
            <body>
            <header><h1>\(HTML.escape(operations.title)) <small>\(HTML.escape(operations.version))</small></h1>
            \(HTML.paragraphs(operations.description))
            <p>For programs: <a href="/openapi.json">openapi.json</a>.</p>
            <nav>\(links.joined(separator: " "))</nav></header>
            <main>
            \(chapters.joined(separator: "\n"))
            <section id="types"><h2>types</h2>
            \(Self.types(&types))</section>
            <section id="problems"><h2>problems</h2>
            <div class="wide"><table><thead><tr><th>type</th><th>status</th><th>meaning</th></tr></thead><tbody>
            \(Self.problems())
            </tbody></table></div></section>
            </main>
            </body>
            </html>

            """
    }

    private func operation(_ route: Route, errors: any ErrorRendering, _ types: inout [String: Schema]) -> String {
        var parts = ["<article id=\"\(route.operationID)\">"]
        parts.append(
            "<h3><span class=\"method\">\(route.method.rawValue)</span> <code>\(HTML.escape(route.path.description))</code></h3>"
        )
        parts.append("<p>\(HTML.inline(route.summary)).\(Self.access(route))</p>")
        if !route.details.isEmpty { parts.append(HTML.paragraphs(route.details)) }
        if case .object(let properties) = route.query.kind, !properties.isEmpty {
            parts.append("<h4>Query</h4>\(SchemaTable.html(properties, &types))")
        }
        if let body = route.bodyReference {
            parts.append(
                "<h4>Body</h4><p>\(SchemaTable.name(body, &types))\(route.traits.bodyIsOptional ? ", or none" : "")</p>"
            )
        }
        let answers = route.answers.map { answer in
            "<li><b>\(answer.status)</b> \(HTML.inline(answer.description)) \(Self.content(answer, &types))</li>"
        }
        parts.append("<h4>Answers</h4><ul>\(answers.joined())</ul>")
        let problems = RouteProblems.byStatus(of: route, errors: errors, usesKeys: usesKeys).sorted { $0.key < $1.key }
            .map {
                "\($0.key) "
                    + $0.value.map { "<a href=\"#problem-\($0.rawValue)\">\($0.rawValue)</a>" }.joined(separator: ", ")
            }
        parts.append(
            "<details><summary>Problems</summary><p>\(problems.joined(separator: " · "))</p></details></article>")
        return parts.joined(separator: "\n")
    }

    private static func access(_ route: Route) -> String {
        var words: [String] = []
        if case .scope(let scope) = route.access { words.append(" Needs the scope <code>\(scope.rawValue)</code>.") }
        switch route.traits.idempotencyKey {
        case .unused: break
        case .honoured: words.append(" Takes <code>Idempotency-Key</code>.")
        case .required: words.append(" Needs <code>Idempotency-Key</code>.")
        }
        switch route.traits.precondition {
        case .unused: break
        case .honoured: words.append(" Takes <code>If-Match</code>.")
        case .required: words.append(" Needs <code>If-Match</code>.")
        }
        return words.joined()
    }

    private static func content(_ answer: RouteAnswer, _ types: inout [String: Schema]) -> String {
        switch answer.content {
        case .none: ""
        case .json(let schema): SchemaTable.name(schema, &types)
        case .bytes(let mediaTypes): mediaTypes.map { "<code>\(HTML.escape($0))</code>" }.joined(separator: ", ")
        case .events(let schema, _): "<code>text/event-stream</code> of \(SchemaTable.name(schema, &types))"
        }
    }

    /// The types named so far, and those that they name.
    private static func types(_ types: inout [String: Schema]) -> String {
        var written: [String: String] = [:]
        while let name = types.keys.filter({ written[$0] == nil }).min(), let schema = types[name] {
            var table = "<p>\(SchemaTable.name(schema, &types))</p>"
            if case .object(let properties) = schema.kind { table = SchemaTable.html(properties, &types) }
            written[name] = "<article id=\"type-\(name)\"><h3>\(HTML.escape(name))</h3>\(table)</article>"
        }
        return written.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n")
    }

    private static func problems() -> String {
        ProblemKind.allCases.map { kind in
            "<tr id=\"problem-\(kind.rawValue)\"><td><code>\(kind.rawValue)</code></td><td>\(kind.status.code)</td>"
                + "<td>\(HTML.escape(kind.title))</td></tr>"
        }.joined(separator: "\n")
    }
}
