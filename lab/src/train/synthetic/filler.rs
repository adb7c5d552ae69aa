//! What stands between the articles of a file and is none: teasers, comments, a newsletter.

use super::{File, Maker};

impl Maker<'_> {
    /// Writes one of the three, without white space behind it.
    pub fn filler(&mut self, file: &mut File) {
        let start = self.out.len();
        match self.below(3) {
            0 => {
                self.teasers();
                file.teasers.push(start..self.out.len());
            }
            1 => self.comments(),
            _ => self.newsletter(),
        }
        let end = self.out.trim_end().len();
        self.out.truncate(end);
    }

    /// Two to five titles of other articles, each with the start of its text, a time and a link
    /// or without.
    fn teasers(&mut self) {
        let (has_text, has_link, gap, has_time) =
            (self.chance(60), self.chance(30), 1 + self.below(2), self.chance(30));
        for _ in 0..2 + self.below(4) {
            let number = self.other();
            let articles = self.articles;
            let article = &articles[number];
            self.out.push_str(article.title.trim());
            if has_text {
                self.end_line(1);
                let text: String = article.body.chars().take(60 + self.below(110)).collect();
                self.out.push_str(text.replace('\n', " ").trim());
                let end = self.pick(&["...", "…", "."]);
                self.out.push_str(end);
            }
            if has_time {
                self.end_line(1);
                self.time(&article.language, false);
            }
            if has_link {
                self.end_line(1);
                self.words(2, false);
            }
            self.end_line(gap);
        }
    }

    /// A heading, and one to four comments: a name, a time or none, sentences, a button or none.
    fn comments(&mut self) {
        self.words(1, true);
        self.end_line(2);
        let button_words = self.below(3);
        for _ in 0..1 + self.below(4) {
            let (name_words, gap) = (1 + self.below(2), 1 + self.below(2));
            self.words(name_words, true);
            self.end_line(gap);
            if self.chance(40) {
                self.time("", false);
                self.end_line(gap);
            }
            for _ in 0..1 + self.below(4) {
                self.sentence();
            }
            self.end_line(1);
            if button_words > 0 {
                self.words(button_words, true);
            }
            self.end_line(2);
        }
    }

    /// A heading, a sentence and a button.
    fn newsletter(&mut self) {
        let heading_words = 3 + self.below(4);
        self.words(heading_words, false);
        self.end_line(2);
        self.sentence();
        self.end_line(2);
        self.words(2, true);
    }
}
