//! Text with structure, as a person writes it in Markdown: paragraphs, lists and
//! tables, in which figures are referred to. `F` is what stands for a figure:
//! the reference where it is written, the value where it is shown.

/// A part of a text, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block<F> {
    /// A heading below that of the text itself, from 1 on.
    Heading(u8, Vec<Inline<F>>),
    /// A paragraph.
    Paragraph(Vec<Inline<F>>),
    /// A list: whether it is numbered, and its entries.
    List(bool, Vec<Vec<Block<F>>>),
    /// What somebody else said.
    Quote(Vec<Block<F>>),
    /// A small table: its head, and its rows of cells.
    Table(Vec<Vec<Inline<F>>>, Vec<Vec<Vec<Inline<F>>>>),
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline<F> {
    /// Words.
    Text(String),
    /// What stands out.
    Strong(Vec<Inline<F>>),
    /// What is stressed.
    Emphasis(Vec<Inline<F>>),
    /// A link: its address, and its words.
    Link(String, Vec<Inline<F>>),
    /// A figure.
    Figure(F),
    /// The end of a line within a paragraph.
    Break,
}

impl<F> Block<F> {
    /// The same text with other things in the place of its figures.
    pub fn map<G>(&self, of: &impl Fn(&F) -> G) -> Block<G> {
        let line = |line: &[Inline<F>]| -> Vec<Inline<G>> { line.iter().map(|part| part.map(of)).collect() };
        let blocks = |blocks: &[Block<F>]| -> Vec<Block<G>> { blocks.iter().map(|b| b.map(of)).collect() };
        match self {
            Block::Heading(level, words) => Block::Heading(*level, line(words)),
            Block::Paragraph(words) => Block::Paragraph(line(words)),
            Block::List(numbered, entries) => {
                Block::List(*numbered, entries.iter().map(|entry| blocks(entry)).collect())
            }
            Block::Quote(quoted) => Block::Quote(blocks(quoted)),
            Block::Table(head, rows) => Block::Table(
                head.iter().map(|cell| line(cell)).collect(),
                rows.iter().map(|row| row.iter().map(|cell| line(cell)).collect()).collect(),
            ),
        }
    }
}

impl<F> Inline<F> {
    /// The same words with other things in the place of their figures.
    pub fn map<G>(&self, of: &impl Fn(&F) -> G) -> Inline<G> {
        let line = |line: &[Inline<F>]| -> Vec<Inline<G>> { line.iter().map(|part| part.map(of)).collect() };
        match self {
            Inline::Text(text) => Inline::Text(text.clone()),
            Inline::Strong(words) => Inline::Strong(line(words)),
            Inline::Emphasis(words) => Inline::Emphasis(line(words)),
            Inline::Link(address, words) => Inline::Link(address.clone(), line(words)),
            Inline::Figure(figure) => Inline::Figure(of(figure)),
            Inline::Break => Inline::Break,
        }
    }
}

/// The figures of a text, in order.
pub fn figures<F>(blocks: &[Block<F>]) -> Vec<&F> {
    fn of_line<'t, F>(words: &'t [Inline<F>], found: &mut Vec<&'t F>) {
        for part in words {
            match part {
                Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link(_, words) => {
                    of_line(words, found)
                }
                Inline::Figure(figure) => found.push(figure),
                Inline::Text(_) | Inline::Break => {}
            }
        }
    }
    fn of_blocks<'t, F>(blocks: &'t [Block<F>], found: &mut Vec<&'t F>) {
        for block in blocks {
            match block {
                Block::Heading(_, words) | Block::Paragraph(words) => of_line(words, found),
                Block::List(_, entries) => entries.iter().for_each(|entry| of_blocks(entry, found)),
                Block::Quote(quoted) => of_blocks(quoted, found),
                Block::Table(head, rows) => {
                    std::iter::once(head).chain(rows).flatten().for_each(|cell| of_line(cell, found));
                }
            }
        }
    }
    let mut found = Vec::new();
    of_blocks(blocks, &mut found);
    found
}

/// A text as plain lines, one for each paragraph, entry or row; `of` spells a figure.
pub fn lines<F>(blocks: &[Block<F>], of: &impl Fn(&F) -> String) -> Vec<String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(_, words) | Block::Paragraph(words) => found.push(plain(words, of)),
            Block::List(numbered, entries) => {
                for (i, entry) in entries.iter().enumerate() {
                    let mark = if *numbered { format!("{}. ", i + 1) } else { "\u{2013} ".to_string() };
                    let own = lines(entry, of);
                    found.extend(own.into_iter().enumerate().map(|(j, line)| match j {
                        0 => format!("{mark}{line}"),
                        _ => line,
                    }));
                }
            }
            Block::Quote(quoted) => found.extend(lines(quoted, of)),
            Block::Table(head, rows) => {
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<String> = row.iter().map(|cell| plain(cell, of)).collect();
                    found.push(cells.join(" | "));
                }
            }
        }
    }
    found
}

/// A line as plain text.
pub fn plain<F>(words: &[Inline<F>], of: &impl Fn(&F) -> String) -> String {
    let spelled = words.iter().map(|part| match part {
        Inline::Text(text) => text.clone(),
        Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link(_, words) => plain(words, of),
        Inline::Figure(figure) => of(figure),
        Inline::Break => "\n".to_string(),
    });
    spelled.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_spelled_out_in_lines() {
        let text: Vec<Block<u8>> = vec![
            Block::Paragraph(vec![Inline::Text("In all ".into()), Inline::Strong(vec![Inline::Figure(7)])]),
            Block::List(true, vec![vec![Block::Paragraph(vec![Inline::Text("first".into())])]]),
        ];
        assert_eq!(lines(&text, &|n| format!("<{n}>")), ["In all <7>", "1. first"]);
        let doubled: Vec<Block<u8>> = text.iter().map(|block| block.map(&|n| n * 2)).collect();
        assert_eq!(lines(&doubled, &|n| n.to_string())[0], "In all 14");
        assert_eq!(figures(&doubled), [&14]);
    }
}
