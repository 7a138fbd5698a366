import JSONNotation

extension Schema {
    /// This schema as JSON Schema 2020-12; wire types become references to `components`.
    ///
    /// - Parameter components: the wire types met so far by name; grows.
    package func json(_ components: inout [String: JSONValue]) -> JSONValue {
        var members = shape(&components)
        if let description { members.append(.init("description", .string(description))) }
        if let defaultValue { members.append(.init("default", defaultValue)) }
        if let example { members.append(.init("examples", .array([example]))) }
        return .object(members)
    }

    private func shape(_ components: inout [String: JSONValue]) -> [JSONValue.Member] {
        switch kind {
        case .object(let properties): return object(properties, &components)
        case .map(let schema):
            return typed("object") + Self.freeNames(schema.json(&components))
        case .list(let schema, let count):
            var members = typed("array") + [.init("items", schema.json(&components))]
            if count.lowerBound > 0 { members.append(.init("minItems", .integer(count.lowerBound))) }
            if count.upperBound < Int.max { members.append(.init("maxItems", .integer(count.upperBound))) }
            return members
        case .text(let rule): return text(rule)
        case .integer(let range):
            return typed("integer")
                + [.init("minimum", .integer(range.lowerBound)), .init("maximum", .integer(range.upperBound))]
        case .number(let range):
            return typed("number")
                + [
                    .init("minimum", .number("\(range.lowerBound)")), .init("maximum", .number("\(range.upperBound)")),
                ]
        case .flag: return typed("boolean")
        case .unchecked: return []
        case .any:
            components["AnyJSON"] = Self.anything
            return [.init("$ref", "#/components/schemas/AnyJSON")]
        case .either(let schemas):
            var choices = schemas.map { $0.json(&components) }
            if isNullable { choices.append(["type": "null"]) }
            return [.init("anyOf", .array(choices))]
        case .reference(let name, let schema):
            if components[name] == nil {
                // Put there first, so that a type may hold itself.
                components[name] = .null
                components[name] = schema().json(&components)
            }
            let reference: JSONValue = ["$ref": .string("#/components/schemas/\(name)")]
            if isNullable { return [.init("anyOf", .array([reference, ["type": "null"]]))] }
            return [.init("$ref", .string("#/components/schemas/\(name)"))]
        }
    }

    /// Any JSON without control characters: what `SchemaReading` accepts where it checks nothing else.
    private static var anything: JSONValue {
        let itself: JSONValue = ["$ref": "#/components/schemas/AnyJSON"]
        return [
            "anyOf": [
                ["type": ["null", "boolean", "number"]],
                ["type": "string", "pattern": .string(TextRule.plainPattern)],
                ["type": "array", "items": itself],
                .object([.init("type", "object")] + freeNames(itself)),
            ]
        ]
    }

    private static func freeNames(_ value: JSONValue) -> [JSONValue.Member] {
        let name: JSONValue = ["maxLength": .integer(TextRule.longestName), "pattern": .string(TextRule.plainPattern)]
        return [.init("propertyNames", name), .init("additionalProperties", value)]
    }

    private func typed(_ name: String) -> [JSONValue.Member] {
        [.init("type", isNullable ? .array([.string(name), "null"]) : .string(name))]
    }

    private func object(_ properties: [Property], _ components: inout [String: JSONValue]) -> [JSONValue.Member] {
        var members = typed("object")
        let fields = properties.map { JSONValue.Member($0.name, $0.schema.json(&components)) }
        members.append(.init("properties", .object(fields)))
        let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        if !needsOneOf.isEmpty { members.append(.init("anyOf", .array(needsOneOf.map { saying($0, of: properties) }))) }
        return members
    }

    /// An object in which this field says something.
    private func saying(_ name: String, of properties: [Property]) -> JSONValue {
        let isText = properties.contains { property in
            if case .text = property.schema.kind { property.name == name } else { false }
        }
        let said: JSONValue =
            isText ? ["type": "string", "pattern": .string(TextRule.visiblePattern)] : ["type": "object"]
        return ["required": [.string(name)], "properties": .object([.init(name, said)])]
    }

    private func text(_ rule: TextRule) -> [JSONValue.Member] {
        var members = typed("string")
        if let choices = rule.choices {
            members.append(.init("enum", .array(choices.map(JSONValue.string) + (isNullable ? [.null] : []))))
            return members
        }
        if rule.length.lowerBound > 0 { members.append(.init("minLength", .integer(rule.length.lowerBound))) }
        if rule.length.upperBound < Int.max { members.append(.init("maxLength", .integer(rule.length.upperBound))) }
        if let format = rule.format { members.append(.init("format", .string(format))) }
        if let pattern = rule.pattern { members.append(.init("pattern", .string(pattern))) }
        return members
    }
}
