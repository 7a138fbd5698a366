import JSONNotation

/// Holds values against schemas and collects everything that is wrong, not just the first.
package struct SchemaReading {
    /// Requests may leave out and add fields; answers must be exactly what was declared.
    package enum Strictness: Sendable {
        case request, answer
    }

    /// More faults than these are not told; nobody reads them.
    static let mostFaults = 50

    private let source: FieldFault.Source
    private let strictness: Strictness
    private var path: [FieldFault.Step] = []
    /// What was wrong so far.
    package private(set) var faults: [FieldFault] = []

    /// A reading without faults.
    package init(_ source: FieldFault.Source = .body, strictness: Strictness = .request) {
        self.source = source
        self.strictness = strictness
    }

    /// Notes a fault at the present place.
    mutating func note(_ code: FieldFault.Code, _ detail: String) {
        guard faults.count < Self.mostFaults else { return }
        faults.append(FieldFault(source, path, code, detail))
    }

    /// Checks a value.
    ///
    /// - Returns: the value as it is decoded: defaults put in, `1.0` as 1, undeclared fields dropped. Meaningless
    ///   where there are faults.
    package mutating func read(_ value: JSONValue, as schema: Schema) -> JSONValue {
        if value == .null, schema.isNullable { return schema.defaultValue ?? .null }
        switch schema.kind {
        case .object(let properties):
            let read = object(value, properties)
            checkSaid(schema.needsOneOf, in: value)
            return read
        case .map(let schema): return map(value, schema)
        case .list(let schema, let count): return list(value, schema, count)
        case .text(let rule): return text(value, rule)
        case .integer(let range): return integer(value, range)
        case .number(let range): return number(value, range)
        case .flag:
            if case .bool = value { return value }
            note(.flagExpected, "This must be true or false.")
            return value
        case .any: return anything(value)
        case .unchecked: return value
        case .either(let schemas): return either(value, schemas)
        case .reference(_, let schema): return read(value, as: schema())
        }
    }

    private mutating func inside<T>(_ step: FieldFault.Step, _ body: (inout SchemaReading) -> T) -> T {
        path.append(step)
        defer { path.removeLast() }
        return body(&self)
    }

    private mutating func object(_ value: JSONValue, _ properties: [Schema.Property]) -> JSONValue {
        guard case .object(let members) = value else {
            note(.objectExpected, "This must be an object.")
            return value
        }
        var read: [JSONValue.Member] = []
        for property in properties {
            if let found = value[property.name] {
                let value = inside(.name(property.name)) { $0.read(found, as: property.schema) }
                read.append(JSONValue.Member(property.name, value))
            } else if let defaultValue = property.schema.defaultValue, strictness == .request {
                read.append(JSONValue.Member(property.name, defaultValue))
            } else if property.isRequired {
                inside(.name(property.name)) { $0.note(.missing, "This field is missing.") }
            }
        }
        if strictness == .answer {
            let names = Set(properties.map(\.name))
            for member in members where !names.contains(member.name) {
                inside(.name(member.name)) { $0.note(.undeclared, "The schema does not declare this field.") }
            }
        }
        return .object(read)
    }

    /// At least one of these fields must say something.
    private mutating func checkSaid(_ names: [String], in value: JSONValue) {
        guard case .object = value, let first = names.first else { return }
        let isSaid = names.contains { name in
            switch value[name] {
            case .string(let text): !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
            case .object: true
            default: false
            }
        }
        guard !isSaid else { return }
        inside(.name(first)) { $0.note(.missing, "Say something in one of: \(names.joined(separator: ", ")).") }
    }

    private mutating func map(_ value: JSONValue, _ schema: Schema) -> JSONValue {
        guard case .object(let members) = value else {
            note(.objectExpected, "This must be an object.")
            return value
        }
        return .object(
            members.map { member in
                guard member.name.unicodeScalars.count <= TextRule.longestName else {
                    note(.tooLong, "Names here may have at most \(TextRule.longestName) characters.")
                    return member
                }
                return inside(.name(member.name)) { reading in
                    reading.checkControls(member.name)
                    return JSONValue.Member(member.name, reading.read(member.value, as: schema))
                }
            })
    }

    private mutating func list(_ value: JSONValue, _ schema: Schema, _ count: ClosedRange<Int>) -> JSONValue {
        guard case .array(let values) = value else {
            note(.listExpected, "This must be a list.")
            return value
        }
        if values.count < count.lowerBound { note(.tooFew, "This must have at least \(count.lowerBound) entries.") }
        guard values.count <= count.upperBound else {
            note(.tooMany, "This may have at most \(count.upperBound) entries.")
            return value
        }
        return .array(
            values.enumerated().map { index, value in inside(.index(index)) { $0.read(value, as: schema) } })
    }

    private mutating func anything(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object: _ = map(value, .any)
        case .array(let values):
            for (index, value) in values.enumerated() { inside(.index(index)) { _ = $0.anything(value) } }
        case .string(let text): checkControls(text)
        case .number(let digits): _ = finite(digits)
        case .null, .bool, .integer: break
        }
        return value
    }

    private mutating func either(_ value: JSONValue, _ schemas: [Schema]) -> JSONValue {
        var closest: SchemaReading?
        for schema in schemas {
            var trial = self
            let read = trial.read(value, as: schema)
            if trial.faults.count == faults.count { return read }
            // The branch that got furthest into the value says best what is wrong with it.
            let depth = trial.faults.last?.path.count ?? 0
            if depth > (closest?.faults.last?.path.count ?? -1) { closest = trial }
        }
        if let closest { self = closest }
        return value
    }
}
