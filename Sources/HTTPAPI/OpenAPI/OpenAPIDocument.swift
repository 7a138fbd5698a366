import JSONNotation

/// Writes the route table as OpenAPI 3.1.
struct OpenAPIDocument {
    let operations: Operations
    let usesKeys: Bool

    /// The document.
    func json(of table: RouteTable) -> JSONValue {
        var components: [String: JSONValue] = [:]
        var paths: [(path: String, members: [JSONValue.Member])] = []
        for group in table.groups {
            for route in group.routes {
                let member = JSONValue.Member(
                    route.method.rawValue.lowercased(), operation(route, errors: group.errors, &components))
                if let index = paths.firstIndex(where: { $0.path == route.path.description }) {
                    paths[index].members.append(member)
                } else {
                    paths.append((route.path.description, [member]))
                }
            }
        }
        var parts: [JSONValue.Member] = [
            .init("schemas", .object(components.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }))
        ]
        if usesKeys {
            parts.append(.init("securitySchemes", ["bearer": ["type": "http", "scheme": "bearer"]]))
        }
        return [
            "openapi": "3.1.1",
            "info": [
                "title": .string(operations.title), "version": .string(operations.version),
                "description": .string(operations.description),
            ],
            "paths": .object(paths.map { .init($0.path, .object($0.members)) }),
            "components": .object(parts),
        ]
    }

    private func operation(
        _ route: Route, errors: any ErrorRendering, _ components: inout [String: JSONValue]
    ) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("operationId", .string(route.operationID)), .init("summary", .string(route.summary)),
            .init("tags", [.string(route.tag)]),
        ]
        if !route.details.isEmpty { members.append(.init("description", .string(route.details))) }
        let parameters = parameters(route, &components)
        if !parameters.isEmpty { members.append(.init("parameters", .array(parameters))) }
        if let body = route.bodyReference {
            members.append(
                .init(
                    "requestBody",
                    [
                        "required": .bool(!route.traits.bodyIsOptional),
                        "content": ["application/json": ["schema": body.json(&components)]],
                    ]))
        }
        if !route.traits.rawBody.isEmpty {
            let content = route.traits.rawBody.map { JSONValue.Member($0, [:]) }
            members.append(.init("requestBody", ["required": true, "content": .object(content)]))
        }
        members.append(.init("responses", responses(route, errors: errors, &components)))
        if usesKeys, case .scope(let scope) = route.access {
            members.append(.init("security", [["bearer": [.string(scope.rawValue)]]]))
        }
        return .object(members)
    }

    private func parameters(_ route: Route, _ components: inout [String: JSONValue]) -> [JSONValue] {
        var parameters: [JSONValue] = route.path.names.map { name in
            let description = route.traits.pathValues[name] ?? "The id."
            return Self.parameter(name, "path", ["type": "string", "minLength": 1], description, isRequired: true)
        }
        if case .object(let properties) = route.query.kind {
            for property in properties {
                var schema = property.schema
                schema.isNullable = false
                schema.description = nil
                let json = schema.json(&components)
                parameters.append(
                    Self.parameter(
                        property.name, "query", json, property.schema.description ?? "", isRequired: property.isRequired
                    ))
            }
        }
        if route.traits.idempotencyKey != .unused {
            parameters.append(
                Self.parameter(
                    "Idempotency-Key", "header",
                    ["type": "string", "pattern": .string(IdempotencyKey.pattern)],
                    "A name for this request: sent again with the same name, it is done once.",
                    isRequired: route.traits.idempotencyKey == .required))
        }
        if route.traits.precondition != .unused {
            parameters.append(
                Self.parameter(
                    "If-Match", "header", ["type": "string", "pattern": .string(EntityTag.listPattern)],
                    "The `ETag` of what you have read; 412 where it was changed since.",
                    isRequired: route.traits.precondition == .required))
        }
        return parameters
    }

    private static func parameter(
        _ name: String, _ place: String, _ schema: JSONValue, _ description: String, isRequired: Bool
    ) -> JSONValue {
        [
            "name": .string(name), "in": .string(place), "required": .bool(isRequired),
            "description": .string(description),
            "schema": schema,
        ]
    }

    private func responses(
        _ route: Route, errors: any ErrorRendering, _ components: inout [String: JSONValue]
    ) -> JSONValue {
        var byStatus: [Int: [JSONValue.Member]] = [:]
        for answer in route.answers {
            byStatus[answer.status] = response(answer, joining: byStatus[answer.status], &components)
        }
        for (status, kinds) in RouteProblems.byStatus(
            of: route, errors: errors, usesKeys: usesKeys) where byStatus[status] == nil
        {
            let names = kinds.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            let schema = errors.schema(status: status).json(&components)
            byStatus[status] = [
                .init("description", .string("Problems: \(names).")),
                .init("content", .object([.init(errors.mediaType, ["schema": schema])])),
            ]
        }
        return .object(byStatus.sorted { $0.key < $1.key }.map { .init(String($0.key), .object($0.value)) })
    }

    /// Answers of the same status are one response with several media types.
    private func response(
        _ answer: RouteAnswer, joining earlier: [JSONValue.Member]?, _ components: inout [String: JSONValue]
    ) -> [JSONValue.Member] {
        var content: [JSONValue.Member] = []
        var description = answer.description
        for member in earlier ?? [] {
            if member.name == "content", case .object(let members) = member.value { content = members }
            if member.name == "description", case .string(let text) = member.value {
                description = text + " " + description
            }
        }
        switch answer.content {
        case .none: break
        case .json(let schema): content.append(.init("application/json", ["schema": schema.json(&components)]))
        case .bytes(let types): content += types.map { .init($0, [:]) }
        case .events(let schema, _):
            // In OpenAPI 3.1 the schema of a stream is that of each of its events.
            let data: JSONValue = [
                "type": "string", "contentMediaType": "application/json", "contentSchema": schema.json(&components),
            ]
            let event: JSONValue = [
                "type": "object", "required": ["data"],
                "properties": ["id": ["type": "string"], "event": ["type": "string"], "data": data],
            ]
            content.append(.init("text/event-stream", ["schema": event]))
        }
        var members: [JSONValue.Member] = [.init("description", .string(description))]
        let headers = answer.headers.sorted { $0.key < $1.key }.map { name, text in
            JSONValue.Member(name, ["description": .string(text), "schema": ["type": "string"]])
        }
        if !headers.isEmpty { members.append(.init("headers", .object(headers))) }
        if !content.isEmpty { members.append(.init("content", .object(content))) }
        return members
    }
}
