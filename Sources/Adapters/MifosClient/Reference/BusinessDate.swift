public import Accounting

/// The tenant's business date: what is later is in the future for Fineract.
public enum BusinessDate {
    public static let request = FineractRequest.get("businessdate/BUSINESS_DATE")

    /// The day in an answer; nil where the tenant keeps none.
    public static func day(in answer: FineractAnswer) -> Day? {
        guard answer.status == 200, let json = answer.json else { return nil }
        if let day = json["date"]?.day { return day }
        return json.elements.first { $0["type"]?.string == "BUSINESS_DATE" }?["date"]?.day
    }
}
