public import Accounting
internal import GRDB
public import TextCommands

/// Phones that were reported stolen: whatever comes from them is not answered.
public struct BarredPhones {
    let db: Database

    /// Bars a phone until the bar is lifted. Barring it again changes nothing.
    public func bar(_ phone: PhoneNumber, of holder: String, at now: Moment) throws {
        try db.execute(
            sql: """
                INSERT INTO phone_bar (phone, holder, barred_at) SELECT :phone, :holder, :now
                WHERE NOT EXISTS (SELECT 1 FROM barred_phone WHERE phone = :phone)
                """,
            arguments: [
                "phone": phone.e164, "holder": holder, "now": now.millisecondsSince1970,
            ])
    }

    /// Lifts the bar of a number that its owner has again.
    public func lift(_ phone: PhoneNumber, at now: Moment) throws {
        try db.execute(
            sql: """
                INSERT INTO bar_lift (bar, lifted_at) SELECT id, :now FROM phone_bar
                WHERE phone = :phone AND NOT EXISTS (SELECT 1 FROM bar_lift WHERE bar = id)
                """,
            arguments: ["phone": phone.e164, "now": now.millisecondsSince1970])
    }

    /// Whose phone it was; nil where it is not barred.
    public func holder(of phone: PhoneNumber) throws -> String? {
        try db.cachedValue("SELECT holder FROM barred_phone WHERE phone = ?", [phone.e164])
    }
}

extension People {
    /// The officer's phones, the registered one first.
    public func phones(of officer: Officer) throws -> [PhoneNumber] {
        let more = try String.fetchAll(
            db, sql: "SELECT phone FROM officer_phone WHERE officer = ? ORDER BY phone",
            arguments: [officer.code])
        return [officer.phone] + more.compactMap(PhoneNumber.init(e164:))
    }

    /// Gives an officer one more phone, where it is his from the start.
    public func add(_ phone: PhoneNumber, to officer: String) throws {
        try db.execute(
            sql: "INSERT INTO officer_phone (phone, officer) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [phone.e164, officer])
    }
}
