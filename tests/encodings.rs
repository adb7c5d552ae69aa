//! Damaged legacy encodings give one text everywhere: `tests/node/encodings.test.js` holds the package to the same
//! table, `tests/encodings/damaged.json`. Its rows: encoding, what is damaged, the bytes in hexadecimal, the text.

use storysift::clean;

#[test]
fn damage_is_read_as_the_table_says() {
    let rows: Vec<(String, String, String, String)> =
        serde_json::from_str(include_str!("encodings/damaged.json")).expect("the table");
    assert!(rows.len() > 15);
    for (encoding, what, hex, text) in rows {
        let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal");
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
        let page = clean("page.txt", &bytes);
        assert_eq!(page.document.text, text, "{encoding}: {what}: {:?}", page.document.problems);
    }
}
