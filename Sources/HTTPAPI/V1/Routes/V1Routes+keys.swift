import Accounts

extension V1Routes {
    /// The caller's API keys.
    var keyRoutes: [Route] { [listKeys, makeKey, revokeKey] }

    private var listKeys: Route {
        Route(
            .get, "/api/v1/keys", "listKeys", "List your keys, newest first",
            details: "Revoked and expired ones too; never the keys themselves.", tag: "account",
            access: .scope(.keys), query: PageQuery.self, answers: [.json(Page<KeyResource>.self, "A page.")]
        ) { call in
            let page = Page(
                of: try await keys.list(of: try call.user), after: call.query.cursor, limit: call.query.limit,
                id: \.id, item: KeyResource.init)
            return try .json(page)
        }
    }

    private var makeKey: Route {
        Route(
            .post, "/api/v1/keys", "makeKey", "Make a key", details: "The key is shown this once.", tag: "account",
            access: .scope(.keys), body: NewKey.self,
            answers: [.json(MadeKey.self, "The key.", status: 201, headers: ["Location": "Where it is revoked."])]
        ) { call in
            let (caller, body) = (try call.caller, call.body)
            let (key, record) = try await keys.create(
                for: caller.user, name: body.name, scopes: Set(body.scopes),
                expiresIn: body.expiresInDays.map { .seconds($0 * 86_400) }, by: caller)
            return try .json(
                MadeKey(record: record, key: key.text), status: .created,
                location: "\(Self.prefix)/keys/\(record.id)")
        }
    }

    private var revokeKey: Route {
        Route(
            .delete, "/api/v1/keys/{id}", "revokeKey", "Revoke a key", details: "It is refused from now on.",
            tag: "account", access: .scope(.keys), answers: [.empty("It is revoked.")], traits: .changing
        ) { call in
            let id = try call.path("id") { PlainID.fits($0) ? $0 : nil }
            guard try await keys.revoke(id, by: try call.caller) else { throw Problem.notFound }
            return .empty()
        }
    }
}
