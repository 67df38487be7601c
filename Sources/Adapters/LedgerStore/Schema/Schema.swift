internal import GRDB

/// The migrations of the file, oldest first. One that was shipped is never edited.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 foundation", migrate: Migration1Foundation.run)
        migrator.registerMigration("2 modems", migrate: Migration2Modems.run)
        return migrator
    }
}
