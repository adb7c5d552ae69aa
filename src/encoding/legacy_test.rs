use crate::encoding::decode_file;

/// Written for this test: a plain report of a town council in each language.
const TEXTS: &[(&str, &str)] = &[
    ("windows-1252", "The mayor said \u{201c}we’ll see\u{201d} – and left; nobody’s surprised."),
    (
        "windows-1252",
        "Der Stadtrat hat am Dienstag beschlossen, die Brücke für Fußgänger zu öffnen. Über die Kosten wird später gesprochen.",
    ),
    (
        "windows-1252",
        "Le conseil a décidé mardi de rouvrir la piscine après l’été ; les élèves y auront accès dès la rentrée à midi.",
    ),
    (
        "windows-1252",
        "El alcalde explicó que la reunión se celebrará mañana. ¿Quién pagará la obra? Según él, el año próximo será más difícil.",
    ),
    (
        "windows-1252",
        "A prefeitura não informou quando as obras começarão; a população está à espera de uma solução há três anos.",
    ),
    (
        "windows-1252",
        "Kommunen vill bygga en ny skola på ön; många är glada, men några är rädda för trafiken.",
    ),
    (
        "windows-1250",
        "Rada miasta zgodziła się we wtorek na budowę mostu. Mieszkańcy mówią, że będą mogli wreszcie dojść pieszo do szkoły.",
    ),
    (
        "windows-1250",
        "Městská rada v úterý rozhodla, že most bude opraven ještě letos. Lidé říkají, že čekali příliš dlouho.",
    ),
    (
        "windows-1250",
        "A képviselő-testület kedden döntött arról, hogy a régi hidat felújítják. Az idősek örültek, a többiek tűnődtek.",
    ),
    (
        "iso-8859-2",
        "Rada miasta zgodziła się we wtorek na budowę mostu. Mieszkańcy mówią, że będą mogli wreszcie dojść pieszo do szkoły.",
    ),
    (
        "windows-1251",
        "Городской совет во вторник решил отремонтировать мост. Жители говорят, что ждали этого больше десяти лет.",
    ),
    (
        "windows-1251",
        "Міська рада у вівторок вирішила відремонтувати міст. Жителі кажуть, що чекали на це понад десять років.",
    ),
    (
        "koi8-r",
        "Городской совет во вторник решил отремонтировать мост. Жители говорят, что ждали этого больше десяти лет.",
    ),
    (
        "windows-1254",
        "Belediye meclisi salı günü köprünün onarılmasına karar verdi. Yaşlılar sevindi, gençler ise şaşırdı; iş yarın başlıyor.",
    ),
    (
        "windows-1253",
        "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να επισκευάσει τη γέφυρα. Οι κάτοικοι περίμεναν πολλά χρόνια.",
    ),
    (
        "windows-1256",
        "قرر مجلس المدينة يوم الثلاثاء إصلاح الجسر القديم. وقال السكان إنهم انتظروا ذلك سنوات طويلة.",
    ),
    ("windows-1255", "מועצת העיר החליטה ביום שלישי לתקן את הגשר הישן. התושבים אמרו שחיכו לכך שנים רבות."),
    ("windows-874", "สภาเมืองตัดสินใจเมื่อวันอังคารให้ซ่อมสะพานเก่า ชาวบ้านบอกว่ารอมานานหลายปีแล้ว"),
    ("shift_jis", "市議会は火曜日、古い橋を修理することを決めた。住民は長い間これを待っていたと話している。"),
    ("euc-jp", "市議会は火曜日、古い橋を修理することを決めた。住民は長い間これを待っていたと話している。"),
    ("gbk", "市议会星期二决定修理旧桥。居民说，他们为此等了很多年，希望今年能够完工。"),
    ("big5", "市議會星期二決定修理舊橋。居民說，他們為此等了很多年，希望今年能夠完工。"),
    ("euc-kr", "시의회는 화요일 오래된 다리를 고치기로 결정했다. 주민들은 오랫동안 기다려 왔다고 말했다."),
];

#[test]
fn each_language_is_read_in_its_encoding() {
    for (name, text) in TEXTS {
        let (bytes, _, lossy) =
            encoding_rs::Encoding::for_label(name.as_bytes()).expect("a name").encode(text);
        assert!(!lossy, "{name}: {text}");
        let decoded = decode_file(&bytes).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.lost), (*text, 0), "{name} read as {}", decoded.encoding);
    }
}

#[test]
fn a_few_words_are_enough() {
    for (name, text) in [
        ("windows-1252", "naïve"),
        ("windows-1252", "Müller"),
        ("windows-1251", "Мост открыт"),
        ("shift_jis", "橋が開く"),
        ("gbk", "大桥开通了"),
    ] {
        let (bytes, ..) = encoding_rs::Encoding::for_label(name.as_bytes()).expect("a name").encode(text);
        assert_eq!(decode_file(&bytes).expect("text").text, text);
    }
}

#[test]
fn pages_of_old_machines_are_read() {
    let cases: [(&str, &[u8], &str); 5] = [
        (
            "macintosh",
            b"Stenbron i \x81sbro st\x8angs i tre m\x8cnader.",
            "Stenbron i Åsbro stängs i tre månader.",
        ),
        ("ibm850", b"Die Br\x81cke \x94ffnet f\x81r Fu\xe1g\x84nger.", "Die Brücke öffnet für Fußgänger."),
        ("ibm437", b"Le caf\x82 o\x97 l'on d\x82jeune \x85 midi.", "Le café où l'on déjeune à midi."),
        ("iso-8859-5", b"\xbc\xde\xe1\xe2 \xde\xe2\xda\xe0\xeb\xe2", "Мост открыт"),
        ("ibm866", b"\x8c\xae\xe1\xe2 \xae\xe2\xaa\xe0\xeb\xe2", "Мост открыт"),
    ];
    for (name, bytes, text) in cases {
        assert_eq!(decode_file(bytes).expect("text").text, text, "{name}");
    }
}

#[test]
fn quotes_and_signs_are_no_letters_of_other_encodings() {
    for text in [
        "Martedì il sindaco ha detto: «Non lasceremo cadere il ponte», e basta.",
        "The work costs £240,000, he said. “We shall not let it fall,” – nobody’s home.",
        "Burgemeester Dreesen: „Wij laten de brug niet vallen”, zei hij.",
    ] {
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
        assert_eq!(decode_file(&bytes).expect("text").text, text);
    }
    let text = "버들읍은 읍내 한복판의 돌다리를 석 달 동안 막는다고 밝혔다.";
    let (bytes, ..) = encoding_rs::EUC_KR.encode(text);
    assert_eq!(decode_file(&bytes).expect("text").text, text);
}
