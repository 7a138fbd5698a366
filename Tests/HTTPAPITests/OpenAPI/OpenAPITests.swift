import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONNotation
import Testing

@Suite struct OpenAPITests {
    private func document(_ sample: SampleServer = SampleServer()) async throws -> JSONValue {
        try await sample.application.test(.router) { try await $0.send(.get, "/openapi.json", as: nil).json }
    }

    /// All objects inside a value.
    private func objects(_ value: JSONValue) -> [JSONValue] {
        switch value {
        case .object(let members): [value] + members.flatMap { objects($0.value) }
        case .array(let values): values.flatMap(objects)
        default: []
        }
    }

    @Test func `every route is described, and nothing else`() async throws {
        let sample = SampleServer()
        guard case .object(let paths) = try await document(sample)["paths"] else { Issue.record("no paths"); return }
        let told = paths.flatMap { path -> [String] in
            guard case .object(let operations) = path.value else { return [] }
            return operations.map { "\($0.name.uppercased()) \(path.name)" }
        }
        let routes = sample.groups.flatMap(\.routes).map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(routes).isSubset(of: told))
        let operational = [
            "/livez", "/readyz", "/metrics", "/openapi.json", "/docs", "/docs/style.css", "/problems/{name}",
        ]
        #expect(Set(told).subtracting(routes) == Set(operational.map { "GET \($0)" }))
    }

    @Test func `every reference leads to a type`() async throws {
        let document = try await document()
        let references = objects(document).compactMap { object -> String? in
            guard case .string(let reference) = object["$ref"] else { return nil }
            return reference
        }
        #expect(references.contains("#/components/schemas/NoteResource"))
        for reference in Set(references) {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            #expect(document["components"]?["schemas"]?[name] != nil, "\(reference)")
        }
    }

    @Test func `an operation says who may call it and what it can answer`() async throws {
        let operation = try #require(try await document()["paths"]?["/api/v1/notes"]?["post"])
        #expect(operation["security"] == [["bearer": ["write"]]])
        guard case .object(let responses) = operation["responses"] else { Issue.record("no responses"); return }
        #expect(
            responses.map(\.name)
                == [
                    "201", "400", "401", "403", "406", "408", "409", "413", "415", "422", "429", "500", "502", "503",
                    "504",
                ])
        var open = SampleServer()
        open.settings.usesKeys = false
        #expect(try await document(open)["paths"]?["/api/v1/notes"]?["post"]?["security"] == nil)
    }

    @Test func `the page shows every route and type and runs nothing`() async throws {
        let sample = SampleServer()
        try await sample.application.test(.router) { client in
            let page = try await client.send(.get, "/docs", as: nil)
            for route in sample.groups.flatMap(\.routes) { #expect(page.text.contains("id=\"\(route.operationID)\"")) }
            for type in ["NewNote", "NoteLine", "NoteResource", "NoteList", "NoteEvent"] {
                #expect(page.text.contains("id=\"type-\(type)\""))
            }
            #expect(page.headers[.contentSecurityPolicy]?.contains("script") == false)
            for word in ["<script", "http://", "https://", "style=", "onclick"] { #expect(!page.text.contains(word)) }
            #expect(try await client.send(.get, "/docs/style.css", as: nil).status == .ok)
            #expect(try await client.send(.get, "/problems/conflict", as: nil).text.hasPrefix("conflict (409)"))
            #expect(try await client.send(.get, "/problems/odd", as: nil).status == .notFound)
        }
    }
}
