"""What the interface's own description says: its routes, and bodies that they take."""

import urllib.parse

METHODS = ("get", "put", "post", "delete", "patch")


class Interface:
    """An OpenAPI document."""

    def __init__(self, document):
        self.document = document

    @property
    def operations(self):
        """Method, path and operation of each route."""
        for path, entry in self.document["paths"].items():
            for method in METHODS:
                if method in entry:
                    yield method.upper(), path, entry[method]

    def takes_key(self, operation):
        """Whether a route takes an Idempotency-Key."""
        parameters = (self.resolved(entry) for entry in operation.get("parameters", []))
        return any(parameter["name"].lower() == "idempotency-key" for parameter in parameters)

    def body(self, operation):
        """A valid body of a route, with what must be there and no more; None where it takes none."""
        content = self.resolved(operation.get("requestBody", {})).get("content", {})
        return self.sample(content["application/json"]["schema"]) if "application/json" in content else None

    def query(self, operation):
        """The parameters of a route's query that must be there, with a question mark; nothing where none must."""
        parameters = [self.resolved(entry) for entry in operation.get("parameters", [])]
        needed = [entry for entry in parameters if entry["in"] == "query" and entry.get("required")]
        pairs = {entry["name"]: self.sample(entry["schema"], entry["name"]) for entry in needed}
        return "?" + urllib.parse.urlencode(pairs) if pairs else ""

    def resolved(self, entry):
        """An entry with its reference followed."""
        while reference := entry.get("$ref"):
            entry = self.document
            for part in reference.removeprefix("#/").split("/"):
                entry = entry[part.replace("~1", "/").replace("~0", "~")]
        return entry

    def sample(self, schema, name=""):
        """A valid value."""
        schema = self.resolved(schema)
        for keyword in ("default", "const"):
            if keyword in schema:
                return schema[keyword]
        for keyword in ("examples", "enum"):
            if schema.get(keyword):
                return schema[keyword][0]
        if "properties" in schema:
            return self.sample_object(schema)
        for keyword in ("anyOf", "oneOf", "allOf"):
            if schema.get(keyword):
                return self.sample(schema[keyword][0], name)
        kind = schema.get("type", "object")
        kind = kind if isinstance(kind, str) else next(word for word in kind if word != "null")
        if kind == "array":
            return [self.sample(schema.get("items", {}), name) for _ in range(max(1, schema.get("minItems", 0)))]
        if kind in ("integer", "number"):
            return schema.get("minimum", 1)
        return {"boolean": True, "object": {}, "null": None}.get(kind, "harbour"[: schema.get("maxLength")])

    def sample_object(self, schema):
        """An object with its required members, and one of those of which one is needed."""
        names = list(schema.get("required", []))
        for alternatives in (schema.get("anyOf"), schema.get("oneOf")):
            if alternatives:
                names += self.resolved(alternatives[0]).get("required", [])
        fields = schema["properties"]
        return {name: self.sample(fields[name], name) for name in dict.fromkeys(names) if name in fields}
