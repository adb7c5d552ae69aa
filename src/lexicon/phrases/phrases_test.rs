use super::*;
use crate::lexicon::phrases::source;
use crate::lexicon::phrases::source::HEADINGS;
use crate::lexicon::phrases::source::LANGUAGES;
use std::collections::BTreeMap;

fn class(line: &str) -> Option<Class> {
    find(line).map(|hit| hit.class)
}

#[test]
fn every_language_has_its_whole_lines() {
    let lines = [
        ("Share this article", Class::Share),
        ("Related Articles", Class::Related),
        ("No comments yet...", Class::Comments),
        ("DOWNLOAD THE APP", Class::Promotion),
        ("Das könnte Sie auch interessieren:", Class::Related),
        ("3 Kommentare", Class::Comments),
        ("À lire aussi", Class::Related),
        ("Laisser un commentaire", Class::Comments),
        ("Te puede interesar", Class::Related),
        ("Leggi anche:", Class::Related),
        ("Deixe um comentário", Class::Comments),
        ("Lees ook:", Class::Related),
        ("Zobacz także", Class::Related),
        ("Комментарии (12)", Class::Comments),
        ("Читайте также:", Class::Related),
        ("Читайте також", Class::Related),
        ("İLGİLİ HABERLER", Class::Related),
        ("اقرأ أيضاً", Class::Related),
        ("यह भी पढ़ें:", Class::Related),
        ("相关新闻", Class::Related),
        ("發表評論", Class::Comments),
        ("関連記事", Class::Related),
        ("관련기사", Class::Related),
    ];
    for (line, want) in lines {
        let hit = find(line);
        assert_eq!(hit.map(|h| (h.class, h.whole)), Some((want, true)), "{line}");
    }
}

#[test]
fn folding_ignores_case_numbers_and_punctuation() {
    for line in ["Comments", "COMMENTS:", "12 comments", "Comments (1,204)", "• Comments …", "comments »"]
    {
        assert_eq!(class(line), Some(Class::Comments), "{line}");
    }
    assert_eq!(class("Facebook | Twitter | WhatsApp"), Some(Class::Share));
    assert_eq!(find("Ｒead　more").map(|h| h.class), Some(Class::ReadMore));
}

#[test]
fn openings_and_closings() {
    assert_eq!(class("Photo: Jane Roe / Wire"), Some(Class::Photo));
    assert_eq!(class("Jane Roe/Getty Images"), Some(Class::Photo));
    assert_eq!(class("© 2024 The Daily Bugle. All rights reserved."), Some(Class::Legal));
    assert_eq!(class("Copyright 2024 Some Paper"), Some(Class::Legal));
    assert_eq!(class("By Jane Roe"), Some(Class::Byline));
    assert_eq!(class("Von Hanna Beispiel"), Some(Class::Byline));
    assert_eq!(class("Last updated 3 May 2021"), Some(Class::Date));
    assert_eq!(class("作者：王小明"), Some(Class::Byline));
    assert_eq!(class("来源：某某网"), Some(Class::Photo));
    let hit = find("More from Sport").expect("a hit");
    assert_eq!((hit.class, hit.phrase, hit.whole), (Class::Related, "More from", false));
}

#[test]
fn prose_and_headlines_never_match() {
    let prose = [
        "",
        "   ",
        "The council voted on Monday.",
        "More from the council is expected on Monday.",
        "By the river stood a house",
        "By noon the square was full.",
        "Copyright law is changing.",
        "The minister has resigned, he told Reuters.",
        "Updated rules for schools",
        "Photo sharing has become a business of its own.",
        "Share prices fell on Tuesday",
        "Comments by the minister angered the opposition",
        "Related costs rose by a third",
        "Über die Brücke führt kein Weg mehr",
        "Plus de cent personnes ont manifesté",
        "Más de cien personas protestaron",
        "Von der Leyen kündigt Reform an",
        "Главный редактор газеты подал в отставку.",
        "这座桥周一重新开放。",
        "橋は月曜日に再開した。",
        "다리는 월요일에 다시 열렸다.",
    ];
    for line in prose {
        assert_eq!(find(line), None, "{line}");
    }
    assert_eq!(find(&"share ".repeat(40)), None);
}

/// The text of the data file of each language.
fn files() -> impl Iterator<Item = (&'static str, String)> {
    LANGUAGES.into_iter().map(|language| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/data/phrases");
        let text = std::fs::read_to_string(format!("{folder}/{language}.txt"));
        (language, text.expect("the data file of a language"))
    })
}

#[test]
fn the_data_files_are_well_formed() {
    for (language, text) in files() {
        for heading in HEADINGS {
            assert!(text.contains(&format!("[{heading}]\n")), "{language} lacks [{heading}]");
        }
        let read = source::read(&text, |_, _, phrase| {
            assert!(!phrase.is_empty() && !phrase.contains('*'), "{language}: {phrase}");
            assert!(Folded::of(phrase).is_some_and(|f| f.count > 0), "{language}: {phrase}");
        });
        assert_eq!(read, Ok(()), "{language}");
    }
}

#[test]
fn the_packed_table_knows_every_phrase_and_no_other() {
    let mut classes = BTreeMap::new();
    for (language, text) in files() {
        let read = source::read(&text, |class, kind, phrase| {
            let folded = Folded::of(phrase).expect("a short phrase");
            let hash = folded.hash[..folded.count].iter().fold(0, |h, &t| join(h, t));
            let class = *classes.entry((hash, kind as u8)).or_insert(Class::ALL[class]);
            assert_eq!(table().get(hash, kind), Some(class), "{language}: {phrase}");
        });
        assert_eq!(read, Ok(()), "{language}");
    }
    assert!(classes.len() > 8_000, "{}", classes.len());
    // Hashes that stand for no phrase: 200,000 of them meet about three keys.
    let strange = (1..=200_000u64).filter(|&n| table().get(join(1, n), Kind::Whole).is_some());
    assert!(strange.count() < 20);
}
