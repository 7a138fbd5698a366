/// JSON as a test looks into it: members by name, elements by number.
@dynamicMemberLookup
struct JSONObject: @unchecked Sendable, CustomStringConvertible {
    // Safe: what JSONSerialization gives is never changed.
    let value: Any?

    init(_ value: Any?) { self.value = value }

    subscript(dynamicMember name: String) -> JSONObject { member(name) }

    subscript(name: String) -> JSONObject { member(name) }

    subscript(number: Int) -> JSONObject {
        let all = value as? [Any] ?? []
        return JSONObject(number < all.count ? all[number] : nil)
    }

    private func member(_ name: String) -> JSONObject { JSONObject((value as? [String: Any])?[name]) }

    var text: String? { value as? String }
    var number: Int? { value as? Int }
    var count: Int { (value as? [Any])?.count ?? 0 }
    var isMissing: Bool { value == nil }
    var description: String { "\(value ?? "nothing")" }

    /// The spans of a request.
    var spans: JSONObject { self.resourceSpans[0].scopeSpans[0]["spans"] }

    /// The value of the attribute of this name, with its type's name around it.
    func attribute(_ key: String) -> JSONObject {
        for number in 0..<self.attributes.count where self.attributes[number].key.text == key {
            return self.attributes[number]["value"]
        }
        return JSONObject(nil)
    }
}
