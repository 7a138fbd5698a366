/// What a client sends to make a project.
struct NewSeedProject: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("project_id", SeedProjectFields.projectID, "A name that no other project of the caller's has."),
        .optional("title", SeedProjectFields.title, "Its title."),
        .optional("story_mode", SeedProjectFields.mode, "`marketing` or `pure`."),
        .optional("story_template", SeedProjectFields.template, "A kind of story."),
        .optional("setup", SeedProjectFields.object, "Anything."))

    let projectId: String
    let title: String?
    let storyMode: String?
    let storyTemplate: String?
    let setup: FreeJSON?

    var document: SeedProjectDocument {
        SeedProjectDocument(storyMode: storyMode, storyTemplate: storyTemplate, setup: setup)
    }
}
