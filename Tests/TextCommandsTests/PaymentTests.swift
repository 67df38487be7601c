import Accounting
import Testing

@testable import TextCommands

@Suite struct PaymentTests {
    @Test(arguments: [
        ("PAY 1024 S100", "1024 S=100"),
        ("PAY 1024 S100 L250 L2=50", "1024 S=100 L1=250 L2=50"),
        ("PAY1024 S100", "1024 S=100"),
        ("pay1024s100", "1024 S=100"),
        ("PAY1024S100L250", "1024 S=100 L1=250"),
        ("Paid 1024 s 100 l 250", "1024 S=100 L1=250"),
        ("PÀY 1024 Š100", "1024 S=100"),
        ("PAY 0010 L250 S100", "0010 L1=250 S=100"),
        ("PAY 1024 S=100", "1024 S=100"),
        ("PAY 1024 S:100, L:250;", "1024 S=100 L1=250"),
        ("PAY,1024,S100,L250", "1024 S=100 L1=250"),
        ("PAY.1024.S100.L250.", "1024 S=100 L1=250"),
        ("PAY*1024#S-100#", "1024 S=100"),
        ("  -- PAY / 1024 / S100 !!", "1024 S=100"),
        ("\"PAY 1024 S100\"", "1024 S=100"),
        ("PAY\n1024\r\nS100\tL250", "1024 S=100 L1=250"),
        ("PAY 1024 L1=250", "1024 L1=250"),
        ("PAY 1024 L2:50", "1024 L2=50"),
        ("PAY 1024 L 2 = 50", "1024 L2=50"),
        ("PAY 1024 loan 2=50 savings 100", "1024 L2=50 S=100"),
        ("PAY 1024 L=2 S=5", "1024 L1=2 S=5"),
        ("PAY 1024 L 5", "1024 L1=5"), ("PAY 1024 L5ksh", "1024 L1=5"), ("PAY 1024 S5", "1024 S=5"),
        ("PAY 1024 S.100", "1024 S=100"), ("PAY 1024 S. 50", "1024 S=50"),
        ("PAY 1024 S Ksh.50", "1024 S=50"), ("PAY 1024 S100/-L50", "1024 S=100 L1=50"),
        ("PAY 1024 L=2.50", "1024 L1=2.50"),
        ("PAY 1024 S 1,250/=", "1024 S=1,250"),
        ("PAY 1024 S 1250/- L 250/-", "1024 S=1,250 L1=250"),
        ("PAY 1024 SKsh1,250", "1024 S=1,250"),
        ("PAY 1024 S Ksh 1,250 L KES 50", "1024 S=1,250 L1=50"),
        ("PAY 1024 S100ksh L250 KES", "1024 S=100 L1=250"),
        ("PAY 1024 S Sh100 Lsh250", "1024 S=100 L1=250"),
        ("PAY 1024 S1,250,000", "1024 S=1,250,000"),
        ("PAY 1024 S1.250.000", "1024 S=1,250,000"),
        ("PAY 1024 S1'250", "1024 S=1,250"),
        ("PAY 1024 S 1 250", "1024 S=1,250"),
        ("PAY 1024 S 1 250 000 L 300", "1024 S=1,250,000 L1=300"),
        ("PAY 1024 S1.50", "1024 S=1.50"), ("PAY 1024 S1.5", "1024 S=1.50"),
        ("PAY 1024 S1,250.50", "1024 S=1,250.50"),
        ("PAY 1024 S1.250,50", "1024 S=1,250.50"),
        ("PAY 1024 S1 250,50", "1024 S=1,250.50"),
        ("PAY 1024 L 1,250", "1024 L1=1,250"),
        ("PAY 1024 L=1,250", "1024 L1=1,250"),
        ("PAY 1024 L2=1 250", "1024 L2=1,250"),
        ("PAY 1024 L12,500", "1024 L1=12,500"),
        ("PAY 1024 L12 000", "1024 L1=12,000"),
        ("PAY 1024 L 2.50", "1024 L1=2.50"),
        ("PAY 1024 S999,999,999", "1024 S=999,999,999"),
        ("PAY ١٠٢٤ S١٠٠", "1024 S=100"),
        ("PAY १०२४ S१०० L२=५०", "1024 S=100 L2=50"),
        ("PAY ১০২৪ S১০০", "1024 S=100"),
        ("ＰＡＹ　１０２４　Ｓ１，２５０", "1024 S=1,250"),
        ("PAY\u{200B} 10\u{200D}24 S1\u{FEFF}00", "1024 S=100"),
        ("PAY\u{A0}1024\u{202F}S1\u{202F}250", "1024 S=1,250"),
        ("PAY 1024 S100\nSent from my Nokia 3310", "1024 S=100"),
        ("PAY 1024 S100\n--\nJane, 0711 000 001", "1024 S=100"),
        ("PAY 1024 S100\r\n\r\nGod bless you\r\nJane", "1024 S=100"),
        ("PAY 1024\n\nS100", "1024 S=100"),
    ])
    func `a payment is read as meant`(text: String, summary: String) throws {
        let reading = try reader().read(text)
        #expect(reading.payment?.summary == summary, "\(reading)")
    }

    @Test(arguments: [
        ("UGX", "PAY 1 S5,000", "1 S=5,000"), ("UGX", "PAY 1 SUSh 5000", "1 S=5,000"),
        ("XOF", "PAY 1 S 25 000 FCFA L5000F", "1 S=25,000 L1=5,000"),
        ("PHP", "PAY 1 SP100 L ₱50", "1 S=100 L1=50"), ("PHP", "PAY 1 S₱100", "1 S=100"),
        ("INR", "PAY 1 S Rs.100 LRs50", "1 S=100 L1=50"),
        ("TZS", "PAY 1 S Tsh.250,000.00", "1 S=250,000"),
        ("KWD", "PAY 1 S1.250", "1 S=1.250"), ("KWD", "PAY 1 L=1.255", "1 L1=1.255"),
        ("ZMW", "PAY 1 S K100", "1 S=100"), ("SLE", "PAY 1 S Le100", "1 S=100"),
    ])
    func `each country writes its own money`(code: String, text: String, summary: String) throws {
        let reading = try reader(code).read(text)
        #expect(reading.payment?.summary == summary, "\(reading)")
    }

    @Test(arguments: [
        ("PAY 1024 S100 4821", "1024 S=100 code 4821"),
        ("PAY 1024 S100 L250 48213344.", "1024 S=100 L1=250 code 48213344"),
        ("PAY 1024 S100,4821", "1024 S=100 code 4821"),
        ("PAY 1024 S100.4821", "1024 S=100 code 4821"),
        ("PAY 1024 L=2 4821", "1024 L1=2 code 4821"),
        ("PAY 1024 L2=50 4821", "1024 L2=50 code 4821"),
        ("PAY 1024 S1,250,4821", "1024 S=1,250 code 4821"),
        ("PAY 1024 S100 KES ٤٨٢١", "1024 S=100 code 4821"),
        ("PAY 1024 S 4821", "1024 S=4,821"), ("PAY 1024 S Ksh 4821", "1024 S=4,821"),
        ("PAY 1024 L2=4821", "1024 L2=4,821"), ("PAY 1024 S100 L4821", "1024 S=100 L1=4,821"),
    ])
    func `a bare number at the very end is the officer's code`(
        text: String, summary: String
    ) throws {
        let reading = try reader(officersAddCode: true).read(text)
        #expect(reading.payment?.summary == summary, "\(reading)")
    }

    @Test func `the form of any payment reads as that payment`() throws {
        var generator = SeededGenerator(seed: 1024)
        for code in ["KES", "UGX", "KWD"] {
            let reader = try reader(code)
            let unit = reader.currency.minorUnitsPerMajor
            for _ in 0..<500 {
                let most = Int64.random(in: 1...9, using: &generator) * unit * 10
                let accounts: [AccountLabel] = [
                    .savings, .loan(Int.random(in: 1...9, using: &generator)),
                ]
                let items = accounts.map {
                    PaymentItem(
                        account: $0,
                        amount: .init(
                            minorUnits: Int64.random(in: 1...most, using: &generator),
                            currency: reader.currency))
                }
                let payment = Payment(client: "0042", items: items)
                let form = Instruction.pay(payment).form(withCode: false)
                #expect(reader.read(form).payment == payment, "\(form)")
            }
        }
    }
}
