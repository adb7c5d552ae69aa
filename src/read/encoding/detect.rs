//! Undeclared encodings, told by how the text reads in each of them. A sample is decoded
//! in every candidate; the one in which the characters above ASCII are those that a
//! language uses often, and stand where letters stand, is taken.

use crate::read::encoding::decoder::decode;
use crate::util::sorted;

/// Bytes of the sample.
const SAMPLE: usize = 16 << 10;

/// The languages of one encoding: for each the characters above ASCII that its texts
/// mostly use. For Chinese, Japanese and Korean the commonest only.
struct Candidate {
    name: &'static str,
    languages: &'static [&'static str],
}

/// In order of preference: where two read a sample equally well, the first is taken.
const CANDIDATES: &[Candidate] = &[
    Candidate {
        name: "windows-1252",
        languages: &[
            "äöüß",
            "éèêëàâçîïôûùœæ",
            "áéíóúñü¿¡",
            "ãõáéíóúâêôçàü",
            "àèéìòùí",
            "åäöæøé",
            "áéíóúýðþæö",
            "àéèíïóòúüç·",
            "éëïèöüó",
        ],
    },
    Candidate {
        name: "windows-1250",
        languages: &["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"],
    },
    Candidate {
        name: "iso-8859-2",
        languages: &["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"],
    },
    Candidate {
        name: "windows-1251",
        languages: &[
            "оеаинтсрвлкмдпуяызбгьйчцжш",
            "оаинвіетрслкдмпузягьбчйхїєц",
            "аиоетнрсвлдкпмузябгъчцжйщх",
        ],
    },
    Candidate { name: "koi8-r", languages: &["оеаинтсрвлкмдпуяызбгьйчцжш"] },
    Candidate { name: "koi8-u", languages: &["оаинвіетрслкдмпузягьбчйхїєц"] },
    Candidate { name: "windows-1254", languages: &["çğıöşüİâî"] },
    Candidate {
        name: "windows-1257", languages: &["ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"]
    },
    Candidate {
        name: "windows-1253", languages: &["αοιετνσηυρπκμλςωάίόέήύώδγχθφβξζ"]
    },
    Candidate {
        name: "windows-1256", languages: &["اليمنوترهبةسعدفكحقجأشطصىخإذضزغءئظثآؤ،؟پچگکی"]
    },
    Candidate {
        name: "windows-1255", languages: &["יוהלאמרתבשנעכקדחפםסטצגזןץךף"]
    },
    Candidate {
        name: "windows-874", languages: &["กขคงจชซญดตถทธนบปผพฟภมยรลวศษสหอะัาำิีึืุูเแโใไ็่้์"]
    },
    Candidate { name: "shift_jis", languages: &[JAPANESE] },
    Candidate { name: "euc-jp", languages: &[JAPANESE] },
    Candidate {
        name: "gbk",
        languages: &[
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运，。、“”：；",
        ],
    },
    Candidate {
        name: "big5",
        languages: &[
            "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運，。、「」：；",
        ],
    },
    Candidate {
        name: "euc-kr",
        languages: &[
            "이다는을의에하고가한를도로은서지사기들인으어대자수부시그전나정라리일해있만원것보했까여아장국과스성제공구상주관동면었경회오게유소우적습니위계조선비미생연요산신모금였무안마거년월운된되내발재세실후점명당중화세개치방와던없",
        ],
    },
];

/// All of hiragana, the commonest katakana and characters.
const JAPANESE: &str = "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちっつづてでとどなにぬねのはばひびふぶへべほまみむめもゃやゅゆょよらりるれろわをんアイウエオカガキギクグケコゴサザシジスズセソタダチッツテデトドナニネノハバパヒビピフブプヘベペホボポマミムメモャュョラリルレロワンー日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢市政議県、。「」・";

/// The byte order of UTF-16 without a mark, by where its zeros stand; `None` for bytes
/// that are not that.
pub fn utf16(bytes: &[u8]) -> Option<&'static str> {
    let count =
        |first: usize, what: fn(&u8) -> bool| bytes.iter().skip(first).step_by(2).filter(|b| what(b)).count();
    let (even, odd) = (count(0, |b| *b == 0), count(1, |b| *b == 0));
    let (name, low, zeros, few) =
        if even < odd { ("utf-16le", 0, odd, even) } else { ("utf-16be", 1, even, odd) };
    // The high bytes of scripts with small code points are never letters of ASCII, and
    // the low bytes of the others are of any value. Other text with a stray NUL is neither.
    let letters = count(1 - low, |b| (0x21..0x7F).contains(b));
    let telling = letters * 100 <= bytes.len() || count(low, |b| *b >= 0x80) * 8 >= bytes.len();
    if bytes.len() < 4 || few * 20 > zeros || !telling {
        return None;
    }
    let sample = decode(name, &bytes[..bytes.len().min(SAMPLE) & !1]);
    let odd = |c: &char| match c {
        '\t' | '\n' | '\r' => false,
        c => c.is_control() || matches!(c, '\u{fffd}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..),
    };
    let (count, strange) = (sample.chars().count(), sample.chars().filter(odd).count());
    (strange * 50 <= count).then_some(name)
}

/// The encoding in which `bytes`, which are not UTF-8, read best.
pub fn legacy(bytes: &[u8]) -> &'static str {
    let sample = sample(bytes);
    let mut best = ("windows-1252", f32::MIN);
    for candidate in CANDIDATES {
        let text = decode(candidate.name, &sample);
        let score = candidate.languages.iter().map(|l| score(&text, l)).fold(f32::MIN, f32::max);
        if score > best.1 {
            best = (candidate.name, score);
        }
    }
    best.0
}

/// The first lines with bytes above ASCII: the rest says nothing.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::with_capacity(SAMPLE);
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let Some(first) = line.iter().position(|b| *b >= 0x80) else { continue };
        // A line may be the whole file: begin it near its first telling byte, where a
        // character of two bytes cannot be cut in two.
        let line = &line[first.saturating_sub(64)..];
        sample.extend_from_slice(&line[..line.len().min(SAMPLE - sample.len())]);
        if sample.len() == SAMPLE {
            break;
        }
    }
    sample
}

/// How well a decoded text reads as a language: the share of its characters above ASCII
/// that the language mostly uses, less those that stand where none can.
fn score(text: &str, language: &str) -> f32 {
    let common = sorted::set(language.chars());
    let (mut seen, mut good, mut bad) = (0.0f32, 0.0, 0.0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if !c.is_ascii() {
            seen += 1.0;
            let inside = before.is_alphabetic() && after.is_alphabetic();
            match c {
                // A cut character at the end of the sample is the sample's fault.
                '\u{fffd}' if after == ' ' && chars.peek().is_none() => seen -= 1.0,
                '\u{fffd}' | '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' => bad += 1.0,
                // Scripts that share no word with Latin letters.
                '\u{370}'..'\u{e80}' if before.is_ascii_alphabetic() || after.is_ascii_alphabetic() => {
                    bad += 1.0
                }
                _ if common.contains(&c) => good += 1.0,
                // Half-width katakana: any byte is one.
                '\u{ff61}'..='\u{ff9f}' => bad += 0.3,
                '’' => good += 0.5,
                '‘' | '“' | '”' | '„' | '–' | '—' | '…' | '«' | '»' | '\u{a0}' | '•' | '°' | '§' | '©'
                | '®' | '€' | '£' => {
                    if inside {
                        bad += 0.5
                    } else {
                        good += 0.5
                    }
                }
                _ if c.is_uppercase() => {
                    let lower = c.to_lowercase().next().is_some_and(|l| common.contains(&l));
                    match (before.is_lowercase(), before.is_uppercase()) {
                        (true, _) => bad += 1.0,
                        (_, true) if lower => good += 0.3,
                        _ if lower => good += 0.9,
                        _ => {}
                    }
                }
                _ if !c.is_alphabetic() && inside => bad += 1.0,
                _ => {}
            }
        }
        before = c;
    }
    if seen == 0.0 { f32::MIN } else { (good - 2.0 * bad) / seen }
}

#[cfg(test)]
mod tests {
    use crate::read::encoding::decode_file;

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
        (
            "shift_jis",
            "市議会は火曜日、古い橋を修理することを決めた。住民は長い間これを待っていたと話している。",
        ),
        (
            "euc-jp",
            "市議会は火曜日、古い橋を修理することを決めた。住民は長い間これを待っていたと話している。",
        ),
        ("gbk", "市议会星期二决定修理旧桥。居民说，他们为此等了很多年，希望今年能够完工。"),
        ("big5", "市議會星期二決定修理舊橋。居民說，他們為此等了很多年，希望今年能夠完工。"),
        (
            "euc-kr",
            "시의회는 화요일 오래된 다리를 고치기로 결정했다. 주민들은 오랫동안 기다려 왔다고 말했다.",
        ),
    ];

    #[test]
    fn each_language_is_read_in_its_encoding() {
        for (name, text) in TEXTS {
            let (bytes, _, lossy) =
                encoding_rs::Encoding::for_label(name.as_bytes()).expect("a name").encode(text);
            assert!(!lossy, "{name}: {text}");
            let decoded = decode_file(&bytes).expect("text");
            assert_eq!(
                (decoded.text.as_str(), decoded.lost),
                (*text, 0),
                "{name} read as {}",
                decoded.encoding
            );
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
}
