"""Files as people have them, written by the programs' own libraries: PDF, DOCX, ODT, RTF, mails, archives."""

from __future__ import annotations

import datetime
import email
import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP

import docx
import odfdo
from fpdf import FPDF
from fpdf.enums import AccessPermission

#: Files of one content have the same bytes whenever they are made.
_THEN = datetime.datetime(2024, 3, 4, 12, tzinfo=datetime.UTC)


def _plain(text: str) -> str:
    """Return a text in the letters that the fonts of PDF itself have."""
    return text.replace("’", "'").replace("“", '"').replace("”", '"').replace("—", "-").replace("–", "-")


def printed(
    pages: Sequence[Sequence[str]],
    *,
    header: str = "",
    footer: bool = False,
    columns: int = 1,
    title: str = "",
    password: str = "",
    footnotes: Sequence[str] = (),
) -> bytes:
    """Return a PDF with these paragraphs on its pages."""
    pdf = FPDF(format="Letter")
    pdf.set_creation_date(_THEN)
    pdf.set_auto_page_break(False)
    if title:
        pdf.set_title(title)
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password, permissions=AccessPermission.none())
    for number, paragraphs in enumerate(pages, 1):
        pdf.add_page()
        pdf.set_font("Helvetica", size=11)
        if header:
            pdf.set_y(8)
            pdf.cell(0, 5, header)
        pdf.set_y(25)
        _paragraphs(pdf, paragraphs, columns)
        if number <= len(footnotes):
            pdf.set_y(-30)
            pdf.set_font("Helvetica", size=7)
            pdf.multi_cell(0, 4, footnotes[number - 1])
        if footer:
            pdf.set_font("Helvetica", size=11)
            pdf.set_y(-15)
            pdf.cell(0, 5, f"Page {number} of {len(pages)}", align="C")
    return bytes(pdf.output())


def _paragraphs(pdf: FPDF, paragraphs: Sequence[str], columns: int) -> None:
    if columns > 1:
        with pdf.text_columns(ncols=columns, gutter=8) as flow:
            for paragraph in paragraphs:
                flow.write(_plain(paragraph))
                flow.ln()
                flow.ln()
        return
    for paragraph in paragraphs:
        pdf.multi_cell(0, 5.5, _plain(paragraph), new_x="LMARGIN", new_y="NEXT", align="L")
        pdf.ln(3)


def scanned(pages: int = 1) -> bytes:
    """Return a PDF whose pages hold a picture and no text."""
    pdf = FPDF()
    pdf.set_creation_date(_THEN)
    for _ in range(pages):
        pdf.add_page()
        pdf.rect(20, 20, 100, 60, style="F")
    return bytes(pdf.output())


def word(paragraphs: Sequence[str], *, table: Sequence[Sequence[str]] = (), items: Sequence[str] = ()) -> bytes:
    """Return a DOCX: a heading, paragraphs, list items, a table."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = _THEN
    document.add_heading(paragraphs[0], 1)
    for paragraph in paragraphs[1:]:
        document.add_paragraph(paragraph)
    for item in items:
        document.add_paragraph(item, style="List Bullet")
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                made.cell(row, column).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opened(paragraphs: Sequence[str], *, table: Sequence[Sequence[str]] = (), items: Sequence[str] = ()) -> bytes:
    """Return an ODT: a heading, paragraphs, list items, a table."""
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, paragraphs[0]))
    for paragraph in paragraphs[1:]:
        document.body.append(odfdo.Paragraph(paragraph))
    if items:
        document.body.append(odfdo.List(list(items)))
    if table:
        made = odfdo.Table("table", width=len(table[0]), height=len(table))
        made.set_values([list(row) for row in table])
        document.body.append(made)
    document.meta.creation_date = document.meta.date = _THEN
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:  # odfdo gives each member the time of now
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts, stored=("mimetype",))


def rich(paragraphs: Sequence[str], *, table: Sequence[Sequence[str]] = (), items: Sequence[str] = ()) -> bytes:
    """Return an RTF as Word writes it: a heading, paragraphs, list items, a table."""
    said = [rf"\pard\plain\s1\outlinelevel0 {_escaped(paragraphs[0])}\par"]
    said += [rf"\pard\plain {_escaped(p)}\par" for p in paragraphs[1:]]
    said += [rf"{{\listtext\'b7\tab}}\pard\plain\ls1 {_escaped(i)}\par" for i in items]
    for row in table:
        said.append(r"\trowd\pard\intbl " + "".join(rf"{_escaped(cell)}\cell " for cell in row) + r"\row")
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}}{\colortbl;\red0\green0\blue0;}"
    )
    head += r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\*\generator Riched20;}"
    return "\r\n".join([head, *said, r"\pard}"]).encode("ascii")


def _escaped(text: str) -> str:
    """Return a text in the signs of RTF: bytes of Windows-1252 in hex, others by number."""
    out = []
    for letter in text:
        if letter in "\\{}":
            out.append("\\" + letter)
        elif letter.isascii():
            out.append(letter)
        else:
            units = letter.encode("utf-16-le")
            numbers = [int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)]
            out.append("".join(f"\\u{n}?" for n in numbers))
    return "".join(out)


def zipped(files: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED, stored: Sequence[str] = ()) -> bytes:
    """Return a ZIP archive of these files, under exactly these names; those that are `stored` are not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2024, 3, 4, 12, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else packing
            archive.writestr(info, data)
    return out.getvalue()


def mailed(
    text: str,
    files: Mapping[str, bytes] | None = None,
    *,
    html: str = "",
    inner: bytes = b"",
    subject: str = "Two charged",
) -> bytes:
    """Return a mail with these attachments."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Toronto Police Service <news@police.example>"
    mail["To"] = "desk@news.example"
    mail["Date"] = "Mon, 04 Mar 2024 12:00:00 +0000"
    mail["Message-ID"] = "<1@police.example>"
    mail["Subject"] = subject
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, data in (files or {}).items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if inner:
        mail.add_attachment(email.message_from_bytes(inner, policy=SMTP))
    if mail.is_multipart():
        mail.set_boundary("=====1=====")
    return mail.as_bytes()
