import Dispatch
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import NIOCore
import StoryDomain
import Synchronization
import TestSupport
import Testing

@testable import HTTPAPI

@Suite(.timeLimit(.minutes(30))) struct WorkroomTests {
    private static let text = RouteAnswer.bytes(["text/plain"], "Text.")

    /// The name of the thread that asks.
    private static var thread: String { Thread.current.name ?? "" }

    private func sample(_ routes: [Route]) -> SampleServer {
        SampleServer(groups: [RouteGroup(prefix: "/api/v1", routes: routes)])
    }

    @Test func `work that keeps its threads holds up neither probes nor other callers' requests`() async throws {
        let gate = DispatchSemaphore(value: 0)
        let begun = Mailbox<Void>()
        let busy = Route(
            .get, "/api/v1/busy", "busy", "Compute", tag: "work", access: .scope(.read), answers: [Self.text],
            traits: RouteTraits().working(.long)
        ) { _ in
            begun.send(())
            // A thread that computes, as far as the others can tell.
            gate.wait()
            return .text("done")
        }
        let quick = Route(
            .get, "/api/v1/quick", "quick", "Compute less", tag: "work", access: .scope(.read), answers: [Self.text],
            traits: RouteTraits().working(.apart)
        ) { _ in .text("quick") }
        try await sample([busy, quick]).application.test(.router) { client in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { try await client.send(.get, "/api/v1/busy").status.code } }
                try await begun.next()
                #expect(try await client.send(.get, "/livez", as: nil).status == .ok)
                #expect(try await client.send(.get, "/api/v1/quick").text == "quick")
                // The other caller has a place, though the first one has more requests than there are places.
                group.addTask { try await client.send(.get, "/api/v1/busy", as: "other").status.code }
                try await begun.next()
                for _ in 0..<21 { gate.signal() }
                let statuses = try await group.reduce(into: []) { $0.append($1) }
                #expect(statuses == Array(repeating: 200, count: 21))
            }
        }
    }

    @Test func `a worker's leases are renewed while every place for long work is taken`() async throws {
        let gate = DispatchSemaphore(value: 0)
        let begun = Mailbox<Void>()
        let busy = Route(
            .get, "/api/v1/busy", "busy", "Compute", tag: "work", access: .scope(.read), answers: [Self.text],
            traits: RouteTraits().working(.long)
        ) { _ in
            begun.send(())
            gate.wait()
            return .text("done")
        }
        try await Workshop.with { workshop in
            let client = SampleServer(groups: [RouteGroup(prefix: "/api/v1", routes: [busy])])
            try await client.application.test(.router) { client in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for key in ["reader", "other"] {
                        for _ in 0..<8 { group.addTask { _ = try await client.send(.get, "/api/v1/busy", as: key) } }
                    }
                    try await begun.next()
                    try await begun.next()
                    // A run is claimed, and its worker is heard of again and again, while those threads compute.
                    let queue = RunQueue(database: workshop.database)
                    let run = try await queue.enqueue(NewRun(user: Workshop.ann, kind: "story"))
                    let lease = try #require(try await queue.claim(holder: "w"))
                    for _ in 0..<20 { #expect(try await queue.heartbeat(lease) == .none) }
                    #expect(try await queue.run(run.id, of: nil).state == .running)
                    for _ in 0..<16 { gate.signal() }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `who has too many requests waiting is told so`() async throws {
        let gate = DispatchSemaphore(value: 0)
        let busy = Route(
            .get, "/api/v1/busy", "busy", "Compute", tag: "work", access: .scope(.read), answers: [Self.text],
            traits: RouteTraits().working(.long)
        ) { _ in
            gate.wait()
            return .text("done")
        }
        try await sample([busy]).application.test(.router) { client in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<100 { group.addTask { try await client.send(.get, "/api/v1/busy").status.code } }
                var statuses: [Int] = []
                while let status = try await group.next() {
                    statuses.append(status)
                    // The first answers are refusals; then the work may end.
                    if statuses.count == 60 { for _ in 0..<100 { gate.signal() } }
                }
                return statuses
            }
            #expect(Set(statuses) == [200, 429])
            #expect(statuses.count { $0 == 200 } >= 33)
        }
    }

    @Test func `work is done on threads of its own`() async throws {
        let names = Mailbox<String>()
        let route = Route(
            .get, "/api/v1/where", "where", "Tell where", tag: "work", access: .scope(.read), answers: [Self.text],
            traits: RouteTraits().working(.apart)
        ) { _ in
            names.send(Self.thread)
            await Task.yield()
            names.send(Self.thread)
            return .text("")
        }
        try await sample([route]).application.test(.router) { client in _ = try await client.send(.get, "/api/v1/where")
        }
        #expect(names.waiting.allSatisfy { $0.hasPrefix("story-work") }, "\(names.waiting)")
        #expect(names.waiting.count == 2)
    }

    @Test func `a client that leaves ends the work that it asked for`() async throws {
        let (begun, ended) = (Signal(), Signal())
        let route = Route(
            .get, "/api/v1/slow", "slow", "Wait", tag: "work", access: .scope(.read), answers: [Self.text],
            traits: RouteTraits().working(.long)
        ) { _ in
            begun.fire()
            do {
                try await Task.sleep(for: .seconds(3_600))
            } catch {
                ended.fire()
                throw error
            }
            return .text("")
        }
        try await sample([route]).live { port, _ in
            try await RawConnection.open(port) { connection in
                try await connection.send("GET /api/v1/slow HTTP/1.1\nHost: a\nAuthorization: Bearer reader\n\n")
                try await begun.wait()
                try await connection.cut()
            }
            try await ended.wait()
        }
    }

    @Test(arguments: [70_000, 3_000_000]) func `long bodies are compressed as they are sent`(count: Int) async throws {
        let line = (0..<count / 8).map { String(format: "%07x\n", $0 &* 2_654_435) }.joined()
        let route = Route(
            .get, "/api/v1/long", "long", "Tell much", tag: "work", access: .open, answers: [Self.text]
        ) { _ in .text(line) }
        try await sample([route]).application.test(.router) { client in
            let packed = try await client.send(.get, "/api/v1/long", headers: [.acceptEncoding: "gzip"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.body.readableBytes < line.utf8.count)
            #expect(try Gunzip.text(Array(packed.body.readableBytesView)) == line)
            let head = try await client.send(.head, "/api/v1/long", headers: [.acceptEncoding: "gzip"])
            #expect(head.headers[.contentEncoding] == "gzip")
        }
    }

    @Test func `a file is sent whole, and again from its beginning`() async throws {
        let spool = try SpoolFile()
        let text = String(repeating: "0123456789", count: 100_000)
        for _ in 0..<3 { try spool.append(Data(text.utf8)) }
        let route = Route(
            .get, "/api/v1/file", "file", "Take a file", tag: "work", access: .open, answers: [Self.text]
        ) { _ in .file(spool, mediaType: "text/plain", fileName: "a.txt") }
        try await sample([route]).application.test(.router) { client in
            for _ in 0..<2 {
                let answer = try await client.send(.get, "/api/v1/file")
                #expect(answer.headers[.contentLength] == "3000000")
                #expect(answer.text == text + text + text)
            }
        }
    }

    @Test(
        arguments: [
            ("[1,1,1]", 4, false), ("[1,1,1]", 3, true), (#"{"a":"[,,,,,\",,"}"#, 2, false), ("[[[[]]]]", 3, true),
            (#""\\",[,"#, 2, true), ("", 0, false),
        ] as [(String, Int, Bool)])
    func `values are counted outside of strings`(json: String, most: Int, exceeds: Bool) {
        #expect(JSONValueCount.exceeds(most, in: Array(json.utf8)) == exceeds)
    }

    @Test func `a body of too many values is refused before any is made`() async throws {
        let sample = SampleServer()
        try await sample.application.test(.router) { client in
            let many = "{\"title\":\"a\",\"x\":[" + String(repeating: "1,", count: 120_000) + "1]}"
            let answer = try await client.send(.post, "/api/v1/notes", many)
            #expect(answer.status == .contentTooLarge)
            #expect(answer.text.contains("100000 values"))
        }
    }
}
