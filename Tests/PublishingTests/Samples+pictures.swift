import Foundation
import Publishing

#if canImport(FoundationXML)
import FoundationXML
#endif

extension Samples {
    /// One white pixel.
    static let png =
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==")
        ?? Data()

    /// One pixel without losses.
    static let webP = Data(base64Encoded: "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==") ?? Data()

    /// The beginning of a JPEG of 300 by 200 pixels; a table stands before its frame.
    static let jpeg = Data(
        [0xFF, 0xD8, 0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 11, 8, 0, 200, 1, 44, 1, 0, 0, 0, 0xFF, 0xD9])

    static func picture(_ kind: PublishedPicture.Kind, scene: Int? = nil, alt: String = "", name: String = "")
        -> PublishedPicture
    {
        PublishedPicture(
            kind: kind, scene: scene, name: name, alt: alt, mediaType: "image/png", width: 1, height: 1, bytes: png)
    }

    /// What is wrong with a text as XML; nil where nothing is.
    static func fault(inXML text: String) -> String? {
        let parser = XMLParser(data: Data(text.utf8))
        return parser.parse() ? nil : "\(parser.parserError.map { "\($0)" } ?? "no XML") in line \(parser.lineNumber)"
    }
}
