import StoryDomain

/// Whether an answer begins as thoughts do: the model speaks of who asked and of what it has to write.
enum ThoughtOpening {
    /// How sure that is.
    enum Look: Hashable {
        case none
        /// So may a story begin too.
        case possible
        /// It names who asked.
        case certain
    }

    /// Scalars that are looked at.
    static let reach = 240

    /// Who asks, in the words of models, as they begin a thought.
    private static let askers = [
        "the user", "user wants", "user asks", "user is asking", "user has asked", "用户", "用戶", "使用者", "ユーザー", "사용자",
        "der nutzer", "der benutzer", "die nutzer", "l'utilisateur", "el usuario", "la usuaria", "o usuário",
        "o utilizador", "l'utente", "пользовател", "користувач", "użytkownik", "uživatel", "kullanıcı", "ο χρήστης",
        "المستخدم", "کاربر", "המשתמש", "उपयोगकर्ता", "ผู้ใช้", "người dùng", "de gebruiker", "användaren", "brugeren",
        "brukeren", "käyttäjä", "felhasználó", "utilizatorul", "pengguna",
    ]

    /// First words of thoughts.
    private static let openings = [
        "okay", "ok,", "ok.", "alright", "hmm", "let me", "let's", "first,", "i need to", "i should", "i have to",
        "i must", "we need", "we should", "we have to", "we are asked", "we're asked", "we must", "so,", "so the",
        "so i",
        "thinking process", "here's a thinking", "here's my thought", "my task", "the task", "got it", "right,", "now,",
        "analysis:", "thought:", "thoughts:", "thinking:", "plan:", "need to", "the prompt", "the scene", "the story",
        "嗯", "好的", "好，", "首先", "我需要", "我们需要", "我應該", "我应该", "まず", "さて", "では", "네,", "먼저", "우선", "gut,", "also,",
        "zuerst", "d'accord", "bon,", "vale", "bien,", "primero", "va bene", "allora", "certo", "хорошо", "итак",
        "сначала",
        "dobrze", "najpierw", "tamam", "peki", "حسنا", "حسنًا", "ठीक",
    ]

    /// Words for what is asked.
    private static let tasks = [
        "user", "prompt", "scene", "story", "write", "premise", "outline", "task", "request", "json", "draft", "words",
        "paragraph", "故事", "场景", "場景", "写", "寫", "物語", "シーン", "이야기", "장면", "szene", "geschichte", "schreib", "scène",
        "histoire", "écri", "escena", "historia", "escrib", "scena", "storia", "scriv", "сцен", "истори", "напис",
        "pisa",
        "sahne", "hikâye", "hikaye", "yaz", "مشهد", "قصة", "दृश्य", "कहानी",
    ]

    /// Looks at the beginning of an answer.
    static func look(at text: some StringProtocol) -> Look {
        let head = WordCount.folded(Paragraphs.trimmed(Substring(text.prefix(reach))))
        if askers.contains(where: { head.holds($0) }) { return .certain }
        guard openings.contains(where: { head.opens(with: $0) }), tasks.contains(where: { head.holds($0) }) else {
            return .none
        }
        return .possible
    }
}
