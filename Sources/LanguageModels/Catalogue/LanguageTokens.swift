/// How many tokens a word takes before anything was measured, by language.
///
/// Rough upper values over the tokenizers of Llama 3, Qwen 3, Gemma 3, Mistral and GPT, whose vocabularies were made from
/// mostly English text. A word is one of `WordCount`: an ideograph or a kana letter in Chinese and Japanese, a base
/// letter with its marks in Thai, Lao, Khmer and Myanmar.
package enum LanguageTokens {
    /// For the languages that are not listed.
    static let usual = 3.0

    private static let table: [(tokens: Double, languages: Set<String>)] = [
        (1.4, ["en"]),
        (1.9, ["es", "pt", "fr", "it", "ca", "gl", "id", "ms", "nl", "af"]),
        (2.1, ["de", "sv", "da", "no", "nb", "nn", "ro", "lb", "sw", "eo", "la", "tl", "fil"]),
        (2.5, ["pl", "cs", "sk", "sl", "hr", "bs", "sr", "ru", "uk", "bg", "mk", "be", "tr", "az", "sq", "is"]),
        (2.8, ["fi", "et", "hu", "lt", "lv", "eu", "ga", "cy", "ar", "fa", "ur", "he", "ko"]),
        (3.5, ["el", "uz", "kk", "mn", "ps", "ku", "ckb"]),
        (4.0, ["hi", "mr", "ne", "bn", "as", "pa", "gu"]),
        (6.5, ["ta", "te", "kn", "ml", "si", "ka", "hy", "am", "ti", "or", "bo", "dv"]),
        // A character each.
        (1.3, ["zh", "yue", "vi"]), (1.2, ["ja"]), (1.4, ["th"]), (2.5, ["lo", "km", "my"]),
    ]

    /// Tokens of a word in a language, by its primary tag.
    package static func perWord(_ language: String) -> Double {
        table.first { $0.languages.contains(language) }?.tokens ?? usual
    }
}
