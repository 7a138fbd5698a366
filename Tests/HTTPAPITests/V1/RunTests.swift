import Accounts
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import StoryDomain
import Storytelling
import Testing

@Suite(.timeLimit(.minutes(30))) struct RunTests {
    @Test func `a run writes a story to its end, and every reader sees the same`() async throws {
        try await Workshop.with { workshop in
            try await workshop.working {
                try await workshop.test { client in
                    let id = try await client.beginStory()
                    let started = try await client.ask(.post, "/stories/\(id)/runs")
                    let path = "/runs/\(try started.text(of: "id"))"
                    let live = try await client.ask(.get, "\(path)/events", headers: [.accept: "text/event-stream"])
                    let events = live.events
                    #expect(events.map(\.id) == (1...events.count).map { String($0) })
                    #expect(
                        Set(events.map(\.name)).isSuperset(of: ["state", "progress", "delta", "paragraph", "event"]))
                    #expect(events.last?.name == "state")
                    #expect(events.last?.data.contains("\"succeeded\"") == true)

                    let again = try await client.ask(.get, "\(path)/events")
                    // Comments keep a slow stream alive, so they are not compared.
                    #expect(again.events.map(\.id) == events.map(\.id))
                    #expect(again.events.map(\.data) == events.map(\.data))
                    let middle = try #require(events[events.count / 2].id)
                    let rest = try await client.ask(.get, "\(path)/events", headers: [.lastEventID: middle])
                    #expect(rest.events.map(\.data) == events.dropFirst(events.count / 2 + 1).map(\.data))
                    let query = try await client.ask(.get, "\(path)/events?after=\(middle)")
                    #expect(query.events.map(\.id) == rest.events.map(\.id))
                    #expect(query.events.map(\.data) == rest.events.map(\.data))
                    let over = try await client.ask(.get, "\(path)/events?after=\(events.count)")
                    #expect(over.status == .noContent)
                    let odd = try await client.ask(.get, "\(path)/events", headers: [.lastEventID: "x"])
                    #expect(odd.status == .badRequest)

                    let run = try await client.ask(.get, path)
                    #expect(try run.text(of: "status") == "succeeded")
                    let story = try await client.ask(.get, "/stories/\(id)")
                    #expect(try story.text(of: "status") != "writing")
                    #expect(try run.json["result"]?["words"] == story.json["words"])
                    #expect(try run.json["progress"]?["words"] == story.json["words"])
                    #expect(try story.json["active_run"] == .null)
                    let text = try await client.ask(.get, "/stories/\(id)/text")
                    let paragraphs = events.filter { $0.name == "paragraph" }.count
                    let passages = try await client.ask(.get, "/stories/\(id)/passages")
                    guard case .array(let items)? = try passages.json["items"] else { Issue.record("no items"); return }
                    #expect(items.count <= paragraphs)
                    #expect(try text.json["words"] == story.json["words"])
                    let finished = try await client.ask(.post, "/stories/\(id)/runs")
                    #expect(finished.status == .conflict)
                }
            }
        }
    }

    @Test func `a run stops in the middle of a call when it is cancelled, and goes on when it is tried again`()
        async throws
    {
        try await Workshop.with { workshop in
            workshop.model.gate.shut()
            try await workshop.working {
                try await workshop.test { client in
                    let id = try await client.beginStory()
                    let run = try await client.ask(.post, "/stories/\(id)/runs").text(of: "id")
                    #expect(try await workshop.model.arrivals.next() == 1)
                    let other = try await client.ask(.post, "/stories/\(id)/premise/regenerate")
                    #expect(other.status == .conflict)
                    let asked = try await client.ask(.post, "/runs/\(run)/cancel")
                    #expect(try asked.text(of: "wish") == "cancel")
                    #expect(try await workshop.model.abandonments.next() == 1)
                    let events = try await client.ask(.get, "/runs/\(run)/events").events
                    #expect(events.last?.data.contains("\"cancelled\"") == true)
                    let next = try await client.ask(.post, "/stories/\(id)/runs", #"{"goal": "premise"}"#)
                    #expect(try await workshop.model.arrivals.next() == 2)
                    let busy = try await client.ask(.post, "/runs/\(run)/retry")
                    #expect(try busy.json["type"] == "/problems/run-active")
                    workshop.model.gate.open()
                    _ = try await client.ask(.get, "/runs/\(try next.text(of: "id"))/events")
                    #expect(try await client.ask(.post, "/runs/\(run)/retry").status == .ok)
                    let last = try await client.ask(.get, "/runs/\(run)/events").events.last
                    #expect(last?.data.contains("\"succeeded\"") == true)
                }
            }
        }
    }

    @Test func `a run that uses up the allowance waits, and goes on with another plan`() async throws {
        let plans = Plans(
            [Plan(name: "pro", limits: .none)], standard: Plan(name: "free", limits: PlanLimits(calls: 2)))
        try await Workshop.with(plans: plans) { workshop in
            try await workshop.working {
                try await workshop.test { client in
                    let id = try await client.beginStory()
                    let run = try await client.ask(.post, "/stories/\(id)/runs").text(of: "id")
                    // The log tells of the pause; the stream goes on until the run is over.
                    for try await batch in workshop.log.follow(.init(run), after: 0)
                    where batch.contains(where: { $0.kind == .state && $0.data.contains("\"allowance\"") }) {
                        break
                    }
                    let waiting = try await client.ask(.get, "/runs/\(run)")
                    #expect(["waiting", "paused"].contains(try waiting.text(of: "status")))
                    #expect(try waiting.json["reason"]?["code"] == "allowance")
                    #expect(workshop.model.calls == 2)
                    let refused = try await client.ask(.post, "/ideas", #"{"idea": "A clock stops."}"#)
                    #expect(refused.status == .tooManyRequests)
                    #expect(try refused.json["usage_info"]?["measure"] == "calls")
                    #expect((Int(refused.headers[.retryAfter] ?? "") ?? 0) > 0)
                    let usage = try await client.ask(.get, "/usage")
                    #expect(try usage.json["calls"]?["remaining"] == 0)
                    let plan = try await client.ask(.put, "/users/ann/plan", #"{"plan": "pro"}"#, as: "root")
                    #expect(plan.status == .ok)
                    let last = try await client.ask(.get, "/runs/\(run)/events").events.last
                    #expect(last?.data.contains("\"succeeded\"") == true)
                }
            }
        }
    }

    @Test func `a run that pauses at its limit goes on with a higher one, or with none`() async throws {
        try await Workshop.with { workshop in
            try await workshop.working {
                try await workshop.test { client in
                    let id = try await client.beginStory()
                    let run = try await client.ask(.post, "/stories/\(id)/runs", #"{"max_cost": "0.000001"}"#)
                        .text(of: "id")
                    /// Waits until the run pauses behind the log's entry `last`.
                    func paused(after last: Int) async throws -> Int {
                        for try await batch in workshop.log.follow(.init(run), after: last) {
                            if let pause = batch.first(where: { $0.kind == .state && $0.data.contains("\"cap\"") }) {
                                return pause.number
                            }
                        }
                        return last
                    }
                    let first = try await paused(after: 0)
                    #expect(workshop.model.calls == 0)
                    // Without another limit it pauses at once again.
                    #expect(try await client.ask(.post, "/runs/\(run)/resume").status == .ok)
                    let second = try await paused(after: first)
                    let raised = try await client.ask(.post, "/runs/\(run)/resume", #"{"max_cost": "0.005"}"#)
                    #expect(try raised.text(of: "max_cost") == "0.005")
                    _ = try await paused(after: second)
                    #expect(workshop.model.calls > 0)
                    let odd = try await client.ask(.post, "/runs/\(run)/resume", #"{"max_cost": "much"}"#)
                    #expect(odd.status == .unprocessableContent)
                    let free = try await client.ask(.post, "/runs/\(run)/resume", #"{"max_cost": null}"#)
                    #expect(try free.json["max_cost"] == .null)
                    let last = try await client.ask(.get, "/runs/\(run)/events").events.last
                    #expect(last?.data.contains("\"succeeded\"") == true)
                }
            }
        }
    }

    @Test func `of a run that is tried again and a new one, one gets the story`() async throws {
        try await Workshop.with { workshop in
            let (desk, ann) = (workshop.desk, Workshop.ann)
            let story = try await desk.create(
                try Brief(idea: "A clock stops.", length: StoryLength(words: 500)), for: ann
            ).story.id
            for _ in 0..<20 {
                let old = try await desk.startRun(RunOrder(), on: story, of: ann).run
                try await desk.queue.cancel(old.id, of: ann)
                async let again = try? desk.retry(old.id, of: ann)
                async let new = try? desk.startRun(RunOrder(), on: story, of: ann).run
                let winners = await [again, new].compactMap { $0 }
                #expect(winners.count == 1)
                for run in winners { try await desk.queue.cancel(run.id, of: ann) }
            }
        }
    }

    @Test func `who reads an old log gets the text of the story, paragraph by paragraph`() async throws {
        try await Workshop.with { workshop in
            try await workshop.working {
                try await workshop.test { client in
                    let id = try await client.beginStory()
                    let run = try await client.ask(.post, "/stories/\(id)/runs").text(of: "id")
                    let path = "/runs/\(run)/events"
                    let live = try await client.ask(.get, path).events
                    try await workshop.desk.queue.compactLogs(ofRunsFinishedBefore: .distantFuture)
                    let late = try await client.ask(.get, path).events
                    #expect(late.map(\.data) == live.filter { $0.name != "delta" }.map(\.data))
                    #expect(late.count < live.count && late.last?.id == live.last?.id)
                }
            }
        }
    }

    @Test func `a plan refuses what it does not have`() async throws {
        let limits = PlanLimits(longestStory: 500, models: ["other-*"])
        try await Workshop.with(plans: Plans([], standard: Plan(name: "free", limits: limits))) { workshop in
            try await workshop.test { client in
                let long = try await client.ask(.post, "/stories", #"{"idea": "A clock stops.", "words": 501}"#)
                #expect(long.status == .forbidden)
                #expect(try long.json["type"] == "/problems/not-in-plan")
                let id = try await client.beginStory()
                #expect(try await client.ask(.patch, "/stories/\(id)", #"{"words": 501}"#).status == .forbidden)
                let model = try await client.ask(.post, "/stories/\(id)/runs", #"{"model": "script-1"}"#)
                #expect(try model.json["type"] == "/problems/not-in-plan")
                let unknown = try await client.ask(.post, "/stories/\(id)/runs", #"{"provider": "nobody"}"#)
                #expect(unknown.status == .unprocessableContent)
                #expect(unknown.text.contains("/provider"))
            }
        }
    }
}
