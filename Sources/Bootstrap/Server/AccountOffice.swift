import Accounts
import Logging
import StoryDomain

/// The accounts of a house, for those who run it.
package struct AccountOffice: Sendable {
    package let accounts: AccountRepository
    package let keys: KeyRing

    /// Opens the office. Plans are the operator's, else the built-in ones.
    ///
    /// - Throws: `SettingsError` for a file of plans that is wrong.
    package init(house: StoryHouse) throws(SettingsError) {
        let plans = try house.settings.server.plansFile.map(Plans.reading) ?? .defaults
        accounts = AccountRepository(database: house.database, plans: plans)
        keys = KeyRing(database: house.database, logger: Logger(label: "storywriter.accounts"))
    }

    /// The user of that name.
    ///
    /// - Throws: `SettingsError` where it can be none.
    package func user(_ name: String) throws(SettingsError) -> UserID {
        guard let user = UserID(rawValue: name) else {
            throw SettingsError(
                "“\(name)” is no user's name: give 1 to \(UserID.longest) characters without control characters.")
        }
        return user
    }
}
