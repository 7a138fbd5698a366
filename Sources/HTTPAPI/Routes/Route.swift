import Accounts
import HTTPTypes

/// One operation of the interface, declared once: the router, the checks of requests, the OpenAPI document and the page
/// at `/docs` all come from it.
///
///     Route(
///         .post, "/api/v1/stories", "createStory", "Create a story", tag: "stories", access: .scope(.write),
///         body: NewStory.self, answers: [.json(StoryResource.self, "The new story.", status: 201)]
///     ) { call in
///         let story = try await house.create(call.body, for: call.caller)
///         return try .json(StoryResource(story), status: .created, location: "/api/v1/stories/\(story.id)")
///     }
package struct Route: Sendable {
    package let method: HTTPRequest.Method
    package let path: PathTemplate
    /// A name for generated clients; unique.
    package let operationID: String
    /// One line in the imperative.
    package let summary: String
    /// More, in Markdown.
    package let details: String
    /// The chapter of the documentation in which it stands.
    package let tag: String
    package let access: Access
    /// An object whose fields are the query's parameters.
    package let query: Schema
    /// The body's schema; nil where it takes none.
    package let body: Schema?
    package let answers: [RouteAnswer]
    package let traits: RouteTraits

    let handle: @Sendable (Arrival) async throws -> Answer

    /// Declares a route.
    ///
    /// - Parameters:
    ///   - query: a wire type of flat fields, read from the query.
    ///   - body: the wire type of the body.
    ///   - handle: what it does; called only with what its schemas accept.
    package init<Query: WireSchema & Decodable, Body: WireSchema & Decodable>(
        _ method: HTTPRequest.Method, _ path: String, _ operationID: String, _ summary: String, details: String = "",
        tag: String, access: Access, query: Query.Type, body: Body.Type,
        answers: [RouteAnswer], traits: RouteTraits = RouteTraits(),
        handle: @escaping @Sendable (Call<Query, Body>) async throws -> Answer
    ) {
        self.method = method
        self.path = PathTemplate(path)
        self.operationID = operationID
        self.summary = summary
        self.details = details
        self.tag = tag
        self.access = access
        self.query = Query.schema
        self.body = Body.self == Nothing.self ? nil : Body.schema
        self.answers = answers
        self.traits = traits
        self.bodyReference = Body.self == Nothing.self ? nil : .type(Body.self)
        self.handle = { arrival in
            try await handle(arrival.call(query: Query.self, body: Body.self))
        }
    }

    /// The body's schema by its name, for the OpenAPI document.
    let bodyReference: Schema?

    /// The media types in which it can answer.
    var mediaTypes: [String] { answers.flatMap(\.mediaTypes) }
}
