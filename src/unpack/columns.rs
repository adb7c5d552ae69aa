//! Which field of a set of records is the title, the text, the day: guessed by names and
//! content, or given by a person. The guess is a value that can be shown, changed and
//! replayed.

use crate::types::column::ColumnRole as Role;
use crate::unpack::day::{looks_like_day, written_out};
use crate::unpack::entry::{Content, Day, DayKind, EntryFacts};
use crate::unpack::measure::{is_address, is_domain, is_html, is_number, words};
use crate::unpack::record::Record;
use crate::unpack::roles::role_of;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Records that the guess looks at.
const SAMPLE: usize = 200;
/// Least words a cell, on average, of a column that its name calls a text.
const MIN_WORDS_NAMED: f32 = 6.0;
/// Least words a cell, on average, of a column that is taken for the text by its content.
const MIN_WORDS_UNNAMED: f32 = 25.0;
/// Most words a cell, on average, of a column of titles.
const MAX_WORDS_TITLE: f32 = 40.0;
/// Least words a cell, on average, of a column taken for titles by its content.
const MIN_WORDS_TITLE: f32 = 2.5;
/// Share of cells that must be of a kind (address, day) for the column to be of that kind.
const MIN_SHARE: f32 = 0.8;

/// What each column holds. Columns that are not named here are fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    roles: Vec<(String, Role)>,
    index: HashMap<String, Role>,
}

/// Measures of one column over the sample.
#[derive(Default)]
struct Measures {
    cells: usize,
    words: usize,
    addresses: usize,
    domains: usize,
    days: usize,
    numbers: usize,
    pages: usize,
    values: HashSet<u64>,
}

impl Measures {
    fn add(&mut self, cell: &str) {
        use std::hash::{DefaultHasher, Hash, Hasher};
        self.cells += 1;
        self.words += words(cell);
        self.addresses += usize::from(is_address(cell));
        self.domains += usize::from(is_domain(cell));
        self.days += usize::from(looks_like_day(cell));
        self.numbers += usize::from(is_number(cell));
        self.pages += usize::from(is_html(cell));
        let mut hash = DefaultHasher::new();
        cell.hash(&mut hash);
        self.values.insert(hash.finish());
    }

    fn mean_words(&self) -> f32 {
        self.words as f32 / self.cells.max(1) as f32
    }

    fn mostly(&self, count: usize) -> bool {
        self.cells > 0 && count as f32 >= MIN_SHARE * self.cells as f32
    }
}

impl Columns {
    /// Columns by their names and what they hold, in their order.
    pub fn given(roles: Vec<(String, Role)>) -> Self {
        let index = roles.iter().cloned().collect();
        Columns { roles, index }
    }

    /// Guesses the columns of `records`.
    pub fn guess(records: &[Record]) -> Self {
        let mut order: Vec<&str> = Vec::new();
        let mut measures: BTreeMap<&str, Measures> = BTreeMap::new();
        for record in records.iter().take(SAMPLE) {
            for (name, value) in record.iter() {
                measures
                    .entry(name)
                    .or_insert_with(|| {
                        order.push(name);
                        Measures::default()
                    })
                    .add(value);
            }
        }
        let mut roles: Vec<(String, Role)> =
            order.iter().map(|name| ((*name).to_owned(), first_role(name, &measures[name]))).collect();
        let text = text_column(&roles, &measures);
        for (at, (_, role)) in roles.iter_mut().enumerate() {
            if Some(at) == text {
                *role = Role::Text;
            } else if *role == Role::Text {
                *role = Role::Field;
            }
        }
        title_column(&mut roles, &measures, text);
        Columns::given(roles)
    }

    /// Columns whose roles are told by names alone, several of which may be text: for
    /// records whose text is spread over elements.
    pub fn by_names(records: &[Record]) -> Self {
        let mut seen = HashSet::new();
        let mut roles = Vec::new();
        for (name, value) in records.iter().flat_map(Record::iter) {
            if seen.insert(name) {
                let role = match role_of(name).unwrap_or(Role::Field) {
                    Role::Outlet | Role::Site if is_address(value) => Role::Url,
                    Role::Tags if looks_like_day(value) => Role::Date,
                    role => role,
                };
                roles.push((name.to_owned(), role));
            }
        }
        Columns::given(roles)
    }

    /// Whether any column holds the text.
    pub fn has_text(&self) -> bool {
        self.roles.iter().any(|(_, role)| *role == Role::Text)
    }

    /// Whether any column holds addresses.
    pub fn has_addresses(&self) -> bool {
        self.roles.iter().any(|(_, role)| *role == Role::Url)
    }

    /// What a column holds.
    pub fn role(&self, name: &str) -> Role {
        self.index.get(name).copied().unwrap_or(Role::Field)
    }

    /// Names of the columns of one role, joined for a person.
    pub fn names(&self) -> String {
        /// Names that are listed; a hostile table may have thousands.
        const MOST: usize = 20;
        self.roles.iter().take(MOST).map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The text of a record: all fields that hold text, in their order.
    pub fn content(&self, record: &Record) -> Content {
        let texts: Vec<(&str, &str)> = record.iter().filter(|(n, _)| self.role(n) == Role::Text).collect();
        let joined = match texts.as_slice() {
            [(_, one)] => (*one).to_owned(),
            many => many.iter().map(|(_, t)| *t).collect::<Vec<_>>().join("\n\n"),
        };
        let marked = texts.iter().any(|(n, _)| n.to_ascii_lowercase().contains("markdown"));
        match joined {
            text if is_html(&text) => Content::Html(text),
            text if marked => Content::Markdown(text),
            text => Content::ArticleText(text),
        }
    }

    /// What the fields beside the text declare.
    pub fn facts(&self, record: &Record) -> EntryFacts {
        let mut facts = EntryFacts::default();
        let (mut site, mut date) = (None, None);
        for (name, value) in record.iter() {
            let slot = match self.role(name) {
                Role::Text => continue,
                Role::Title => &mut facts.title,
                Role::Author => &mut facts.author,
                Role::Outlet => &mut facts.outlet,
                Role::Summary => &mut facts.description,
                Role::Url => &mut facts.url,
                Role::Language => &mut facts.language,
                Role::Section => &mut facts.section,
                Role::Saved => &mut facts.saved_at,
                Role::Site => &mut site,
                Role::Date => &mut date,
                Role::Published => {
                    if facts.published.is_none() {
                        facts.published = Some(Day { raw: written_out(value), kind: DayKind::Published });
                        continue;
                    }
                    &mut None
                }
                Role::Tags => {
                    let tags = value.split([';', ',']).map(str::trim).filter(|t| !t.is_empty());
                    facts.tags.extend(tags.map(str::to_owned));
                    continue;
                }
                Role::Modified | Role::Field => &mut None,
            };
            let is_slot = !matches!(self.role(name), Role::Modified | Role::Field | Role::Published);
            if is_slot && slot.is_none() {
                *slot =
                    Some(if self.role(name) == Role::Saved { written_out(value) } else { value.to_owned() });
            } else {
                add_field(&mut facts.fields, name, value);
            }
        }
        if let Some(raw) = date {
            match facts.published {
                None => facts.published = Some(Day { raw: written_out(&raw), kind: DayKind::Unnamed }),
                Some(_) => add_field(&mut facts.fields, "date", &raw),
            }
        }
        match (site, &facts.outlet) {
            (Some(site), None) => facts.outlet = Some(site),
            (Some(site), Some(_)) => add_field(&mut facts.fields, "site", &site),
            _ => {}
        }
        facts
    }
}

/// Adds a field; a second value of a name goes behind the first.
fn add_field(fields: &mut BTreeMap<String, String>, name: &str, value: &str) {
    let kept = fields.entry(name.to_owned()).or_default();
    if !kept.is_empty() {
        kept.push_str("; ");
    }
    kept.push_str(value);
}

/// The role by name, held against the content.
fn first_role(name: &str, m: &Measures) -> Role {
    let by_name = role_of(name);
    match by_name {
        _ if m.mostly(m.addresses) => match by_name {
            Some(Role::Field) => Role::Field,
            _ => Role::Url,
        },
        Some(Role::Published | Role::Date)
            if m.mostly(m.days) || m.mostly(m.numbers) || m.mean_words() < 8.0 =>
        {
            by_name.unwrap_or(Role::Field)
        }
        Some(Role::Published | Role::Date) => Role::Field,
        Some(Role::Author | Role::Outlet | Role::Site | Role::Section) if m.mostly(m.numbers) => Role::Field,
        Some(Role::Title) if m.mostly(m.numbers) || m.mean_words() > MAX_WORDS_TITLE => Role::Field,
        Some(Role::Url) => Role::Field,
        // German "Tag" is a day.
        Some(Role::Tags) if m.mostly(m.days) => Role::Date,
        Some(role) => role,
        None if m.mostly(m.days) => Role::Date,
        None if m.mostly(m.domains) => Role::Site,
        None => Role::Field,
    }
}

/// The column that holds the text: of those that are called so the longest, pages before
/// plain text; else the longest of all that is prose.
fn text_column(roles: &[(String, Role)], measures: &BTreeMap<&str, Measures>) -> Option<usize> {
    let mean = |at: usize| measures[roles[at].0.as_str()].mean_words();
    let longest = |least: f32, fits: &dyn Fn(Role) -> bool| {
        let fit = (0..roles.len()).filter(|&at| fits(roles[at].1) && mean(at) >= least);
        fit.reduce(|a, b| if mean(b) > mean(a) { b } else { a })
    };
    let named = longest(MIN_WORDS_NAMED, &|role| role == Role::Text);
    let any = longest(MIN_WORDS_UNNAMED, &|role| matches!(role, Role::Field | Role::Text | Role::Summary));
    let best = match (named, any) {
        (Some(named), Some(any)) if mean(any) > 5.0 * mean(named) => any,
        (Some(named), _) => named,
        (None, any) => any?,
    };
    // The same text may stand there twice, once with its markup.
    let paged = (0..roles.len()).find(|&at| {
        let m = &measures[roles[at].0.as_str()];
        roles[at].1 == Role::Text && m.mostly(m.pages) && m.mean_words() * 2.0 >= mean(best)
    });
    Some(paged.unwrap_or(best))
}

/// Leaves one column of titles: the first that is called so; else, beside a text, the
/// first whose cells have the length of titles and differ.
fn title_column(roles: &mut [(String, Role)], measures: &BTreeMap<&str, Measures>, text: Option<usize>) {
    if roles.iter().any(|(_, role)| *role == Role::Title) || text.is_none() {
        return;
    }
    let fits = |(name, role): &(String, Role)| {
        let m = &measures[name.as_str()];
        *role == Role::Field
            && role_of(name).is_none()
            && (MIN_WORDS_TITLE..=MAX_WORDS_TITLE).contains(&m.mean_words())
            && m.values.len() * 10 >= m.cells * 9
            && !m.mostly(m.numbers)
    };
    if let Some(at) = roles.iter().position(fits) {
        roles[at].1 = Role::Title;
    }
}
