import Accounts
import HTTPTypes
import Hummingbird
import Logging

/// The innermost part of the server: from a request that found its route to the answer of its handler.
///
/// In this order: path and method, who calls and whether they may, how often, which formats, the body, its fields,
/// repeated requests, the handler.
struct RouteResponder: Sendable {
    let doors: APIDoors
    let bell: KeepAliveBell
    let shares: CallerShares
    let workroom: Workroom
    /// Nil but in tests.
    let check: AnswerCheck?

    /// The size of bodies, in bytes, of which nobody need keep count.
    private static let smallBody = 1_048_576

    func respond(to request: Request, context: APIContext) async throws -> Response {
        if case .unknownPath = context.match, let response = try await doors.fallback?(request) { return response }
        let (route, values) = try found(context.match)
        var headers = HTTPFields()
        let caller = try await admitted(request, route, &headers)
        context.caller.user = caller?.user
        let place = try caller.map { try shares.enter($0.user) }
        let accepted = try AcceptedTypes(request.headers[values: .accept]).choice(of: route)
        if accepted == "text/event-stream" { try place?.becomeStream() }
        let room = try await room(for: request, route, caller)
        let arrival = Arrival(
            route: route, method: request.method, query: query(of: request), headers: request.headers,
            body: try await RequestBytes.read(request, for: route), values: values, caller: caller,
            requestID: context.requestID, logger: context.logger, wantsEvents: accepted == "text/event-stream")
        try checkPrecondition(arrival)
        let answer = try await worked(arrival, request, context)
        withExtendedLifetime(room) {}
        if case .events = answer.body { try place?.becomeStream() }
        var response = answer.response(to: request, context: context, bell: bell)
        response.headers.append(contentsOf: headers)
        return place.map { response.holding($0) } ?? response
    }

    private func found(_ match: RouteMatch) throws -> (Route, [String: String]) {
        switch match {
        case .route(let route, let values): return (route, values)
        case .unknownPath: throw Problem.notFound
        case .otherMethods(let methods):
            let names = methods.map(\.rawValue).sorted().joined(separator: ", ")
            var problem = Problem(.methodNotAllowed, "This path takes \(names).")
            problem.headers[.allow] = names
            throw problem
        }
    }

    private func query(of request: Request) -> Substring? {
        guard let path = request.head.path, let mark = path.firstIndex(of: "?") else { return nil }
        return path[path.index(after: mark)...].prefix { $0 != "#" }
    }

    /// Who calls, if the route asks; counts the request.
    private func admitted(_ request: Request, _ route: Route, _ headers: inout HTTPFields) async throws -> Caller? {
        guard case .scope(let scope) = route.access else { return nil }
        let caller = try await doors.authenticate(request.headers[.authorization])
        if let verdict = try await doors.admit?(caller) {
            headers[.rateLimitPolicy] = verdict.policyHeader
            headers[.rateLimit] = verdict.limitHeader
            guard verdict.isAdmitted else {
                var problem = Problem(
                    .rateLimited, "Wait \(max(1, verdict.reset)) s, then try again.", retryAfter: max(1, verdict.reset))
                problem.headers = headers
                throw problem
            }
        }
        guard caller.scopes.contains(scope) else {
            throw Problem(.forbidden, "This needs a key with the scope “\(scope.rawValue)”.")
        }
        return caller
    }

    private func checkPrecondition(_ arrival: Arrival) throws {
        let asked = arrival.headers[values: .ifMatch]
        guard arrival.route.traits.precondition != .unused, asked.isEmpty || !EntityTag.list(asked).isUsable else {
            return
        }
        if !asked.isEmpty {
            let fault = FieldFault(.header, [.name("If-Match")], .unreadable, "Send an ETag in quotes, or *.")
            throw Problem(.badRequest, "The header If-Match cannot be used. \(fault.detail)", errors: [fault])
        }
        guard arrival.route.traits.precondition == .required else { return }
        throw Problem(
            .preconditionRequired,
            "Send the ETag of what you have read in If-Match, so that no change of others is lost.")
    }

    /// Room for a body that is larger than usual, by its announced size.
    private func room(for request: Request, _ route: Route, _ caller: Caller?) async throws -> FairGate.Pass? {
        guard let caller, route.traits.largestBody > Self.smallBody else { return nil }
        let announced = request.headers[.contentLength].flatMap { Int($0) } ?? route.traits.largestBody
        guard announced > Self.smallBody else { return nil }
        return try await workroom.room(forBytes: min(announced, route.traits.largestBody), of: caller.user)
    }

    /// Answers where the route's work belongs. A large body is work for itself.
    private func worked(_ arrival: Arrival, _ request: Request, _ context: APIContext) async throws -> Answer {
        let work = arrival.route.traits.work
        guard work != .short || arrival.body.count > Self.smallBody / 8 else {
            return try await answered(arrival, request, context)
        }
        return try await workroom.run(
            for: arrival.caller?.user, needsPlace: work == .long, watching: context.channel
        ) { try await answered(arrival, request, context) }
    }

    private func answered(_ arrival: Arrival, _ request: Request, _ context: APIContext) async throws -> Answer {
        let usesKey = arrival.route.traits.idempotencyKey
        guard usesKey != .unused, let book = doors.idempotency, let caller = arrival.caller else {
            return try await handled(arrival)
        }
        guard let key = try IdempotencyKey(header: arrival.headers[.idempotencyKey]) else {
            if usesKey == .honoured { return try await handled(arrival) }
            let fault = FieldFault(.header, [.name("Idempotency-Key")], .missing, "Send a key that you use only once.")
            throw Problem(.badRequest, "This needs the header Idempotency-Key.", errors: [fault])
        }
        let call = IdempotencyBook.Call(
            user: caller.user, key: key, operation: "\(arrival.method.rawValue) \(request.uri.path)",
            fingerprint: Fingerprint(of: Array((arrival.query ?? "").utf8) + arrival.body).text)
        return try await book.once(call) {
            do {
                return try await handled(arrival)
            } catch let error as any ProblemConvertible {
                return context.answer(for: error.problem)
            }
        }
    }

    private func handled(_ arrival: Arrival) async throws -> Answer {
        let answer = try await arrival.route.handle(arrival)
        return try check?.checked(answer, of: arrival.route) ?? answer
    }
}
