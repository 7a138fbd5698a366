/// How a picture is to be drawn anew; what is left out stays as it was.
struct PictureRedraw: WireSchema, Decodable {
    static let schema = Schema.object(Schema.Property.pictureWish)

    let prompt: String?
    let style: String?
}
