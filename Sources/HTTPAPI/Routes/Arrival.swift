import Accounts
import HTTPTypes
import JSONNotation
import Logging

/// A request whose body has been read, before it is checked.
struct Arrival: Sendable {
    let route: Route
    let method: HTTPRequest.Method
    /// As it came; nil without one.
    let query: Substring?
    let headers: HTTPFields
    let body: [UInt8]
    let values: [String: String]
    let caller: Caller?
    let requestID: String
    let logger: Logger
    let wantsEvents: Bool

    /// Checks and decodes query and body; faults of both are told together.
    ///
    /// - Throws: `Problem`.
    func call<Query: WireSchema & Decodable, Body: WireSchema & Decodable>(
        query queryType: Query.Type, body bodyType: Body.Type
    ) throws -> Call<Query, Body> {
        var faults: [FieldFault] = []
        let query = Self.read(QueryText.json(query, schema: route.query), as: route.query, .query, &faults)
        var body = JSONValue.object([])
        if let schema = route.body {
            let isMissing = self.body.isEmpty && route.traits.bodyIsOptional
            body = Self.read(isMissing ? [:] : try json(), as: schema, .body, &faults)
        }
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        return Call(
            query: try Self.decode(Query.self, from: query, .query),
            body: try Self.decode(Body.self, from: route.traits.readsBodyItself ? [:] : body, .body), bytes: self.body,
            method: method, headers: headers, requestID: requestID, logger: logger, wantsEvents: wantsEvents,
            signedIn: caller, values: values)
    }

    /// The body's JSON.
    ///
    /// - Throws: `Problem` for more values than the route takes; what the reader throws.
    private func json() throws -> JSONValue {
        let most = route.traits.mostValues
        guard !JSONValueCount.exceeds(most, in: body) else {
            throw Problem(.tooLarge, "A body here may have at most \(most) values.")
        }
        return try JSONReader.read(body)
    }

    private static func read(
        _ json: JSONValue, as schema: Schema, _ source: FieldFault.Source, _ faults: inout [FieldFault]
    ) -> JSONValue {
        var reading = SchemaReading(source)
        let value = reading.read(json, as: schema)
        faults += reading.faults
        return value
    }

    /// What the schema accepts but the type does not is told as a fault of that field: a type may be narrower than its
    /// schema can say.
    private static func decode<T: Decodable>(
        _ type: T.Type, from json: JSONValue, _ source: FieldFault.Source
    ) throws -> T {
        if type == Nothing.self, let nothing = Nothing() as? T { return nothing }
        do {
            return try WireCoding.decode(type, from: json)
        } catch let error as DecodingError {
            let path: [any CodingKey] =
                switch error {
                case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
                    context.codingPath
                case .keyNotFound(let key, let context): context.codingPath + [key]
                @unknown default: []
                }
            let steps = path.map {
                $0.intValue.map(FieldFault.Step.index) ?? .name(WireCoding.snakeCase($0.stringValue))
            }
            throw Problem.invalid([FieldFault(source, steps, .unreadable, "This value cannot be used here.")])
        }
    }
}
