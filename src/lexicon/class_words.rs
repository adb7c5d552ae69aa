//! What class, id and role words say of a block: a count for each of a dozen kinds. The
//! words are the ones that site builders use, whatever the language of the page.

use crate::util::hash::hash;
use crate::util::hash_table::Known;
use std::sync::{Arc, OnceLock};

/// Number of kinds.
pub const KINDS: usize = 13;

/// Kinds and their words. A word counts for the first kind that has it.
const WORDS: [(usize, &[&str]); KINDS] = [
    (
        0,
        &[
            "article",
            "articlebody",
            "content",
            "entry",
            "post",
            "story",
            "body",
            "text",
            "main",
            "prose",
            "blog",
            "single",
            "wysiwyg",
            "rich",
            "copy",
            "paragraph",
        ],
    ),
    (
        1,
        &[
            "comment",
            "comments",
            "disqus",
            "reply",
            "respond",
            "replies",
            "discussion",
            "commentlist",
            "kommentar",
            "kommentare",
            "forum",
        ],
    ),
    (
        2,
        &[
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "recirc",
            "more",
            "similar",
            "popular",
            "trending",
            "latest",
            "recent",
            "teaser",
            "teasers",
            "card",
            "cards",
            "outbrain",
            "taboola",
            "suggested",
            "next",
            "prev",
            "previous",
            "carousel",
            "slider",
            "feed",
            "list",
            "grid",
            "archive",
            "posts",
        ],
    ),
    (
        3,
        &[
            "share",
            "sharing",
            "social",
            "facebook",
            "twitter",
            "addtoany",
            "sharedaddy",
            "addthis",
            "follow",
            "buttons",
            "print",
            "whatsapp",
        ],
    ),
    (
        4,
        &[
            "nav",
            "navigation",
            "navbar",
            "menu",
            "submenu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "toc",
            "skip",
            "sitemap",
            "tabs",
            "topbar",
            "logo",
        ],
    ),
    (5, &["footer", "foot", "colophon", "copyright", "legal", "imprint", "bottom"]),
    (
        6,
        &[
            "sidebar",
            "aside",
            "widget",
            "widgets",
            "rail",
            "column",
            "secondary",
            "complementary",
            "right",
            "left",
        ],
    ),
    (
        7,
        &[
            "caption",
            "credit",
            "figcaption",
            "figure",
            "image",
            "img",
            "photo",
            "gallery",
            "media",
            "video",
            "player",
            "lightbox",
        ],
    ),
    (
        8,
        &[
            "ad",
            "ads",
            "advert",
            "advertisement",
            "promo",
            "promotion",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "banner",
            "sponsor",
            "sponsored",
            "cta",
            "paywall",
            "popup",
            "modal",
            "overlay",
            "cookie",
            "consent",
            "gdpr",
            "donate",
            "login",
            "form",
            "register",
            "product",
            "cart",
            "shop",
        ],
    ),
    (
        9,
        &[
            "meta",
            "byline",
            "author",
            "authors",
            "date",
            "time",
            "published",
            "posted",
            "info",
            "tags",
            "tag",
            "category",
            "categories",
            "taxonomy",
            "bio",
            "profile",
            "vcard",
            "details",
        ],
    ),
    (10, &["header", "head", "heading", "title", "headline", "masthead", "hero", "top"]),
    (
        11,
        &[
            "hidden",
            "hide",
            "screen",
            "reader",
            "sr",
            "visually",
            "print",
            "none",
            "mobile",
            "noprint",
            "template",
            "invisible",
        ],
    ),
    (
        12,
        &[
            "summary",
            "lead",
            "intro",
            "standfirst",
            "dek",
            "excerpt",
            "description",
            "subtitle",
            "deck",
            "lede",
            "abstract",
            "kicker",
        ],
    ),
];

/// Most words that are looked at.
const MOST: usize = 32;

/// Hashes of the nearest words.
pub fn hashes(words: &[Arc<str>]) -> Vec<u64> {
    words.iter().take(MOST).map(|word| hash(word.chars())).collect()
}

/// For each kind, how near its nearest word is: 33 for the first word, 1 for the last,
/// 0 when there is none.
pub fn kinds(words: &[Arc<str>]) -> [u32; KINDS] {
    kinds_of(&hashes(words))
}

/// The same by the hashes of the words.
pub fn kinds_of(hashes: &[u64]) -> [u32; KINDS] {
    let mut found = [0; KINDS];
    for (at, hash) in hashes.iter().enumerate() {
        if let Some(kind) = kind(*hash)
            && found[kind] == 0
        {
            found[kind] = 33 - at as u32;
        }
    }
    found
}

fn kind(word: u64) -> Option<usize> {
    static TABLE: OnceLock<Known<u8, 1024>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = Known::new();
        for (kind, words) in WORDS {
            for word in words {
                // The first kind that has a word keeps it.
                let first = |known: &mut u8| *known = if *known == 0 { kind as u8 + 1 } else { *known };
                table.tell(hash(word.chars()), first);
            }
        }
        table
    });
    table.get(word).checked_sub(1).map(usize::from)
}
