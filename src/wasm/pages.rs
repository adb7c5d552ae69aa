//! Lists as pages of JSON text, so that the cost of one call does not grow with the list.
//!
//! In: records. Out: `{"next": n | null, "items": [...]}`; `next` is where the next page begins.

use crate::wasm::json;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// Bytes of JSON after which a page ends.
const MAX_PAGE_BYTES: usize = 256 << 10;

/// One page of a list: `items` are those from item `from` on; `write` adds the records of an item.
pub fn page<T>(
    from: usize,
    items: impl Iterator<Item = T>,
    write: impl Fn(T, &mut Vec<String>) -> Result<(), JsValue>,
) -> Result<String, JsValue> {
    let (mut records, mut bytes, mut next) = (Vec::new(), 0, from);
    let mut items = items.peekable();
    while bytes < MAX_PAGE_BYTES
        && let Some(item) = items.next()
    {
        let known = records.len();
        write(item, &mut records)?;
        bytes += records.iter().skip(known).map(String::len).sum::<usize>();
        next += 1;
    }
    let next = if items.peek().is_some() { next.to_string() } else { "null".to_owned() };
    Ok(format!("{{\"next\":{next},\"items\":[{}]}}", records.join(",")))
}

/// Writes an item that is one record.
pub fn one_record<T: Serialize>(item: &T, out: &mut Vec<String>) -> Result<(), JsValue> {
    out.push(json(item)?);
    Ok(())
}
