import Accounts
import Foundation
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import JSONNotation
import LanguageModels
import NIOCore
import TestSupport
import Testing

@Suite struct PictureTests {
    @Test func `a drawn picture is listed, fetched once, changed and deleted`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let before = try await client.ask(.get, "/stories/\(id)").headers[.eTag]
                let drawn = try await client.ask(
                    .post, "/stories/\(id)/pictures", #"{"kind": "scene", "scene": 1, "style": "oil", "alt": "Mara"}"#)
                #expect(drawn.status == .created, "\(drawn.text)")
                for (name, value) in [
                    ("kind", JSONValue.string("scene")), ("scene", 1), ("name", .null), ("style", "oil"),
                    ("alt", "Mara"),
                    ("width", 8), ("height", 6), ("media_type", "image/png"), ("source", "generated"),
                    ("provider", "scripted"), ("model", "brush-1"), ("cost", "0.04"), ("chosen", true),
                ] {
                    #expect(try drawn.json[name] == value, "\(name)")
                }
                let href = try drawn.text(of: "href")
                #expect(drawn.headers[.location] == href)
                let file = try await client.send(.get, href, as: "ann")
                #expect(file.headers[.contentType] == "image/png")
                #expect(file.headers[.xContentTypeOptions] == "nosniff")
                #expect(file.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
                #expect(file.headers[.cacheControl]?.hasPrefix("private") == true)
                #expect(try drawn.json["bytes"] == .integer(file.body.readableBytes))
                let tag = try #require(file.headers[.eTag])
                let again = try await client.send(.get, href, as: "ann", headers: [.ifNoneMatch: tag])
                #expect(again.status == .notModified && again.body.readableBytes == 0)
                // Pictures stand beside the story: nobody who writes it is told of a change.
                #expect(try await client.ask(.get, "/stories/\(id)").headers[.eTag] == before)
                let path = "/stories/\(id)/pictures/\(try drawn.text(of: "id"))"
                let changed = try await client.ask(.patch, path, #"{"alt": "Mara and Tom", "chosen": false}"#)
                #expect(try changed.json["alt"] == "Mara and Tom")
                #expect(try changed.json["chosen"] == false)
                let usage = try await client.ask(.get, "/usage")
                #expect(try usage.json["images"]?["used"] == 1)
                let ledger = try await client.ask(.get, "/usage/ledger?story_id=\(id)")
                #expect(ledger.text.contains(#""images":1"#) && ledger.text.contains(#""step":"picture/1""#))
                #expect(try await client.ask(.get, "/stories/\(id)/ledger").text.contains(#""purpose":"picture""#))
                #expect(try await client.ask(.delete, path).status == .noContent)
                #expect(try await client.ask(.get, "\(path)/file").status == .notFound)
                #expect(try await client.ask(.get, "/stories/\(id)/pictures").json["items"] == [])
            }
        }
    }

    @Test func `a picture that was paid for is not drawn again for a repeated request`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                let path = "/stories/\(id)/pictures"
                let first = try await client.ask(
                    .post, path, #"{"kind": "cover", "alt": "x"}"#, headers: [.idempotencyKey: "one"])
                let again = try await client.ask(
                    .post, path, #"{"kind": "cover", "alt": "x"}"#, headers: [.idempotencyKey: "one"])
                #expect(try again.text(of: "id") == first.text(of: "id"))
                #expect(again.headers[.idempotencyReplayed] == "true")
                #expect(workshop.images.requests.count == 1)
                let redrawn = try await client.ask(.post, "\(path)/\(try first.text(of: "id"))/regenerate")
                #expect(redrawn.status == .created)
                guard case .array(let items)? = try await client.ask(.get, path).json["items"] else {
                    Issue.record("no items")
                    return
                }
                #expect(items.map { $0["chosen"] } == [false, true])
            }
        }
    }

    @Test func `what stands in the way of a picture is told with the way out`() async throws {
        let refusal = ModelError(code: .pictureRefused, disposition: .never, provider: "scripted", message: "No.")
        let plans = Plans([], standard: Plan(name: "small", limits: PlanLimits(images: 1)))
        try await Workshop.with(plans: plans, images: ScriptedImages([.failure(refusal)])) { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let path = "/stories/\(id)/pictures"
                let refused = try await client.ask(.post, path, #"{"kind": "cover"}"#)
                #expect(refused.status == .unprocessableContent)
                #expect(try refused.json["type"] == "/problems/provider-refused")
                #expect(try refused.json["reason"] == "picture_refused")
                #expect(try await client.ask(.post, path, #"{"kind": "cover", "alt": "x"}"#).status == .created)
                let over = try await client.ask(.post, path, #"{"kind": "cover", "alt": "x"}"#)
                #expect(over.status == .tooManyRequests)
                #expect(try over.json["usage_info"]?["measure"] == "images")
                #expect(over.headers[.retryAfter] != nil)
                for (body, pointer) in [
                    (#"{"kind": "scene"}"#, "/scene"), (#"{"kind": "portrait"}"#, "/name"),
                    (#"{"kind": "map"}"#, "/kind"), (#"{"kind": "scene", "scene": 9}"#, "/scene"),
                    (#"{"kind": "cover", "style": "mosaic"}"#, "/style"), (#"{"kind": "cover", "alt": " "}"#, "/alt"),
                    (#"{"kind": "cover", "provider": "nobody"}"#, "/provider"),
                ] {
                    let wrong = try await client.ask(.post, path, body)
                    #expect(wrong.status == .unprocessableContent, "\(body)")
                    guard case .array(let faults)? = try wrong.json["errors"] else {
                        Issue.record("no faults: \(wrong.text)")
                        return
                    }
                    #expect(faults.contains { $0["pointer"] == .string(pointer) }, "\(body): \(wrong.text)")
                }
            }
        }
    }

    @Test func `a server that cannot draw says how it could, and takes uploads`() async throws {
        try await Workshop.with(drawing: false) { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                let models = try await client.ask(.get, "/image-models")
                #expect(try models.json["items"] == [])
                #expect(try models.text(of: "advice").contains("GEMINI_API_KEY"))
                let refused = try await client.ask(.post, "/stories/\(id)/pictures", #"{"kind": "cover"}"#)
                #expect(refused.status == .serviceUnavailable)
                #expect(try refused.text(of: "detail").contains("OPENAI_IMAGE_MODEL"))
                #expect(refused.headers[.retryAfter] == nil)
                #expect(try await client.upload(to: id).status == .created)
            }
        }
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let models = try await client.ask(.get, "/image-models")
                #expect(try models.json["advice"] == .null)
                let brush =
                    #"{"model":"brush-1","price":"0.04","price_known":true,"provider":"scripted","references":true}"#
                #expect(models.text.contains(brush))
                let styles = try await client.ask(.get, "/picture-styles")
                #expect(styles.text.contains(#""name":"watercolour""#))
            }
        }
    }

    @Test func `uploads are known by their bytes, cleaned, and refused where they are no picture`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let noted = FakePicture.png(extra: [("tEXt", Array("Author\0Ann".utf8))])
                let taken = try await client.upload(
                    noted, to: id, query: "kind=portrait&name=Mara%20Lindt&alt=A%20face", type: "image/jpeg")
                #expect(taken.status == .created, "\(taken.text)")
                #expect(try taken.json["media_type"] == "image/png")
                #expect(try taken.json["name"] == "Mara Lindt")
                #expect(try taken.json["alt"] == "A face")
                #expect(try taken.json["provider"] == .null)
                #expect(try taken.json["source"] == "uploaded")
                let file = try await client.send(.get, try taken.text(of: "href"), as: "ann")
                #expect(Array(file.body.readableBytesView) == FakePicture.png())

                let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".utf8)
                let half = Array(noted.prefix(noted.count / 2))
                for (bytes, type, status) in [
                    (svg, "image/svg+xml", HTTPResponse.Status.unsupportedMediaType),
                    (svg, "image/png", .unsupportedMediaType),
                    (Array("GIF89a".utf8), "image/gif", .unsupportedMediaType),
                    ([], "image/png", .unsupportedMediaType), (noted, "application/json", .unsupportedMediaType),
                    (noted, "text/html", .unsupportedMediaType), (half, "image/png", .unprocessableContent),
                    (noted + Array(repeating: 0, count: 10 << 20), "image/png", .contentTooLarge),
                ] {
                    let refused = try await client.upload(bytes, to: id, type: type)
                    #expect(refused.status == status, "\(type): \(refused.text)")
                }
                for query in ["", "kind=scene", "kind=portrait", "kind=scene&scene=9", "kind=scene&scene=0"] {
                    let refused = try await client.upload(to: id, query: query)
                    #expect(refused.status == .unprocessableContent, "\(query)")
                }
                #expect(
                    try await client.upload(to: id, query: "kind=scene&scene=2", type: nil).status
                        == .unsupportedMediaType)
                let plain = "application/octet-stream"
                #expect(try await client.upload(to: id, query: "kind=scene&scene=2", type: plain).status == .created)
                #expect(try await client.ask(.get, "/usage").json["images"]?["used"] == 0)
            }
        }
    }

    @Test func `a copy of a story has its pictures, and what becomes of them is its own`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                let picture = try await client.upload(to: id).text(of: "id")
                let copy = try await client.ask(.post, "/stories/\(id)/duplicate").text(of: "id")
                #expect(try await client.ask(.delete, "/stories/\(id)").status == .noContent)
                guard case .array(let items)? = try await client.ask(.get, "/stories/\(copy)/pictures").json["items"],
                    case .string(let href)? = items.first?["href"]
                else {
                    Issue.record("no pictures")
                    return
                }
                #expect(items.count == 1 && !href.contains(picture))
                let file = try await client.send(.get, href, as: "ann")
                #expect(Array(file.body.readableBytesView) == FakePicture.png())
                #expect(try await client.ask(.get, "/stories/\(id)/pictures/\(picture)/file").status == .notFound)
            }
        }
    }

    @Test func `a plan's room for pictures holds for uploads, drawings, copies and imports`() async throws {
        let limits = PlanLimits(pictureMegabytes: 1)
        try await Workshop.with(plans: Plans([], standard: Plan(name: "small", limits: limits))) { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let large = FakePicture.png(width: 400, height: 333)
                #expect(try await client.upload(large, to: id).status == .created)
                let file = try await client.ask(.get, "/stories/\(id)/export?format=json").text
                #expect(try await client.upload(large, to: id).status == .created)
                let over = try await client.upload(large, to: id)
                #expect(over.status == .forbidden, "\(over.text)")
                #expect(try over.json["type"] == "/problems/not-in-plan")
                #expect(try over.json["usage_info"]?["measure"] == "picture_storage")
                #expect(try over.json["usage_info"]?["limit"] == "1")
                #expect(try over.text(of: "detail").contains("picture_megabytes"))
                let stories = try await client.ask(.get, "/stories").text
                for refused in [
                    try await client.ask(.post, "/stories/\(id)/pictures", #"{"kind": "cover", "alt": "x"}"#),
                    try await client.ask(.post, "/stories/\(id)/duplicate"),
                    try await client.ask(.post, "/import", file),
                ] {
                    #expect(refused.status == .forbidden, "\(refused.text)")
                    #expect(try refused.json["usage_info"]?["measure"] == "picture_storage")
                }
                #expect(workshop.images.requests.isEmpty)
                // Nothing of what was refused stays.
                #expect(try await client.ask(.get, "/stories").text == stories)
                #expect(try await client.upload(large, to: id, as: "ann").status == .forbidden)
                let plans = try await client.ask(.get, "/plans")
                #expect(plans.text.contains(#""picture_megabytes":1"#), "\(plans.text)")
            }
        }
    }

    @Test func `a story's pictures leave in its file and come back, and a book's tag tells of them`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let bare = try await client.ask(.get, "/stories/\(id)/export?format=epub").headers[.eTag]
                for query in ["kind=cover&alt=A%20sea", "kind=scene&scene=2", "kind=portrait&name=Mara"] {
                    #expect(try await client.upload(to: id, query: query).status == .created)
                }
                #expect(try await client.ask(.get, "/stories/\(id)/export?format=epub").headers[.eTag] != bare)
                let file = try await client.ask(.get, "/stories/\(id)/export?format=json")
                let taken = try await client.ask(.post, "/import", file.text)
                #expect(taken.status == .created, "\(taken.text)")
                let copy = try taken.text(of: "id")
                #expect(try await client.ask(.get, "/stories/\(copy)/export?format=json").text == file.text)
                let broken = file.text.replacing("iVBORw0KGgo", with: "aVBORw0KGgo")
                #expect(try await client.ask(.post, "/import", broken).status == .unprocessableContent)
                guard case .array(let items)? = try await client.ask(.get, "/stories").json["items"] else {
                    Issue.record("no stories")
                    return
                }
                #expect(items.count == 2)
            }
        }
    }

    @Test func `the description of the interface says what an upload is`() async throws {
        try await Workshop.with { workshop in
            try await workshop.server.application.test(.router) { client in
                let document = try await client.send(.get, "/openapi.json", as: nil).json
                let upload = document["paths"]?["/api/v1/stories/{id}/pictures/upload"]?["post"]
                #expect(upload?["requestBody"]?["content"]?["image/webp"] != nil)
                #expect(upload?["responses"]?["413"] != nil && upload?["responses"]?["415"] != nil)
                let file = document["paths"]?["/api/v1/stories/{id}/pictures/{pid}/file"]?["get"]
                #expect(file?["responses"]?["200"]?["content"]?["image/jpeg"] != nil)
            }
        }
    }
}
