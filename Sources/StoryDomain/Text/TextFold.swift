/// Texts as a search compares them: small letters without accents, one kind of apostrophe, ß as ss.
///
/// Own tables instead of Foundation's folding: a search folds every paragraph of a library, and most of a text needs no
/// table at all. What the tables leave out stays as it is, so that it still finds itself.
package enum TextFold {
    /// `text` folded.
    package static func folded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case ..<0x80:
                let value = UInt8(scalar.value)
                bytes.append(value &- 0x41 < 26 ? value | 0x20 : value)
            case ..<0x2000:
                let small = small[Int(scalar.value)]
                if small == several {
                    append(scalar, to: &bytes)
                } else if let small = Unicode.Scalar(small), small != "\0" {
                    Self.append(small.value, to: &bytes)
                }
            case 0x2E80..<0xD800: Self.append(scalar.value, to: &bytes)
            default: append(scalar, to: &bytes)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds a scalar as UTF-8 (RFC 3629 §3), which `String` does more slowly.
    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        switch value {
        case ..<0x80: bytes.append(UInt8(value))
        case ..<0x800:
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        case ..<0x10000:
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        default:
            bytes.append(UInt8(0xF0 | value >> 18))
            bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        }
    }

    private static let several = UInt32.max

    /// What each scalar below U+2000 becomes: itself, another one, 0 for a mark, `several` where it becomes more than one.
    private static let small: [UInt32] = (0..<0x2000).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
        var bytes: [UInt8] = []
        append(scalar, to: &bytes)
        let folded = String(decoding: bytes, as: UTF8.self).unicodeScalars
        return folded.count > 1 ? several : folded.first?.value ?? 0
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        if let base = base(of: scalar) {
            bytes.append(contentsOf: base.utf8)
        } else if scalar.properties.changesWhenLowercased {
            for small in scalar.properties.lowercaseMapping.unicodeScalars where !isMark(small) {
                bytes.append(contentsOf: (letters[small] ?? String(small)).utf8)
            }
        } else {
            bytes.append(contentsOf: String(scalar).utf8)
        }
    }

    /// What takes the scalar's place; nil where it has no entry, empty for a mark.
    private static func base(of scalar: Unicode.Scalar) -> String? {
        if scalar.isApostrophe { return "'" }
        if isMark(scalar) { return "" }
        return letters[scalar]
    }

    /// Accents that stand by themselves behind their letter, vowel points of Hebrew and Arabic, the Arabic lengthener, soft
    /// hyphens and joiners.
    package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7: true
        case 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Each letter with accents with the one that it is compared as; capitals with their small letters.
    private static let letters: [Unicode.Scalar: String] = {
        var result: [Unicode.Scalar: String] = [:]
        for (base, family) in families {
            for scalar in family.unicodeScalars { result[scalar] = base }
        }
        return result
    }()

    /// The letters that are folded, by what they are folded to: Latin with Vietnamese, Greek with its polytonic letters,
    /// Cyrillic, Arabic forms of alef, yeh and teh marbuta, full-width forms of ASCII are beside the point here.
    package static let families: [(base: String, family: String)] = [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặḁªÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦẠẢẤẦẨẪẬẮẰẲẴẶḀ"), ("ae", "æǣǽÆǢǼ"),
        ("b", "ḃḅḇḂḄḆ"), ("c", "çćĉċčḉÇĆĈĊČḈ"), ("d", "ďđðḋḍḏḑḓĎĐÐḊḌḎḐḒ"),
        ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệḕḗḙḛḝÈÉÊËĒĔĖĘĚȄȆȨẸẺẼẾỀỂỄỆḔḖḘḚḜ"), ("f", "ḟḞ"), ("g", "ĝğġģǧǵḡĜĞĠĢǦǴḠ"),
        ("h", "ĥħȟḣḥḧḩḫẖĤĦȞḢḤḦḨḪ"), ("i", "ìíîïĩīĭįıǐȉȋịỉḭḯÌÍÎÏĨĪĬĮİǏȈȊỊỈḬḮ"), ("j", "ĵǰĴ"), ("k", "ķǩḱḳḵĶǨḰḲḴ"),
        ("l", "ĺļľŀłḷḹḻḽĹĻĽĿŁḶḸḺḼ"), ("m", "ḿṁṃḾṀṂ"), ("n", "ñńņňǹṅṇṉṋÑŃŅŇǸṄṆṈṊ"),
        ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợṍṏṑṓºÒÓÔÕÖØŌŎŐƠǑǪǬǾȌȎȪȬȮȰỌỎỐỒỔỖỘỚỜỞỠỢṌṎṐṒ"), ("oe", "œŒ"),
        ("p", "ṕṗṔṖ"), ("r", "ŕŗřȑȓṙṛṝṟŔŖŘȐȒṘṚṜṞ"), ("s", "śŝşšșṡṣṥṧṩſŚŜŞŠȘṠṢṤṦṨ"), ("ss", "ßẞ"), ("th", "þÞ"),
        ("t", "ţťŧțṫṭṯṱẗŢŤŦȚṪṬṮṰ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữựṳṵṷṹṻÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖỤỦỨỪỬỮỰṲṴṶṸṺ"),
        ("v", "ṽṿṼṾ"), ("w", "ŵẁẃẅẇẉẘŴẀẂẄẆẈ"), ("x", "ẋẍẊẌ"), ("y", "ýÿŷȳẏẙỳỵỷỹÝŶŸȲẎỲỴỶỸ"), ("z", "źżžẑẓẕŹŻŽẐẒẔ"),
        ("α", "άὰᾶἀἁἂἃἄἅἆἇᾳᾴᾲᾷΆᾺἈἉἊἋἌἍἎἏΑ"), ("ε", "έὲἐἑἒἓἔἕΈῈἘἙἚἛἜἝΕ"), ("η", "ήὴῆἠἡἢἣἤἥἦἧῃῄῂῇΉῊἨἩἪἫἬἭἮἯΗ"),
        ("ι", "ίὶῖϊΐῒῗἰἱἲἳἴἵἶἷΊῚΪἸἹἺἻἼἽἾἿΙ"), ("ο", "όὸὀὁὂὃὄὅΌῸὈὉὊὋὌὍΟ"), ("ρ", "ῤῥῬΡ"), ("σ", "ςΣ"),
        ("υ", "ύὺῦϋΰῢῧὐὑὒὓὔὕὖὗΎῪΫὙὛὝὟΥ"), ("ω", "ώὼῶὠὡὢὣὤὥὦὧῳῴῲῷΏῺὨὩὪὫὬὭὮὯΩ"),
        ("е", "ёѐЁЀ"), ("и", "ѝйЍЙ"), ("у", "ўЎ"), ("і", "їЇ"), ("г", "ґЃґҐѓ"),
        ("ا", "أإآٱ"), ("ي", "ىئی"), ("ه", "ة"), ("ك", "ک"), ("و", "ؤ"),
    ]
}
