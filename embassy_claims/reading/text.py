"""Plain text, with or without front matter. Also the common way from text to an article."""

from __future__ import annotations

from embassy_claims.model import Article, Block, Skipped
from embassy_claims.reading import front_matter
from embassy_claims.reading.base import Note, Part
from embassy_claims.reading.blocks import find_blocks, line_anchors
from embassy_claims.reading.decoding import Decoded, UndecodableError, decode


class TextReader:
    """Every line, or hard-wrapped paragraph, is a block; the text is the file's own, so every offset has its place."""

    suffixes = frozenset({".txt", ".text"})

    def read(self, data: bytes, path: str) -> list[Part]:
        try:
            decoded = decode(data)
            metadata, skip = front_matter.split(decoded.text)
        except (UndecodableError, front_matter.FrontMatterError) as error:
            return [Skipped(path, str(error))]
        lines = decoded.text.split("\n")
        top = next((number for number in range(skip, len(lines)) if lines[number].strip()), len(lines))
        body = "\n".join(lines[top:]).rstrip()
        if not body:
            return [Skipped(path, "the file holds no text below its front matter")]
        blocks = find_blocks(body)
        article = Article(
            path=path,
            source=metadata.source,
            text=body,
            title=metadata.title or title_of(body, blocks),
            published=metadata.published,
            language=metadata.language,
            url=metadata.url,
            blocks=blocks,
            anchors=line_anchors(body, top + 1),
        )
        return [article, *doubts(path, decoded)]


def doubts(path: str, decoded: Decoded) -> list[Note]:
    """A note where the encoding of a file was guessed or is broken."""
    return [Note(path, decoded.doubt)] if decoded.doubt else []


def title_of(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The words of the title block, on one line."""
    return next((" ".join(text[block.start : block.end].split()) for block in blocks if block.kind == "title"), None)
