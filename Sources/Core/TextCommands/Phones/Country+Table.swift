extension Country {
    /// The countries where Tawi may stand, from the metadata of libphonenumber 9,
    /// ISO 4217 and the IANA time zone database.
    static let byCode: [String: Country] = {
        let countries = rows.split(separator: "\n").compactMap(Country.init(row:))
        return Dictionary(countries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }()

    static let rows = """
        KE 254 0 9 KES Africa/Nairobi
        UG 256 0 9 UGX Africa/Kampala
        TZ 255 0 9 TZS Africa/Dar_es_Salaam
        RW 250 0 9 RWF Africa/Kigali
        BI 257 none 8 BIF Africa/Bujumbura
        ET 251 0 9 ETB Africa/Addis_Ababa
        SO 252 0 7-9 SOS Africa/Mogadishu
        SS 211 0 9 SSP Africa/Juba
        SD 249 0 9 SDG Africa/Khartoum
        MG 261 0 9 MGA Indian/Antananarivo
        MW 265 0 9 MWK Africa/Blantyre
        MZ 258 none 9 MZN Africa/Maputo
        ZM 260 0 9 ZMW Africa/Lusaka
        ZW 263 0 9 ZWG Africa/Harare
        NG 234 0 10 NGN Africa/Lagos
        GH 233 0 9 GHS Africa/Accra
        SN 221 none 9 XOF Africa/Dakar
        CI 225 none 10 XOF Africa/Abidjan
        ML 223 none 8 XOF Africa/Bamako
        BF 226 none 8 XOF Africa/Ouagadougou
        BJ 229 none 10 XOF Africa/Porto-Novo
        TG 228 none 8 XOF Africa/Lome
        NE 227 none 8 XOF Africa/Niamey
        CM 237 none 9 XAF Africa/Douala
        CD 243 0 9 CDF Africa/Kinshasa
        SL 232 0 8 SLE Africa/Freetown
        LR 231 0 7-9 LRD Africa/Monrovia
        GM 220 none 7-9 GMD Africa/Banjul
        GN 224 none 9 GNF Africa/Conakry
        AO 244 none 9 AOA Africa/Luanda
        NA 264 0 9 NAD Africa/Windhoek
        ZA 27 0 9 ZAR Africa/Johannesburg
        LS 266 none 8 LSL Africa/Maseru
        SZ 268 none 8 SZL Africa/Mbabane
        BW 267 none 8 BWP Africa/Gaborone
        EG 20 0 10 EGP Africa/Cairo
        MA 212 0 9 MAD Africa/Casablanca
        PH 63 0 10 PHP Asia/Manila
        IN 91 0 10 INR Asia/Kolkata
        BD 880 0 10 BDT Asia/Dhaka
        NP 977 0 10 NPR Asia/Kathmandu
        PK 92 0 10 PKR Asia/Karachi
        LK 94 0 9 LKR Asia/Colombo
        MM 95 0 7-10 MMK Asia/Yangon
        KH 855 0 8-9 KHR Asia/Phnom_Penh
        LA 856 0 9-10 LAK Asia/Vientiane
        VN 84 0 9 VND Asia/Ho_Chi_Minh
        ID 62 0 9-12 IDR Asia/Jakarta
        TL 670 none 8 USD Asia/Dili
        PG 675 none 8 PGK Pacific/Port_Moresby
        FJ 679 none 7 FJD Pacific/Fiji
        HT 509 none 8 HTG America/Port-au-Prince
        HN 504 none 8 HNL America/Tegucigalpa
        GT 502 none 8 GTQ America/Guatemala
        NI 505 none 8 NIO America/Managua
        SV 503 none 8 USD America/El_Salvador
        BO 591 0 8 BOB America/La_Paz
        PE 51 0 9 PEN America/Lima
        EC 593 0 9 USD America/Guayaquil
        CO 57 0 10 COP America/Bogota
        MX 52 none 10 MXN America/Mexico_City
        PY 595 0 9 PYG America/Asuncion
        """
}
