//! What a field of a record says, and under which name it is kept.

/// What a field of a record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    Title,
    Outlet,
    Byline,
    Day,
    /// A day that is not the day of publication: loading, printing, updating.
    Load,
    /// The text itself stands behind the label.
    Text,
    Section,
    Page,
    Edition,
    Words,
    Subject,
    Language,
    Copyright,
    Id,
    Url,
    /// A field of a record that has no slot.
    Other,
}

impl Role {
    /// The role that a row of the table names.
    pub fn named(name: &str) -> Option<Role> {
        Some(match name {
            "title" => Role::Title,
            "outlet" => Role::Outlet,
            "byline" => Role::Byline,
            "day" => Role::Day,
            "load" => Role::Load,
            "text" => Role::Text,
            "section" => Role::Section,
            "page" => Role::Page,
            "edition" => Role::Edition,
            "words" => Role::Words,
            "subject" => Role::Subject,
            "language" => Role::Language,
            "copyright" => Role::Copyright,
            "id" => Role::Id,
            "url" => Role::Url,
            "other" => Role::Other,
            _ => return None,
        })
    }

    /// The name under which a field is kept.
    pub fn name(self) -> &'static str {
        match self {
            Role::Title => "title",
            Role::Outlet => "outlet",
            Role::Byline => "byline",
            Role::Day => "day",
            Role::Load => "loaded",
            Role::Text => "text",
            Role::Section => "section",
            Role::Page => "page",
            Role::Edition => "edition",
            Role::Words => "words",
            Role::Subject => "subject",
            Role::Language => "language",
            Role::Copyright => "copyright",
            Role::Id => "id",
            Role::Url => "url",
            Role::Other => "other",
        }
    }
}
