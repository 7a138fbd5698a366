/// Abbreviations of many languages, in lower case and without their last full stop.
///
/// Collected by hand from what stands in prose: titles, addresses, "for example". CLDR's lists of suppressed breaks have
/// five languages, and of these only part (docs/decisions/sentence-ends.md). A word that is a common word of some language
/// stands in `ambiguous`, under the languages in which it abbreviates.
enum AbbreviationList {
    /// Titles: a name follows, so a text cannot end in one.
    static let titles = words(
        """
        mr mrs ms mx dr st ste prof rev hon capt lt col gen maj cmdr sgt cpl pvt adm gov sen rep pres supt insp messrs mt ft
        sr sra srs srta sres dra dña lic ing arq gral pdte mons excmo ilmo exmo exma eng profa
        mm mme mmes mlle mlles mgr sig sigg sig.ra sigra sig.na dott dott.ssa dr.ssa prof.ssa avv geom rag cav comm
        hr fr hrn frl dipl hptm oblt olt
        dhr mevr mw mej drs ds
        dr hab inż ks bp abp płk ppłk kpt sierż por plut św
        проф акад доц св свв отц ген полк подп лейт тов гражд о.о прот
        doç av öğr yrd sn hz yzb alb
        mudr judr phdr rndr bc doc npor plk prap
        frk fru dna dlui ifj özv gr
        κα κος κκ δρ καθ αγ
        डॉ प्रो पं श्री डा ডা ড প্রফ
        bpk ths
        """)

    /// Everything else that is never the last word of a sentence.
    static let others = words(
        """
        e.g i.e cf vs viz approx bzw z.b d.h u.a o.ä vgl evtl ggf inkl exkl geb gest hl jh jhd v.chr n.chr chr sog insb zzgl
        ehem str u.u z.t s.o s.u
        avda av núm pág págs p.ej ej ee uu ff ss aa cc vd vds ud uds admón apdo cap tel
        boul bd p.ex env chap apr c.-à-d
        es pag pagg p.za v.le c.so cfr
        bijv bv d.w.z o.a m.a.w jl resp blz
        ul al pl m.in tzn tj np zob red woj pow n.p.m p.n.e n.e ww im godz
        ул пер просп пр наб гор обл им т.е т.к т.н т.о см ср стр рис табл гл кн напр изд ред руб коп тыс млн млрд ок
        вул пров бул ім див стор тис грн вж
        cad sok mah apt örn bkz yy m.ö m.s ö.n
        nám tř např tzv mj popř tj resp č
        t.ex bl.a d.v.s dvs s.k fr.o.m t.o.m f.d kl ca f.eks jf pga mht kgl gl
        d-na ș.a ş.a nr
        kb ún vö ld szt ill
        esim mm ts tri hra rva nti ks vrt klo puh
        π.χ δηλ τηλ σελ λεωφ οδ π.μ μ.μ βλ
        """)

    /// What ends an enumeration: a sentence ends behind it where the next begins with a capital.
    static let closing = words(
        """
        etc usw u.s.w usf u.s.f ecc enz itd itp atd apod atď osv o.s.v m.m m.fl vb vs.vb stb jne yms ym т.д т.п др ін κ.λπ κλπ
        κ.ά κ.τ.λ dll dsb ş.ş jr inc ltd co corp bros esq ph.d
        """)

    /// Abbreviations only before a number: "No. 5".
    static let beforeNumbers = words(
        """
        no nos nr fig vol ch pp p op art jan feb mar apr jun jul aug sept sep oct nov dec bd kap abs s č str стр ст п гл r
        """)

    /// Abbreviations in some languages, words in others.
    static let ambiguous: [String: Set<String>] = [
        "en": words("ave blvd rd"),
        "de": words("max min ing mag lt"),
        "fr": words("me pr mgr ex art"),
        "es": words("ed col dpto lic fdo ex"),
        "it": words("on don arch pag ed ex"),
        "pt": words("pça trav cel ten pe ex d"),
        "nl": words("mr ir nl st mej"),
        "pl": words("os ok tel pt pok wyd"),
        "ru": words("к стр с р"),
        "cs": words("ing mgr p s"),
        "sk": words("ing mgr p napr"),
        "sv": words("sid fru nr"),
        "ro": words("sf ex cap dl dna"),
        "hu": words("u krt id pl br sz"),
        "tr": words("gen sok no tel"),
        "fi": words("n v mm"),
        "id": words("h ir tn ny"),
        "vi": words("ts gs tp"),
    ]

    /// Letters that are words by themselves somewhere, and as such may end a sentence.
    static let wordLetters: Set<Unicode.Scalar> = Set("aeiouyàèéìòùóőøåæıяиаоувсієйжώή".unicodeScalars)

    /// Languages that write ordinals with a full stop.
    static let ordinalLanguages: Set<String> = [
        "de", "cs", "sk", "pl", "da", "nb", "nn", "no", "fi", "hu", "tr", "hr", "sr", "bs", "sl", "et", "lv", "is",
        "lb",
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
