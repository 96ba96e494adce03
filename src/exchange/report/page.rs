//! A report as one HTML page that prints well on A4 and asks for nothing else.

use super::{Column, Part, Report, Table};
use crate::text::Lang;

/// How it looks on screen and on paper: heads repeat on each sheet, no row is torn.
const STYLE: &str = "\
@page { size: A4; margin: 18mm 16mm 20mm; }
body { font: 10.5pt/1.4 \"Segoe UI\", \"Helvetica Neue\", Arial, sans-serif; color: #1a1a1a; max-width: 178mm; margin: 1.5em auto; padding: 0 1em; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 .6em; }
h2 { font-size: 12.5pt; margin: 1.5em 0 .4em; break-after: avoid; }
p { margin: .4em 0; }
section { break-inside: avoid; margin-top: 2em; }
section h2 { font-size: 15pt; border-bottom: 1pt solid #333; padding-bottom: .2em; }
.figure { font-size: 15pt; margin: .5em 0 .7em; break-inside: avoid; }
.figure b { font-size: 44pt; line-height: 1.1; margin-right: .15em; }
pre { font: 10pt/1 Consolas, \"DejaVu Sans Mono\", \"Courier New\", monospace; margin: .8em 0; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; margin: .4em 0 1em; font-size: 9.5pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 2pt 6pt 2pt 0; border-bottom: .5pt solid #bbb; }
th, td, p { overflow-wrap: break-word; hyphens: auto; }
th { border-bottom: 1pt solid #333; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 2em; padding-top: .4em; border-top: 1pt solid #333; font-size: 8.5pt; color: #444; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
";

/// The whole page.
pub(super) fn write(report: &Report, lang: Lang) -> String {
    let code = if lang == Lang::Da { "da" } else { "en" };
    let title = escaped(&report.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<h1>{title}</h1>\n"
    );
    let mut is_open = false;
    for (at, part) in report.parts.iter().enumerate() {
        match part {
            Part::Heading(words) => {
                let is_page = matches!(report.parts.get(at + 1), Some(Part::Figure(..)));
                out.push_str(if is_open { "</section>\n" } else { "" });
                out.push_str(if is_page { "<section>\n" } else { "" });
                is_open = is_page;
                out.push_str(&format!("<h2>{}</h2>\n", escaped(words)));
            }
            Part::Figure(figure, words) => {
                out.push_str(&format!(
                    "<p class=\"figure\"><b>{}</b> {}</p>\n",
                    escaped(figure),
                    escaped(words)
                ));
            }
            Part::Cells(cells) => out.push_str(&format!("<pre>{}</pre>\n", escaped(cells))),
            Part::Text(words) => out.push_str(&format!("<p>{}</p>\n", escaped(words))),
            Part::Table(table) => write_table(table, &mut out),
        }
    }
    out.push_str(if is_open { "</section>\n" } else { "" });
    out.push_str(&format!("<footer>{}</footer>\n</body>\n</html>\n", escaped(&report.proof)));
    out
}

fn write_table(table: &Table, out: &mut String) {
    let heads = row(table, "th", table.columns.iter().map(|column| column.title.as_str()));
    let rows: String =
        table.rows.iter().map(|cells| row(table, "td", cells.iter().map(String::as_str))).collect();
    out.push_str(&format!("<table>\n<thead>\n{heads}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"));
}

fn row<'a>(table: &Table, tag: &str, cells: impl Iterator<Item = &'a str>) -> String {
    let cell = |(column, text): (&Column, &str)| {
        let class = if column.is_number { " class=\"n\"" } else { "" };
        format!("<{tag}{class}>{}</{tag}>", escaped(text))
    };
    format!("<tr>{}</tr>\n", table.columns.iter().zip(cells).map(cell).collect::<String>())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
