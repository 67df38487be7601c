internal import GRDB

/// The migrations of the file, oldest first. One that was shipped is never edited.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 foundation", migrate: Migration1Foundation.run)
        migrator.registerMigration("2 modems", migrate: Migration2Modems.run)
        migrator.registerMigration("3 counter", migrate: Migration3Counter.run)
        migrator.registerMigration("4 access", migrate: Migration4Access.run)
        migrator.registerMigration("5 corrections", migrate: Migration5Corrections.run)
        migrator.registerMigration("6 sheets", migrate: Migration6Sheets.run)
        migrator.registerMigration("7 till", migrate: Migration7Till.run)
        migrator.registerMigration("8 reminders", migrate: Migration8Reminders.run)
        migrator.registerMigration("9 languages", migrate: Migration9Languages.run)
        migrator.registerMigration("10 repeats", migrate: Migration10Repeats.run)
        migrator.registerMigration("11 approvals", migrate: Migration11Approvals.run)
        migrator.registerMigration("12 head office", migrate: Migration12HeadOffice.run)
        migrator.registerMigration("13 pull", migrate: Migration13Pull.run)
        migrator.registerMigration("14 bundles", migrate: Migration14Bundles.run)
        migrator.registerMigration("15 fewer pages", migrate: Migration15FewerPages.run)
        migrator.registerMigration("16 reconciled days", migrate: Migration16ReconciledDays.run)
        migrator.registerMigration("17 reopened lines", migrate: Migration17ReopenedLines.run)
        migrator.registerMigration("18 counted cash", migrate: Migration18CountedCash.run)
        migrator.registerMigration("19 lifted bars", migrate: Migration19LiftedBars.run)
        return migrator
    }
}
