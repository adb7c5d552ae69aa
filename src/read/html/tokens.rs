//! Tokens of `html5gum` as the tree builder of `html5ever` takes them. Nothing is read into
//! them here.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, LocalName, QualName, ns};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State, Tokenizer};
use std::convert::Infallible;

/// Tokenises a text into the sink, its end included.
pub fn feed<S: TokenSink>(text: &str, sink: &S) {
    let bridge = Bridge { sink, tag: None, next: None };
    // Reading from memory cannot fail.
    let _ = Tokenizer::new_with_emitter(text, Emit(CallbackEmitter::new(bridge))).finish();
}

/// The characters of one reference, `&amp;` say; `None` when it names nothing.
pub fn reference(text: &str) -> Option<String> {
    struct Text(String);
    impl Callback<Infallible, ()> for &mut Text {
        fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Infallible> {
            if let CallbackEvent::String { value } = event {
                self.0.push_str(&String::from_utf8_lossy(value));
            }
            None
        }
    }
    let mut found = Text(String::new());
    let _ = Tokenizer::new_with_emitter(text, CallbackEmitter::new(&mut found)).finish();
    // A semicolon that is left stands behind no name, or a shorter one: "&not" in "&nothing;".
    (!found.0.ends_with(';') || found.0 == ";").then_some(found.0)
}

/// Turns events into tokens; keeps the start tag that is being read and the state that the
/// tree builder asks for behind it.
struct Bridge<'s, S> {
    sink: &'s S,
    tag: Option<Tag>,
    next: Option<State>,
}

fn text(bytes: &[u8]) -> StrTendril {
    StrTendril::from_slice(&String::from_utf8_lossy(bytes))
}

fn local(bytes: &[u8]) -> LocalName {
    LocalName::from(&*String::from_utf8_lossy(bytes))
}

fn tag(kind: TagKind, name: &[u8]) -> Tag {
    Tag { kind, name: local(name), self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false }
}

impl<S: TokenSink> Bridge<'_, S> {
    fn send(&mut self, token: Token) {
        self.next = match self.sink.process_token(token, 1) {
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            // A script has ended; there is nothing to run.
            TokenSinkResult::Script(_) => Some(State::Data),
            _ => return,
        };
    }
}

impl<S: TokenSink> Callback<Infallible, ()> for Bridge<'_, S> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Some(tag(TagKind::StartTag, name)),
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut self.tag {
                    let name = QualName::new(None, ns!(), local(name));
                    tag.attrs.push(Attribute { name, value: StrTendril::new() });
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(attribute) = self.tag.as_mut().and_then(|tag| tag.attrs.last_mut()) {
                    attribute.value.push_slice(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(mut tag) = self.tag.take() {
                    tag.self_closing = self_closing;
                    self.send(Token::TagToken(tag));
                }
            }
            CallbackEvent::EndTag { name } => self.send(Token::TagToken(tag(TagKind::EndTag, name))),
            CallbackEvent::String { value } => {
                for (n, part) in value.split(|b| *b == 0).enumerate() {
                    if n > 0 {
                        self.send(Token::NullCharacterToken);
                    }
                    if !part.is_empty() {
                        self.send(Token::CharacterTokens(text(part)));
                    }
                }
            }
            CallbackEvent::Doctype { name, public_identifier, system_identifier, force_quirks } => {
                self.send(Token::DoctypeToken(Doctype {
                    name: Some(name).filter(|n| !n.is_empty()).map(text),
                    public_id: public_identifier.map(text),
                    system_id: system_identifier.map(text),
                    force_quirks,
                }));
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }
}

/// The emitter that lets the tree builder choose the tokenizer's next state.
struct Emit<'s, S: TokenSink>(CallbackEmitter<Bridge<'s, S>>);

impl<S: TokenSink> ForwardingEmitter for Emit<'_, S> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    fn emit_eof(&mut self) {
        self.0.emit_eof();
        let sink = self.0.callback_mut().sink;
        let _ = sink.process_token(Token::EOFToken, 1);
        sink.end();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let _ = self.0.emit_current_tag();
        self.0.callback_mut().next.take()
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.0.callback_mut().sink.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_are_read_or_left() {
        assert_eq!(reference("&amp;").as_deref(), Some("&"));
        assert_eq!(reference("&eacute;").as_deref(), Some("\u{e9}"));
        assert_eq!(reference("&#8212;").as_deref(), Some("\u{2014}"));
        assert_eq!(reference("&nothing;"), None);
    }
}
