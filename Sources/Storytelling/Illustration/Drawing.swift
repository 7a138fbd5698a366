import StoryDomain

/// One picture on its way: what the models are told, whoever of them draws it.
struct Drawing: Sendable {
    let story: Story
    let user: UserID
    let prompt: PicturePrompt
    let subject: String
    let style: PictureStyle
    let alt: String
    let seed: Int?
}
