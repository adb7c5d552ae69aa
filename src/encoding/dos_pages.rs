//! The code pages of DOS, which no browser knows: the character of each byte from 0x80 on.
//! In: the name of a page and bytes. Out: the text. The tables are those of the Unicode Consortium (CP437.TXT and so on).

/// The pages: name, and the characters of the bytes 0x80 to 0xFF.
const PAGES: [(&str, &str); 3] = [
    (
        "ibm437",
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    ),
    (
        "ibm850",
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    ),
    (
        "ibm852",
        "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
    ),
];

/// The name of a page by its label ("cp850", "IBM850"); `None` for any other label.
pub fn named(label: &str) -> Option<&'static str> {
    let label = label.trim().to_ascii_lowercase();
    let number = ["cp", "ibm", "dos-", "cspc"].iter().find_map(|front| label.strip_prefix(front))?;
    PAGES.iter().map(|(name, _)| *name).find(|name| name.strip_prefix("ibm") == Some(number))
}

/// Decodes bytes of a page. `None` when there is none of this name.
pub fn decode(name: &str, bytes: &[u8]) -> Option<String> {
    let (_, high) = PAGES.iter().find(|(page, _)| *page == name)?;
    let high: Vec<char> = high.chars().collect();
    let char_of = |b: &u8| match b.checked_sub(0x80) {
        Some(at) => high.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(*b),
    };
    Some(bytes.iter().map(char_of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_whole() {
        assert!(PAGES.iter().all(|(_, high)| high.chars().count() == 128));
        assert_eq!(decode("ibm850", b"caf\x82 \x94l \x81ber").as_deref(), Some("café öl über"));
        assert_eq!(decode("ibm852", b"\xA5\x86ka").as_deref(), Some("ąćka"));
        assert_eq!((named("CP437"), named("cp1252"), named("utf-8")), (Some("ibm437"), None, None));
    }
}
