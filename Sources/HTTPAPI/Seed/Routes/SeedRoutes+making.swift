import Storytelling

/// What all routes that ask a model have in common.
extension SeedRoutes {
    /// An answer that a model made.
    struct Made<Body: WireSchema & Encodable> {
        var body: Body
        var isCached: Bool
    }

    /// The operation's answer: whole, or as a stream of `delta` events with the whole as `result` at its end, where the
    /// client asked for one.
    ///
    /// - Parameter make: asks the model.
    func answer<Query, Request, Body: WireSchema & Encodable>(
        to call: Call<Query, Request>, make: @escaping @Sendable (Asking) async throws -> Made<Body>
    ) async throws -> Answer {
        let user = try call.caller.user
        let allowsCache = call.allowsCache
        guard call.wantsEvents else {
            let made = try await told { try await make(Asking(user: user, allowsCache: allowsCache)) }
            let status = made.isCached ? "StoryWriter; hit" : "StoryWriter; fwd=\(allowsCache ? "miss" : "request")"
            return try .json(made.body).with(.cacheStatus, status)
        }
        let (events, sink) = EventPipe.make()
        let watch = CallWatch(part: "premise", logger: call.logger) { sink.tell($0) }
        let work = Task {
            do {
                let asking = Asking(user: user, allowsCache: allowsCache) { watch.takeText($0) }
                let made = try await told { try await make(asking) }
                sink.tell(try ServerEvent(event: "result", json: made.body))
                sink.finish()
            } catch {
                sink.finish(throwing: error)
            }
        }
        // A reader who leaves ends the work, and the call to the provider with it.
        sink.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return .events(events)
    }

    /// Runs `body` and tells its errors in the seed's words.
    func told<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            // The name is only shown. Where there is no author, that is the error that is told.
            throw SeedFault.told(error, provider: (try? desk.usualAuthor().provider) ?? "")
        }
    }

    /// How a route that asks a model can succeed.
    static func answers<Body: WireSchema>(_ body: Body.Type, _ description: String) -> [RouteAnswer] {
        [
            .json(body, description, headers: ["Cache-Status": "Whether it was made before."]),
            .events(
                SeedMadeEvent<Body>.self,
                "`delta` events as it is written, then the same as JSON in one `result` event."),
        ]
    }

    /// One field of the body that is refused in spite of its schema.
    static func invalid(_ field: String, _ code: FieldFault.Code, _ detail: String) -> Problem {
        .invalid([FieldFault(.body, [.name(field)], code, detail)])
    }
}
