import HTTPTypes

/// Routes without a query, without a body, or without either.
extension Route {
    /// Declares a route without a body.
    package init<Query: WireSchema & Decodable>(
        _ method: HTTPRequest.Method, _ path: String, _ operationID: String, _ summary: String, details: String = "",
        tag: String, access: Access, query: Query.Type, answers: [RouteAnswer], traits: RouteTraits = RouteTraits(),
        handle: @escaping @Sendable (Call<Query, Nothing>) async throws -> Answer
    ) {
        self.init(
            method, path, operationID, summary, details: details, tag: tag, access: access, query: Query.self,
            body: Nothing.self, answers: answers, traits: traits, handle: handle)
    }

    /// Declares a route without a query.
    package init<Body: WireSchema & Decodable>(
        _ method: HTTPRequest.Method, _ path: String, _ operationID: String, _ summary: String, details: String = "",
        tag: String, access: Access, body: Body.Type, answers: [RouteAnswer], traits: RouteTraits = RouteTraits(),
        handle: @escaping @Sendable (Call<Nothing, Body>) async throws -> Answer
    ) {
        self.init(
            method, path, operationID, summary, details: details, tag: tag, access: access, query: Nothing.self,
            body: Body.self, answers: answers, traits: traits, handle: handle)
    }

    /// Declares a route without query and body.
    package init(
        _ method: HTTPRequest.Method, _ path: String, _ operationID: String, _ summary: String, details: String = "",
        tag: String, access: Access, answers: [RouteAnswer], traits: RouteTraits = RouteTraits(),
        handle: @escaping @Sendable (Call<Nothing, Nothing>) async throws -> Answer
    ) {
        self.init(
            method, path, operationID, summary, details: details, tag: tag, access: access, query: Nothing.self,
            body: Nothing.self, answers: answers, traits: traits, handle: handle)
    }
}
