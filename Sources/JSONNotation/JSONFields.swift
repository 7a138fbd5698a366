/// Reads the members of an object by their kinds. A member that is absent or null is nil; one of another kind is an error.
package struct JSONFields {
    /// The object.
    package let value: JSONValue

    /// Takes an object.
    ///
    /// - Throws: `JSONMismatch` where the value is none.
    package init(_ value: JSONValue) throws(JSONMismatch) {
        guard case .object = value else { throw JSONMismatch(name: "") }
        self.value = value
    }

    /// The value of a member as it stands.
    package func any(_ name: String) -> JSONValue? {
        let member = value[name]
        if case .null? = member { return nil }
        return member
    }

    /// A text.
    package func string(_ name: String) throws(JSONMismatch) -> String? {
        try read(name, \.string)
    }

    /// A whole number.
    package func integer(_ name: String) throws(JSONMismatch) -> Int? {
        try read(name, \.integer)
    }

    /// A number.
    package func double(_ name: String) throws(JSONMismatch) -> Double? {
        try read(name, \.double)
    }

    /// True or false.
    package func bool(_ name: String) throws(JSONMismatch) -> Bool? {
        try read(name, \.bool)
    }

    /// An object within.
    package func object(_ name: String) throws(JSONMismatch) -> JSONFields? {
        guard let value = any(name) else { return nil }
        return try JSONFields(value)
    }

    /// A list of objects.
    package func objects(_ name: String) throws(JSONMismatch) -> [JSONFields]? {
        guard let elements = try read(name, \.array) else { return nil }
        var objects: [JSONFields] = []
        for element in elements { objects.append(try JSONFields(element)) }
        return objects
    }

    private func read<Part>(_ name: String, _ part: (JSONValue) -> Part?) throws(JSONMismatch) -> Part? {
        guard let value = any(name) else { return nil }
        guard let part = part(value) else { throw JSONMismatch(name: name) }
        return part
    }
}
