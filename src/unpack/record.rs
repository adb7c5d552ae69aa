//! One row of a table, object of a JSON list or element of an XML list: names and values.

/// Names and values in their order. Values are trimmed and not empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Record {
    fields: Vec<(String, String)>,
}

impl Record {
    /// Adds a value unless it is empty.
    pub fn add(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.fields.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Adds a value that is not to be copied, unless it is empty.
    pub fn add_owned(&mut self, name: String, value: String) {
        if !value.trim().is_empty() {
            let trimmed = value.trim();
            let value = if trimmed.len() == value.len() { value } else { trimmed.to_owned() };
            self.fields.push((name, value));
        }
    }

    /// The first value of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(n, _)| *n == name).map(|(_, value)| value)
    }

    /// All names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}
