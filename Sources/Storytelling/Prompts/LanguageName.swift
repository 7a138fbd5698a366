import StoryDomain

/// Names of languages as a model knows them.
enum LanguageName {
    private static let names = [
        "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish",
        "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
        "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
        "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
        "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
        "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
        "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
        "vi": "Vietnamese", "zh": "Chinese",
    ]

    /// How to name `language` to a model: "German (de)", or the bare tag where the name is not known.
    static func name(of language: LanguageTag) -> String {
        if language == .undetermined { return "the language of the brief" }
        guard let name = names[language.primary] ?? language.englishName else {
            return "the language with the BCP 47 tag \(language.rawValue)"
        }
        return language.rawValue == "en" ? name : "\(name) (\(language.rawValue))"
    }

    /// What a prompt that asks for JSON or notes says of the language; empty for English, in which the prompts are.
    static func clause(for language: LanguageTag) -> String {
        language.primary == "en" ? "" : ", with all texts in \(name(of: language))"
    }
}
