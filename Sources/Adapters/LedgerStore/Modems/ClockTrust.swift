public import Accounting
internal import GRDB

/// How far the machine's clock can be trusted.
public enum ClockTrust: Hashable, Sendable {
    /// Who can tell the time, the most trusted first.
    public enum Source: String, Hashable, Sendable, CaseIterable {
        case rtc
        case network
        case serviceCentre = "service-centre"
        case writtenDown = "written-down"
    }

    /// It agreed with this source, so many seconds ago.
    case agrees(with: Source, secondsAgo: Int64)

    /// This source says that it is so many seconds ahead (negative: behind).
    case isOff(by: Int64, according: Source)

    /// It is before the last thing in the journal: entries are dated like the one before them.
    case isBehindBooks(since: Moment)

    /// Nobody has said anything about it.
    case unconfirmed
}

extension ClockTrust {
    /// What was said about the machine's clock, the last word of each source.
    public struct Anchors {
        let db: Database

        /// Clocks this close agree, in seconds.
        static let tolerance: Int64 = 120

        /// How long a word counts, in seconds: a free-running clock drifts seconds a day.
        static let validSeconds: Int64 = 7 * 86_400

        /// A source says that it is `moment` while the machine's clock says `now`.
        ///
        /// A service centre stamps a message when it takes it: that this is a while ago says
        /// nothing, and is not noted.
        public func note(_ source: Source, says moment: Moment, at now: Moment) throws {
            let isStale = now.secondsSince1970 - moment.secondsSince1970 > Self.tolerance
            if source == .serviceCentre, isStale { return }
            try db.runCached(
                """
                INSERT INTO clock_anchor (source, moment, noted_at) VALUES (?, ?, ?)
                ON CONFLICT (source) DO UPDATE
                SET moment = excluded.moment, noted_at = excluded.noted_at
                """,
                [source.rawValue, moment.millisecondsSince1970, now.millisecondsSince1970])
        }

        /// How far the machine's clock can be trusted when it says `now`.
        public func trust(at now: Moment) throws -> ClockTrust {
            if let last = try Ledger(db: db).lastEntry()?.recordedAt, now < last {
                return .isBehindBooks(since: last)
            }
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM clock_anchor")
            for source in Source.allCases {
                guard let row = rows.first(where: { $0["source"] == source.rawValue }) else {
                    continue
                }
                let noted = Moment(millisecondsSince1970: row["noted_at"])
                let age = now.secondsSince1970 - noted.secondsSince1970
                guard (0...Self.validSeconds).contains(age) else { continue }
                let said = Moment(millisecondsSince1970: row["moment"])
                let ahead = noted.secondsSince1970 - said.secondsSince1970
                return ahead.magnitude > Self.tolerance.magnitude
                    ? .isOff(by: ahead, according: source)
                    : .agrees(with: source, secondsAgo: age)
            }
            return .unconfirmed
        }
    }
}
