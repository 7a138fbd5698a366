/// Words and phrases that models use far more often than people do, collected by reading their stories.
enum SlopList {
    /// In alphabetical order within each group; in folded spelling.
    static let phrases = words + bodies + airs + turns

    /// Single words.
    private static let words = [
        "amidst", "beckoned", "beckoning", "bustling", "cacophony", "camaraderie", "cascading", "cerulean", "crescendo",
        "crystalline", "delve", "delved", "delving", "dissipated", "echoed", "ephemeral", "ethereal", "flickered",
        "flickering", "gleaming", "glimmer", "glinting", "gossamer", "hesitantly", "hushed", "iridescent",
        "kaleidoscope",
        "labyrinthine", "leaden", "luminescent", "maelstrom", "meticulous", "meticulously", "myriad", "obsidian",
        "otherworldly", "palpable", "pulsating", "pulsed", "resonated", "resolute", "reverberated", "shimmered",
        "shimmering", "solace", "steeled", "symphony", "tapestry", "tendrils", "testament", "thrummed", "thrumming",
        "unbidden", "unspoken", "unwavering", "unyielding", "verdant", "visage", "weathered", "whispered",
    ]

    /// What bodies do.
    private static let bodies = [
        "a breath she didn't know", "a breath he didn't know", "breath caught", "breath hitched", "couldn't help but",
        "eyes sparkling", "eyes widened", "heart hammered", "heart pounding", "heart raced", "heart skipped a beat",
        "knuckles white", "let out a breath", "shiver down", "shivers down", "sent a shiver", "squared her shoulders",
        "squared his shoulders", "took a deep breath", "voice barely above a whisper", "voice trembling",
    ]

    /// What hangs in the air.
    private static let airs = [
        "air thick with", "air was thick", "bathed in", "casting long shadows", "dust motes", "hung heavy",
        "hung in the air", "scent of ozone", "silence stretched", "the weight of", "thick with the scent",
        "unshed tears",
    ]

    /// Turns of phrase.
    private static let turns = [
        "a dance of", "a mix of", "a mixture of", "a newfound", "a sense of", "a stark contrast", "a stark reminder",
        "a symphony of", "a tapestry of", "a testament to", "against all odds", "as if the world", "ever changing",
        "for the first time in", "in that moment", "in the heart of", "little did", "more than just", "once bustling",
        "once more", "sense of purpose", "sense of wonder", "something shifted", "the world around", "time seemed to",
        "with newfound", "with renewed", "would never be the same",
    ]
}
