import Foundation
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import Synchronization
import Testing

@Suite struct WalkTests {
    /// One request with its operation's name; `{id}` and its kin are put in when it is sent.
    struct Visit: Sendable {
        var operation: String
        var method: HTTPRequest.Method
        var path: String
        var body: String?
        var status: HTTPResponse.Status = .ok
        var user = "ann"

        init(
            _ operation: String, _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil,
            _ status: HTTPResponse.Status = .ok, as user: String = "ann"
        ) {
            self.operation = operation
            self.method = method
            self.path = path
            self.body = body
            self.status = status
            self.user = user
        }
    }

    /// Everything that can be asked of a written story `S` without a worker; in bodies it is `STORY`.
    static let ofStory = [
        Visit("readStory", .get, "/stories/S"), Visit("changeStory", .patch, "/stories/S", #"{"title": "Sea"}"#),
        Visit("duplicateStory", .post, "/stories/S/duplicate", nil, .created),
        Visit("exportStory", .get, "/stories/S/export?format=html"), Visit("checkStory", .get, "/stories/S/health"),
        Visit("showCover", .get, "/stories/S/cover.svg"),
        Visit("offerSetups", .post, "/stories/S/setups", #"{"note": "set it at sea"}"#),
        Visit("readSetups", .get, "/stories/S/setups"),
        Visit("chooseSetup", .post, "/stories/S/setups/2/choose", #"{"story_tone": "dark"}"#),
        Visit("readPremise", .get, "/stories/S/premise"),
        Visit("writePremise", .put, "/stories/S/premise", #"{"premise": "Mara waits."}"#),
        Visit("remakePremise", .post, "/stories/S/premise/regenerate", #"{"note": "make the sister older"}"#),
        Visit("readOutline", .get, "/stories/S/outline"),
        Visit("writeOutline", .put, "/stories/S/outline", Samples.outline),
        Visit("remakeOutline", .post, "/stories/S/outline/regenerate"),
        Visit("listScenes", .get, "/stories/S/scenes"), Visit("readScene", .get, "/stories/S/scenes/1"),
        Visit("changeScene", .patch, "/stories/S/scenes/1", #"{"description": "She finds it at night."}"#),
        Visit("remakePlan", .post, "/stories/S/scenes/1/plan/regenerate", #"{"note": "at night"}"#),
        Visit("readText", .get, "/stories/S/text"), Visit("readSceneText", .get, "/stories/S/scenes/1/text"),
        Visit("writeSceneText", .put, "/stories/S/scenes/1/text", Samples.text),
        Visit("renameCharacter", .post, "/stories/S/rename", #"{"from": "Mara", "to": "Lena"}"#),
        Visit(
            "runCopilot", .post, "/agui",
            #"{"threadId": "t", "runId": "r", "messages": [{"role": "user", "content": "Hello"}], "state": {"story_id": "STORY"}}"#
        ),
        Visit("listPassages", .get, "/stories/S/passages?scene=1"),
        Visit("changePassage", .patch, "/stories/S/passages/1.2", #"{"text": "It was full."}"#),
        Visit("listVersions", .get, "/stories/S/scenes/1/versions"),
        Visit("readVersion", .get, "/stories/S/scenes/1/versions/1"),
        Visit("restoreVersion", .post, "/stories/S/scenes/1/versions/1/restore"),
        Visit(
            "propose", .post, "/stories/S/scenes/1/proposals",
            #"{"action": "expand", "from": {"paragraph": 1, "offset": 0}, "to": {"paragraph": 1, "offset": 9}}"#),
        Visit("listPremiseVersions", .get, "/stories/S/premise/versions"),
        Visit("readPremiseVersion", .get, "/stories/S/premise/versions/1"),
        Visit("restorePremiseVersion", .post, "/stories/S/premise/versions/1/restore"),
        Visit("listOutlineVersions", .get, "/stories/S/outline/versions"),
        Visit("readOutlineVersion", .get, "/stories/S/outline/versions/1"),
        Visit("restoreOutlineVersion", .post, "/stories/S/outline/versions/1/restore"),
        Visit("listBriefVersions", .get, "/stories/S/brief/versions"),
        Visit("readBriefVersion", .get, "/stories/S/brief/versions/1"),
        Visit("restoreBriefVersion", .post, "/stories/S/brief/versions/1/restore"),
        Visit("listSetupsVersions", .get, "/stories/S/setups/versions"),
        Visit("readSetupsVersion", .get, "/stories/S/setups/versions/1", nil, .notFound),
        Visit("restoreSetupsVersion", .post, "/stories/S/setups/versions/1/restore", nil, .notFound),
        Visit("readStoryLedger", .get, "/stories/S/ledger"), Visit("readStoryEvents", .get, "/stories/S/events"),
        Visit("listStoryRuns", .get, "/stories/S/runs"),
    ]

    /// What can be asked of pictures of a story `S`, of which `P` is one.
    static let ofPictures = [
        Visit("listPictures", .get, "/stories/S/pictures"),
        Visit("drawPicture", .post, "/stories/S/pictures", #"{"kind": "scene", "scene": 1}"#, .created),
        Visit("redrawPicture", .post, "/stories/S/pictures/P/regenerate", #"{"style": "ink"}"#, .created),
        Visit("changePicture", .patch, "/stories/S/pictures/P", #"{"alt": "Mara", "chosen": true}"#),
        Visit("readPictureFile", .get, "/stories/S/pictures/P/file"),
        Visit("deletePicture", .delete, "/stories/S/pictures/P", nil, .noContent),
    ]

    /// What starts a run, and what can be asked of a run `R` that nobody works on.
    static let starting = [
        Visit("startRun", .post, "/stories/S/runs", #"{"max_cost": 0.5}"#, .accepted),
        Visit("remakeScene", .post, "/stories/S/scenes/1/regenerate", #"{"note": "darker"}"#, .accepted),
    ]
    static let ofRun = [
        Visit("readRun", .get, "/runs/R"), Visit("pauseRun", .post, "/runs/R/pause"),
        Visit("resumeRun", .post, "/runs/R/resume"), Visit("cancelRun", .post, "/runs/R/cancel"),
        Visit("retryRun", .post, "/runs/R/retry"), Visit("cancelRun", .post, "/runs/R/cancel"),
        Visit("watchRun", .get, "/runs/R/events"), Visit("deleteRun", .delete, "/runs/R", nil, .noContent),
    ]
    static let ofUser = [
        Visit("listStories", .get, "/stories?limit=1"), Visit("listRuns", .get, "/runs?status=queued"),
        Visit("composeSetups", .post, "/setups", #"{"idea": "A clock stops."}"#),
        Visit("composeIdeas", .post, "/ideas", #"{"idea": "A clock stops."}"#),
        Visit("readUsage", .get, "/usage"), Visit("readUsageLedger", .get, "/usage/ledger?limit=2"),
        Visit("readUsageDays", .get, "/usage/daily"), Visit("listModels", .get, "/models"),
        Visit("estimate", .post, "/estimates", #"{"words": 2000, "language": "de"}"#),
        Visit("listImageModels", .get, "/image-models"), Visit("listPictureStyles", .get, "/picture-styles"),
        Visit("readMe", .get, "/me"), Visit("listPlans", .get, "/plans"), Visit("listKeys", .get, "/keys"),
        Visit("readCache", .get, "/cache"), Visit("clearCache", .delete, "/cache"),
        Visit("listUsers", .get, "/users", nil, .ok, as: "root"),
        Visit("setPlan", .put, "/users/ann/plan", #"{"plan": "unlimited"}"#, .ok, as: "root"),
    ]

    @Test func `every route answers as it declares`() async throws {
        try await Workshop.with { workshop in
            let declared = Set(workshop.routes.groups.flatMap(\.routes).map(\.operationID))
            try await workshop.test { client in
                var called: Set<String> = ["createStory"]
                let story = try await client.beginWrittenStory()
                let picture = try await client.upload(to: story).text(of: "id")
                called.insert("uploadPicture")
                func visit(_ visits: [Visit], run: String = "") async throws {
                    for visit in visits {
                        let path = visit.path.replacing("/S", with: "/\(story)").replacing("/R", with: "/\(run)")
                            .replacing("/P", with: "/\(picture)")
                        let body = visit.body?.replacing("STORY", with: story)
                        let response = try await client.ask(visit.method, path, body, as: visit.user)
                        #expect(response.status == visit.status, "\(visit.operation): \(response.text)")
                        called.insert(visit.operation)
                    }
                }
                try await visit(Self.ofStory + Self.ofPictures)
                for start in Self.starting {
                    let path = start.path.replacing("/S", with: "/\(story)")
                    let response = try await client.ask(start.method, path, start.body)
                    #expect(response.status == start.status, "\(start.operation): \(response.text)")
                    called.insert(start.operation)
                    let run = try response.text(of: "id")
                    #expect(response.headers[.location] == "/api/v1/runs/\(run)")
                    try await visit(Self.ofRun, run: run)
                }
                try await visit(Self.ofUser)
                let key = try await client.ask(.post, "/keys", #"{"name": "laptop", "scopes": ["read"]}"#)
                #expect(try key.text(of: "key").hasPrefix("sw_"))
                try await visit([Visit("revokeKey", .delete, "/keys/\(try key.text(of: "id"))", nil, .noContent)])
                let export = try await client.ask(.get, "/stories/\(story)/export?format=json")
                try await visit([Visit("deleteStory", .delete, "/stories/S", nil, .noContent)])
                try await visit([Visit("importStory", .post, "/import", export.text, .created)])
                called.insert("makeKey")
                #expect(declared.subtracting(called) == [])
            }
        }
    }

    @Test func `another's things are not there, whatever is asked of them`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let story = try await client.beginWrittenStory()
                let run = try await client.ask(.post, "/stories/\(story)/runs").text(of: "id")
                let key = try await client.ask(.post, "/keys", #"{"name": "laptop", "scopes": ["read"]}"#)
                let picture = try await client.upload(to: story).text(of: "id")
                let foreign = try await client.upload(to: story, as: "bob")
                #expect(foreign.status == .notFound, "\(foreign.text)")
                let owned =
                    Self.ofStory + Self.ofPictures + Self.starting + Self.ofRun
                    + [
                        Visit("revokeKey", .delete, "/keys/\(try key.text(of: "id"))"),
                        Visit("deleteStory", .delete, "/stories/S"),
                    ]
                let calls = workshop.model.calls
                for visit in owned {
                    let path = visit.path.replacing("/S", with: "/\(story)").replacing("/R", with: "/\(run)")
                        .replacing("/P", with: "/\(picture)")
                    let body = visit.body?.replacing("STORY", with: story)
                    for headers: HTTPFields in [[:], [.accept: "text/event-stream, application/json, */*"]] {
                        let response = try await client.ask(visit.method, path, body, as: "bob", headers: headers)
                        #expect(response.status == .notFound, "\(visit.operation): \(response.text)")
                        #expect(try response.json["detail"] != nil)
                    }
                }
                #expect(workshop.model.calls == calls)
                #expect(workshop.images.requests.isEmpty)
                for path in ["/stories", "/runs", "/keys", "/usage/ledger", "/usage/ledger?story_id=\(story)"] {
                    let response = try await client.ask(.get, path, as: "bob")
                    #expect(try response.json["items"] == [], "\(path)")
                }
                #expect(try await client.ask(.get, "/stories/\(story)").status == .ok)
                #expect(try await client.ask(.get, "/runs/\(run)").text(of: "status") == "queued")
            }
        }
    }

    @Test func `what administrators may is forbidden to others`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                for (method, path, body) in [
                    (HTTPRequest.Method.get, "/users", nil), (.put, "/users/bob/plan", #"{"plan": "unlimited"}"#),
                    (.get, "/cache?all=true", nil), (.delete, "/cache?all=true", nil),
                ] {
                    #expect(try await client.ask(method, path, body).status == .forbidden, "\(path)")
                }
                let key = try await client.ask(.post, "/keys", #"{"name": "all", "scopes": ["admin"]}"#)
                #expect(key.status == .forbidden)
                let unknown = try await client.ask(.put, "/users/bob/plan", #"{"plan": "gold"}"#, as: "root")
                #expect(unknown.status == .unprocessableContent)
            }
        }
    }
}
