import Testing

@testable import TextCommands

@Suite struct SecretMaskTests {
    @Test(arguments: [
        ("BALANCE 1234", "BALANCE ****"), ("balance1234", "balance****"),
        ("BAL: 1234.", "BAL: ****."), ("BALNCE 1234", "BALNCE ****"),
        ("B4LANCE 1234", "B4LANCE ****"), ("BALANCE 98765432 1234", "BALANCE 98765432 ****"),
        ("BALANCE98765432 1234", "BALANCE98765432 ****"),
        ("BALANCE 98765432/1234", "BALANCE 98765432/****"),
        ("BALANCE 12O4", "BALANCE **O*"), ("*BAL*1234#", "*BAL*****#"),
        ("BALANCE ١٢٣٤", "BALANCE ****"), ("BALANCE १२३४", "BALANCE ****"),
        ("BALANCE 1\u{200B}2\u{200D}34", "BALANCE *\u{200B}*\u{200D}**"),
        ("BALANCE 1\u{FE0F}\u{20E3}2", "BALANCE *\u{FE0F}\u{20E3}*"),
        ("BALANCE 𝟏𝟐", "BALANCE *\u{FE0E}*\u{FE0E}"),
        ("PIN 1234 5678", "PIN **** ****"), ("pin1234", "pin****"), ("PIM 1234", "PIM ****"),
        ("PAY 1024 S100 L250 4821", "PAY 1024 S100 L250 ****"),
        ("PAY1024S100,48213344", "PAY1024S100,********"),
        ("PYA 1024 S100 4821", "PYA 1024 S100 ****"), ("1024 S100 4821", "1024 S100 ****"),
        ("PAY 1024 S100 482l", "PAY 1024 S100 ***l"),
        ("PAY 1024 S100kes 4821", "PAY 1024 S100kes ****"),
        ("PAY 1024 S 100 sh 4821", "PAY 1024 S 100 sh ****"),
        ("PAY 1024 S100 4821 L250", "PAY 1024 S100 **** L250"),
        ("PAY 1024 L2 4821", "PAY 1024 L2 ****"), ("PAY 1024 S100=4821", "PAY 1024 S100=****"),
        ("PAY 1024 S100\n--\n4821", "PAY 1024 S100\n--\n****"),
        ("AGAIN 7F3K 4821", "AGAIN 7F3K ****"), ("UNDO 7F3K 4821", "UNDO 7F3K ****"),
        ("UNDO KX7M2 5 4821", "UNDO KX7M2 5 ****"), ("UDNO 7F3K 4821", "UDNO 7F3K ****"),
        ("APPROVE 7F3K 482133", "APPROVE 7F3K ******"), ("REJECT 7F3K,4821", "REJECT 7F3K,****"),
        ("REMIND Umoja 4821", "REMIND Umoja ****"), ("REMIND 4821", "REMIND ****"),
        ("CASH 4821", "CASH ****"), ("STATUS 4821", "STATUS ****"), ("LATE 4821", "LATE ****"),
        ("STATEMENT 1234", "STATEMENT ****"), ("DUE 1234", "DUE ****"),
        ("STATEMENT 98765432 1234", "STATEMENT 98765432 ****"),
        ("change pin 1234 5678", "change pin **** ****"), ("my pin is 1234", "my pin is ****"),
        ("Please BALANCE 1234", "Please BALANCE ****"), ("Fwd: BALANCE1234", "Fwd: BALANCE****"),
        ("Hello, PAY 1024 S100 4821", "Hello, PAY 1024 S100 ****"),
        ("KX7M2 4821", "KX7M2 ****"), ("KX7M2 ALL 4821", "KX7M2 ALL ****"),
        ("KX7M2ALL4821", "KX7M2ALL****"), ("KX7M2 3=0 5=200 4821", "KX7M2 3=0 5=200 ****"),
        ("KX7M2 END 13900 4821", "KX7M2 END 13900 ****"), ("KX7MD ALL 4821", "KX7MD ALL ****"),
        ("KX7M2 4=S2000 L2500 48213344", "KX7M2 4=S2000 L2500 ********"),
        ("KX7M2 If not: 7A absent. 482133", "KX7M2 If not: 7A absent. ******"),
        ("YES 3152 4821", "YES **** ****"), ("Yes: 3152, 4821 please", "Yes: ****, **** please"),
        ("4821 PAY 1024 S100", "**** PAY 1024 S100"), ("1234 BALANCE", "**** BALANCE"),
        ("1234BALANCE", "****BALANCE"), ("Hi (4821) UNDO 7F3K", "Hi (****) UNDO 7F3K"),
        ("4821 KX7M2 5=2000 6=3000", "**** KX7M2 5=2000 6=3000"),
        ("24/11/2026 4821 PAY 1024 S100", "24/11/2026 **** PAY 1024 S100"),
        ("PAY 4821 1024 S100", "PAY **** **** S100"), ("PAY 4821 1024S 100", "PAY **** ****S 100"),
        ("PYA 4821 1024 S100", "PYA **** **** S100"), ("UNDO 1111 85EJ", "UNDO **** 85EJ"),
        ("UNDO 4821 KX7M2 5", "UNDO **** KX7M2 5"), ("AGAIN 7335 4821", "AGAIN **** ****"),
        ("1111", "****"), ("hello 1111", "hello ****"), ("48213344!", "********!"),
        ("4821 Peter", "**** Peter"), ("S100 4821", "S100 ****"), ("9182 7391", "**** ****"),
        ("BALANCE 9182 9182", "BALANCE **** ****"), ("Balance; 91 82", "Balance; ** **"),
        ("BALANCE 9182 0700000124", "BALANCE **** **********"),
        ("BALANCE 9182 90001024", "BALANCE **** ********"), ("HELP 9182", "HELP ****"),
        ("no, 9182", "no, ****"), ("my secret number: 6038", "my secret number: ****"),
        ("change 6038 5527", "change **** ****"), ("mot de passe 6038", "mot de passe ****"),
        ("password 9182 7391", "password **** ****"), ("old 9182 new 7391", "old **** new ****"),
        ("badilisha 9182 kuwa 7391", "badilisha **** kuwa ****"),
        ("P.I.N 9182 7391", "P.I.N **** ****"), ("my p.i.n is 9182", "my p.i.n is ****"),
        ("PAY 1024 S100 843 271", "PAY 1024 S100 *** ***"),
        ("PAY 1024 S100 L250 843 271 thanks", "PAY 1024 S100 L250 *** *** thanks"),
        ("UNDO 7F3K 843 271", "UNDO 7F3K *** ***"), ("KX7M2 ALL 843 271", "KX7M2 ALL *** ***"),
        ("YES 4821 843 271", "YES **** *** ***"),
    ])
    func `a PIN is hidden and nothing moves`(text: String, masked: String) {
        #expect(SecretMask.masked(text) == masked)
    }

    @Test(arguments: [
        "", "BALANCE", "BALANCE please", "PAY 1024 S100 L250", "PAY 1024 S 2500",
        "PAY 1024 S Ksh 2500", "PAY 1024 L2=2500", "PAY 1024 L2= 2500", "PAY 1024 S=2500 L:5000",
        "PAY 1024 S1,250 L 1 250", "PAY 1024 SKsh2500", "AGAIN 7335", "KX7MD 3=0 5=200", "102",
        "[24/11/2026, 18:02] Peter Otieno: PAY 1024 S100", "hello 200", "Yes, she paid S1500",
        "YES 4821", "PAY 1024 S1 250 000", "PAY 1024 S 250 000", "WRONG 7F3K 2500", "UNDO 7F3K",
        "UNDO KX7M2 5", "LATE Umoja 2",
        "KX7M2 END 13900", "KX7M2 END Ksh 13900", "KX7M2 5=2000 6=Ksh 3000", "KX7M2 GROUP 5000",
        "KX7M2 4=S 2000 L 2500", "KX7M2 Upendo Tue 24 Nov: 12 clients, KES 13,900. All paid?",
        "QJK4H7 Confirmed. Ksh1,250.00 received from 0711000001 on 12/3/26",
    ])
    func `what holds no PIN is left alone`(text: String) {
        #expect(SecretMask.masked(text) == nil)
    }
}
