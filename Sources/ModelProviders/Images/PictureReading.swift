import FoundationEssentials
import LanguageModels
import StoryDomain

/// Makes pictures of what providers of them answer, or says what is wrong with it.
struct PictureReading: Sendable {
    /// Who was asked.
    let provider: String

    /// A picture out of its bytes, cleaned of everything but the provider's own mark of its origin.
    ///
    /// - Throws: `ModelError.malformedResponse`: another try may bring a whole one.
    func file(of bytes: [UInt8]) throws(ModelError) -> PictureFile {
        do {
            return try PictureFile(reading: bytes, from: .provider)
        } catch {
            throw malformed("The picture that came cannot be used (\(reason(error))); try again.")
        }
    }

    /// A picture out of Base64, with or without a `data:` head.
    ///
    /// - Throws: `ModelError.malformedResponse`.
    func file(ofBase64 text: String) throws(ModelError) -> PictureFile {
        let body = text.hasPrefix("data:") ? text.drop { $0 != "," }.dropFirst() : text[...]
        guard let data = Data(base64Encoded: String(body), options: .ignoreUnknownCharacters), !data.isEmpty else {
            throw malformed("The picture that came is no Base64; try again.")
        }
        return try file(of: Array(data))
    }

    /// An answer that holds no picture.
    var nothing: ModelError { malformed("The answer holds no picture; check the base URL and the model's name.") }

    /// The provider's filter refused.
    ///
    /// - Parameter word: its own reason, where it gives one in a word.
    func refused(_ word: String) -> ModelError {
        ModelError(
            code: .pictureRefused, disposition: .never, provider: provider,
            message: "The provider's filter refuses this picture (\(word)); change what it is to show.")
    }

    /// A refusal's error, in which a filter's word means the picture and not a text.
    func told(_ error: ModelError) -> ModelError {
        guard error.code == .promptBlocked else { return error }
        var told = error
        told.code = .pictureRefused
        told.disposition = .never
        return told
    }

    private func malformed(_ message: String) -> ModelError {
        ModelError(code: .malformedResponse, disposition: .retry(after: nil), provider: provider, message: message)
    }

    private func reason(_ fault: PictureFault) -> String {
        switch fault {
        case .unknownForm: "it is no PNG, JPEG or WebP"
        case .malformed(let format, let part): "a damaged \(format.rawValue): \(part)"
        case .tooLong(let bytes): "\(bytes) bytes are too many"
        case .tooWide(let width, let height): "\(width) × \(height) pixels are too many"
        case .animated: "it moves"
        }
    }
}
