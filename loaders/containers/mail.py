"""Reads mails (RFC 5322, MIME): the text is one document, and each attachment is read by what it is."""

from __future__ import annotations

import email
import email.policy
import email.utils
import hashlib
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from pathlib import PurePath

from graph.errors import UnreadableDocument
from graph.model import Stated
from loaders.containers.base import Broken, Container, Packed, Part, Wanted
from loaders.containers.zip_archive import shown
from loaders.metadata import About
from loaders.stream import Stream

_MOST_PARTS = 500
_HEADER = re.compile(
    rb"^(?:return-path|received|delivered-to|message-id|date|from|to|subject|mime-version|reply-to|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
#: Pictures in a signature are no documents that anyone would miss.
_INLINE = re.compile(r"image/|application/(?:pgp-signature|pkcs7-signature|x-pkcs7-signature)|text/calendar")


#: No header that is read here is longer (characters); the library's parser needs the square of the length.
_LONGEST_HEADER = 2_000


class _ShortHeaders(email.policy.EmailPolicy):
    """The standard policy, for which a header ends where no true one goes on."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name and value of a header, cut."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def _bid(name: str, head: bytes) -> float:
    beginning = head.split(b"\r\n\r\n", 1)[0].split(b"\n\n", 1)[0]
    found = {h.lower() for h in _HEADER.findall(beginning)}
    if PurePath(name).suffix.lower() == ".eml":
        return 4.0
    is_mail = b"from:" in found and len(found & {b"date:", b"message-id:", b"mime-version:", b"received:"}) >= 2
    return 3.0 if is_mail and head.lstrip()[:1].isalpha() else 0.0


def _parts(stream: Stream, _: Wanted) -> Iterator[Part | Packed | Broken]:
    """Yield the text of the mail, then its attachments in order."""
    source = stream.source
    try:
        mail = email.message_from_bytes(stream.whole(), policy=_ShortHeaders())
        if not isinstance(mail, EmailMessage) or not mail.keys():
            raise UnreadableDocument(source, "is no mail: it has no headers such as From and Date")
        yield from _text(mail, source)
        yield from _attachments(mail, source)
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError) as exc:
        # what the library's parser meets in headers and encodings that no standard knows
        raise UnreadableDocument(source, f"is a damaged mail ({str(exc)[:80]}): save it anew") from exc


def _text(mail: EmailMessage, source: str) -> Iterator[Part]:
    body = mail.get_body(preferencelist=("html", "plain"))
    if body is None or body.is_attachment():
        return
    text = _content(body)
    if text.strip():
        kind = "html" if body.get_content_type() == "text/html" else "text"
        yield Part(source, hashlib.sha256(text.encode()).hexdigest(), text, _about(mail), kind)


def _content(part: MIMEPart) -> str:
    """Return the text of a part; what does not fit its encoding is read as far as it does."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        text = data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\0", "")


def _attachments(mail: EmailMessage, source: str) -> Iterator[Packed | Broken]:
    body = mail.get_body(preferencelist=("html", "plain"))
    for number, part in enumerate(_leaves(mail), 1):
        if number > _MOST_PARTS:
            yield Broken(f"{source}/{number}", "", f"the mail has more than {_MOST_PARTS} parts: the rest is not read")
            return
        if part is body or _INLINE.match(part.get_content_type()):
            continue
        if not part.is_attachment() and not part.get_filename() and part.get_content_maintype() == "text":
            continue  # the same text in another form
        name = f"{source}/{shown(part.get_filename() or _unnamed(part, number))}"
        data = _bytes(part)
        yield Packed(name, data) if data else Broken(name, "", "is an empty attachment")


def _leaves(mail: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that hold something; a mail inside the mail is one of them."""
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_type() == "message/rfc822" and part is not mail:
            yield part
        elif part.is_multipart():
            waiting = [p for p in part.iter_parts() if isinstance(p, EmailMessage)] + waiting
        else:
            yield part


def _unnamed(part: EmailMessage, number: int) -> str:
    inner = part.get_content_type() == "message/rfc822"
    return f"mail-{number}.eml" if inner else f"part-{number}"


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        held = inner[0] if isinstance(inner, list) and inner else None
        return bytes(held) if isinstance(held, EmailMessage) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _about(mail: EmailMessage) -> About:
    """Return what the headers say; who sent it counts as its publisher."""
    subject = " ".join(str(mail.get("Subject") or "").split())
    name, address = email.utils.parseaddr(str(mail.get("From") or ""))
    sender = name or address
    day = ""
    try:
        if date := str(mail.get("Date") or ""):
            day = email.utils.parsedate_to_datetime(date).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        day = ""
    return About(
        title=Stated(subject, "Subject of the mail") if subject else None,
        publisher=Stated(sender, "From of the mail") if sender else None,
        published=Stated(day, "Date of the mail") if day else None,
    )


CONTAINER = Container("mail/1", "mails (EML)", _bid, _parts, ("eml", "mail"))
