import Accounts
import StoryDomain

extension V1Routes {
    /// Models, and what stories would cost.
    var modelRoutes: [Route] { [listModels, estimate] }

    private var listModels: Route {
        Route(
            .get, "/api/v1/models", "listModels", "List the models that can be asked for", tag: "models",
            access: .scope(.read), query: PageQuery.self, answers: [.json(Page<ModelResource>.self, "A page.")]
        ) { call in
            let page = Page(
                of: catalogue(), after: call.query.cursor, limit: call.query.limit, id: ModelResource.cursor,
                item: ModelResource.init)
            return try .json(page)
        }
    }

    private var estimate: Route {
        Route(
            .post, "/api/v1/estimates", "estimate", "Guess what a story would use and cost",
            details: "Costs nothing. What holds in a run is its `max_cost`.", tag: "models", access: .scope(.read),
            body: EstimateRequest.self, answers: [.json(EstimateResource.self, "The guess.")]
        ) { call in
            let offer = try offer(provider: call.body.provider, model: call.body.model)
            let figures = offer.figures(in: try LanguageTag(call.body.language))
            let estimate = StoryEstimate(words: call.body.words, figures: figures)
            return try .json(
                EstimateResource(
                    provider: offer.profile.provider, model: offer.profile.model, words: call.body.words,
                    priceKnown: !offer.profile.price.isUnknown,
                    likely: EstimateFigures(estimate.likely), worst: EstimateFigures(estimate.worst)))
        }
    }

    /// The model that would write.
    ///
    /// - Throws: `UnknownModel`.
    private func offer(provider: String?, model: String?) throws -> ModelOffer {
        let offers = catalogue().filter { provider == nil || $0.profile.provider == provider }
        guard !offers.isEmpty else { throw UnknownModel(provider == nil ? .model : .provider) }
        let fitting = offers.filter { model == nil || $0.profile.model == model }
        guard let offer = fitting.first(where: \.isDefault) ?? fitting.first else { throw UnknownModel(.model) }
        return offer
    }
}
