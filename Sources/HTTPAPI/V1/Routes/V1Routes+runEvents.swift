import HTTPTypes
import Jobs

extension V1Routes {
    /// What happens in a run, as it happens.
    var runEventRoutes: [Route] {
        [
            Route(
                .get, "/api/v1/runs/{id}/events", "watchRun", "Watch a run",
                details:
                    "Each event has the number of its entry in the run's log as its `id`, and its kind as its name: "
                    + "`state`, `progress`, `delta`, `paragraph`, `event`. A reader who comes back with `Last-Event-ID` "
                    + "gets all that it missed. The stream ends after the event with which the run is over; who asks "
                    + "for what follows that gets 204.",
                tag: "runs", access: .scope(.read), query: RunEventsQuery.self,
                answers: [
                    .events(RunLogEvent.self, "What happens."), .empty("The run is over, and all was read."),
                ], traits: .reading
            ) { call in
                let run = try await desk.queue.run(try call.runID, of: try call.user)
                let number = try Self.lastNumber(call) ?? call.query.after
                // Browsers come back to a stream that has ended, until they are told that there is no more.
                if run.state.isTerminal, number >= run.lastEvent { return .empty() }
                return .events(RunEventFeed(log.follow(run.id, after: number)))
            }
        ]
    }

    private static func lastNumber<Query, Body>(_ call: Call<Query, Body>) throws -> Int? {
        guard let text = call.headers[.lastEventID], !text.isEmpty else { return nil }
        guard text.utf8.count <= 15, let number = Int(text), number >= 0 else {
            let fault = FieldFault(
                .header, [.name("Last-Event-ID")], .unreadable, "Send the id of the last event that you have.")
            throw Problem(.badRequest, "The header Last-Event-ID cannot be used.", errors: [fault])
        }
        return number
    }
}
