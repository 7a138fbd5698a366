import HTTPTypes
import StoryDomain
import Storytelling

extension V1Routes {
    /// Pictures that are there, and what there is to draw with.
    var pictureRoutes: [Route] {
        [listPictures, changePicture, deletePicture, readPictureFile, listImageModels, listPictureStyles]
    }

    /// The forms in which pictures come and go.
    static let pictureTypes = PictureFormat.allCases.map(\.mediaType)

    private var listPictures: Route {
        Route(
            .get, "/api/v1/stories/{id}/pictures", "listPictures", "List a story's pictures, oldest first",
            details: "All of them, without their bytes. A story may have 500.", tag: "pictures", access: .scope(.read),
            answers: [.json(PicturesResource.self, "The pictures.")], traits: .reading
        ) { call in
            let id = try call.storyID
            let found = try await pictures.pictures.list(of: id, owner: try call.user)
            return try .json(PicturesResource(items: found.map { PictureResource($0, of: id) }))
        }
    }

    private var changePicture: Route {
        Route(
            .patch, "/api/v1/stories/{id}/pictures/{pid}", "changePicture",
            "Change what is said of a picture, or choose it",
            details: "Of the pictures of one place at most one is chosen.", tag: "pictures", access: .scope(.write),
            body: PicturePatch.self, answers: [.json(PictureResource.self, "The picture.")], traits: .changing
        ) { call in
            let id = try call.storyID
            let changed = try await pictures.pictures.change(
                try call.pictureID, of: id, owner: try call.user, alt: call.body.alt, isChosen: call.body.chosen)
            return try .json(PictureResource(changed, of: id))
        }
    }

    private var deletePicture: Route {
        Route(
            .delete, "/api/v1/stories/{id}/pictures/{pid}", "deletePicture", "Delete a picture",
            details: "What it cost stays in the ledger.", tag: "pictures", access: .scope(.write),
            answers: [.empty("It is gone.")], traits: .changing
        ) { call in
            try await pictures.pictures.delete(try call.pictureID, of: try call.storyID, owner: try call.user)
            return .empty()
        }
    }

    private var readPictureFile: Route {
        Route(
            .get, "/api/v1/stories/{id}/pictures/{pid}/file", "readPictureFile", "Read a picture's bytes",
            details: "They never change: a picture that is made anew is another one.", tag: "pictures",
            access: .scope(.read), answers: [.bytes(Self.pictureTypes, "The picture.")], traits: .reading
        ) { call in
            let (id, story, user) = (try call.pictureID, try call.storyID, try call.user)
            let tag = EntityTag(id).description
            var answer: Answer
            if EntityTag.list(call.headers[values: .ifNoneMatch]).contains(tag) {
                // Whoever has the bytes needs only be told that they are still there.
                let picture = try await pictures.pictures.picture(id, of: story, owner: user)
                answer = .bytes([], mediaType: picture.format.mediaType)
            } else {
                let (picture, bytes) = try await pictures.pictures.file(id, of: story, owner: user)
                answer = .bytes(Array(bytes), mediaType: picture.format.mediaType)
            }
            answer.headers[.eTag] = tag
            answer.headers[.cacheControl] = "private, max-age=86400, immutable"
            answer.headers[.contentDisposition] = "inline"
            return answer.with(.contentSecurityPolicy, "default-src 'none'; sandbox; frame-ancestors 'none'")
        }
    }

    private var listImageModels: Route {
        Route(
            .get, "/api/v1/image-models", "listImageModels", "List the models that draw",
            details: "`advice` says how to get one where there is none.", tag: "pictures", access: .scope(.read),
            answers: [.json(ImageModelsResource.self, "The models.")]
        ) { _ in try .json(ImageModelsResource(imageModels())) }
    }

    private var listPictureStyles: Route {
        Route(
            .get, "/api/v1/picture-styles", "listPictureStyles", "List the styles of pictures", tag: "pictures",
            access: .scope(.read), answers: [.json(PictureStylesResource.self, "The styles.")]
        ) { _ in try .json(PictureStylesResource(items: PictureStyle.all.map(PictureStyleResource.init))) }
    }
}

extension Call {
    /// The picture of the path.
    ///
    /// - Throws: `Problem.notFound` for what can be no id.
    var pictureID: PictureID {
        get throws { try path("pid") { PlainID.fits($0) ? PictureID($0) : nil } }
    }
}
