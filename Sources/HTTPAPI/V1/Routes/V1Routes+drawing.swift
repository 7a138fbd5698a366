import StoryDomain
import Storytelling

extension V1Routes {
    /// Pictures that are drawn or taken in.
    var pictureMakingRoutes: [Route] { [drawPicture, redrawPicture, uploadPicture] }

    private static let drawn = [
        RouteAnswer.json(
            PictureResource.self, "The picture, which is the chosen one of its place.", status: 201,
            headers: ["Location": "Where its bytes are."])
    ]

    private var drawPicture: Route {
        Route(
            .post, "/api/v1/stories/{id}/pictures", "drawPicture", "Have a picture drawn",
            details:
                "Of a scene by the outline's own words for its picture, of the cover by the premise, of a character by "
                + "what is known of them; `prompt` says something else. Chosen portraits of those who are in a scene are "
                + "shown to a model that looks at pictures. Counts as one of the plan's `images`.",
            tag: "pictures", access: .scope(.write), body: NewPicture.self, answers: Self.drawn, traits: .drawing
        ) { call in
            let (id, user, body) = (try call.storyID, try call.user, call.body)
            let order = PictureOrder(
                try body.place.place(.body), prompt: body.prompt, style: body.style, alt: body.alt,
                provider: body.provider, model: body.model)
            return try made(try await pictures.draw(order, in: id, for: user), of: id)
        }
    }

    private var redrawPicture: Route {
        Route(
            .post, "/api/v1/stories/{id}/pictures/{pid}/regenerate", "redrawPicture", "Have a picture drawn anew",
            details: "Makes a new picture, which becomes the chosen one; the old one stays.", tag: "pictures",
            access: .scope(.write), body: PictureRedraw.self, answers: Self.drawn, traits: .drawing.withOptionalBody
        ) { call in
            let (id, user) = (try call.storyID, try call.user)
            let picture = try await pictures.redraw(
                try call.pictureID, in: id, for: user, prompt: call.body.prompt, style: call.body.style)
            return try made(picture, of: id)
        }
    }

    private var uploadPicture: Route {
        Route(
            .post, "/api/v1/stories/{id}/pictures/upload", "uploadPicture", "Take in a picture of your own",
            details:
                "The body is a PNG, JPEG or WebP of at most 10 MiB and 8192 pixels a side; what it is is told by its "
                + "bytes. It is written anew without anything but the picture: no place, camera, author or comment.",
            tag: "pictures", access: .scope(.write), query: PictureUploadQuery.self, answers: Self.drawn,
            traits: .taking(Self.pictureTypes, atMost: PictureFile.mostBytes).and(.notInPlan).working(.long)
        ) { call in
            let (id, user, query) = (try call.storyID, try call.user, call.query)
            _ = try await desk.card(of: id, user: user)
            let place = try query.place.place(.query)
            do {
                return try made(
                    try await pictures.takeIn(call.bytes, as: place, alt: query.alt, in: id, for: user), of: id)
            } catch let error as IllustrationError {
                guard case .noScene = error else { throw error }
                throw Problem.invalid([FieldFault(.query, [.name("scene")], .notAChoice, error.description)])
            }
        }
    }

    private func made(_ picture: Picture, of story: StoryID) throws -> Answer {
        let resource = PictureResource(picture, of: story)
        return try .json(resource, status: .created, location: resource.href)
    }
}
