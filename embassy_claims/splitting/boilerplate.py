"""What stands in a page but is no news: told from the words alone, without a parse.

A rule either knows a whole line (a share button, a date) or a form of words that no report uses (a photo credit at
the end, "the views expressed in this article"). What only might be furniture stays: a lost sentence is worse than a
claim too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from embassy_claims.splitting.blocks import KEY_POINTS, WORD, Piece
from embassy_claims.splitting.datelines import without_datelines

SHORTEST_HEADLINE = 3
LONGEST_LABEL = 3
LONGEST_CAPTION = 90
SAME_WORDS = 0.95

BUTTONS = frozenset(
    """
    share|tweet|pin|email|e-mail|print|copy link|whatsapp|facebook|twitter|linkedin|reddit|telegram|instagram|youtube
    share this|share this article|share this story|share on facebook|share on twitter|share on x|share via email
    leave a reply|leave a comment|post a comment|comments|add a comment|view comments|join the conversation|reply
    exit mobile version|view desktop version|back to top|skip to content|skip to main content|menu|search|home|close
    advertisement|advertisements|sponsored|sponsored content|promoted|ad|continue reading|read more|more|next|previous
    read next|read also|see also|up next|related|related articles|related stories|related topics|related news|tags
    topics|more on this story|more stories|more news|most read|most popular|trending|trending now|recommended
    latest news|you may also like|you might also like|recommended for you|editor's picks|editors' picks
    top stories|in this article
    subscribe|subscribe now|sign in|sign up|log in|login|register|newsletter|follow us|download app|contact us|about us
    play video|watch live|watch now|listen|listen to article|photo gallery|view gallery|image source|getty images
    file photo|file image|breaking news|breaking|live|exclusive|opinion|analysis|developing story|staff reporter
    loading|please wait|accept|accept all|reject all|manage cookies|cookie settings|privacy policy|terms of use
    """.replace("\n", "|").split("|")
)
BUTTONS = frozenset(filter(None, (button.strip() for button in BUTTONS)))

AFTER_THE_ARTICLE = re.compile(
    r"(?:related(?: (?:articles|stories|news|posts|links|content|topics))?|more (?:on this story|stories|news)|most "
    r"(?:read|popular)|read (?:next|also)|you (?:may|might) also like|recommended(?: for you)?"
    r"|leave a reply|comments)\s*:?$",
    re.I,
)

_AGENCY = (
    r"(?:getty(?: images)?|afp|ap(?: photo)?|associated press|reuters|epa|efe|xinhua|shutterstock|bloomberg"
    r"|pa(?: wire| media)?|alamy|anadolu|rex|istock|corbis|wireimage|upi|zuma)"
)
_NAME = r"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*)){0,4}"
CREDIT = re.compile(
    rf"(?:{_NAME} ?/ ?{_AGENCY}(?: ?/ ?{_NAME})?"
    rf"|\({_AGENCY} ?/ ?{_NAME}\)"
    rf"|\b(?:{_AGENCY}) photo(?: ?/ ?{_NAME})?"
    rf"|\bvia {_AGENCY}"
    rf"|\b(?:photo(?:graph)?|image|picture|credit|photo credit|photo courtesy|image credit|illustration)s?"
    rf"(?: ?[:/|] ?| (?:by|courtesy(?: of)?|via|from) ){_NAME}(?: ?[/|,] ?{_NAME})?"
    r"|\bfile (?:photo|image|picture))[\s.)\]]*$",
    re.I,
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_ZONE = r"(?:gmt|utc|bst|ist|hrs|[ecmpa][sd]t|akdt|akst|et|ct|pt|mt|[ecp]est)"
DATE_LINE = re.compile(
    rf"(?:\W*(?:{_MONTH}|{_DAY}|{_ZONE}|\d+(?:st|nd|rd|th|h\d*)?|[ap]\.? ?m\.?|(?:last )?updated"
    rf"|posted|published|created|"
    r"modified|first|story|on|at|by|of|min(?:ute)?s? (?:ago|read)|hours? ago|days? ago|\d+(?:am|pm)"
    r"|afp|reuters|ap|bbc|date|"
    r"time|local|downloaded|years?|ago)\b)+\W*$",
    re.I,
)
HAS_DATE = re.compile(rf"\d|\b{_MONTH}\b|\b{_DAY}\b", re.I)

PAGE_FURNITURE = re.compile(
    r"^\W*(?:https?://|www\.)\S+\W*$"
    r"|^\S+@\S+\.\w+$"
    r"|^\W*$"
    r"|^(?i:written|reported|posted|compiled|story|words|text|photos?|video|reporting|report|edited"
    r"|editing|translated|"
    r"additional reporting|by)(?: and \w+)? ?(?:by)? ?[:|] ?\S"
    r"|^\(?(?i:reporting|editing|additional reporting|writing|compiled|written|edited|posted|translated|photographs?)"
    r"(?: and (?:editing|writing))? by [^\W\d_]"
    r"|^[Bb][Yy](?: [A-Z][\w.'’-]*){1,4}(?:,? (?:and|,|\||-)? ?(?:[A-Z][\w.'’-]*)){0,6}\W*$"
    r"|^(?i:watch|video|photos?|pictures|gallery|slideshow|listen|read|read more|read also|see also"
    r"|also read|related|"
    r"more|don['’]t miss|must read|on topic|tags?|topics?|filed under|categor(?:y|ies)|source|image|caption|keywords)"
    r"(?: (?:here|next|on this))? ?[:|»>]"
    r"|^(?i:more from|more on|read more|click here|tap here|follow us|subscribe (?:to|now|for)|sign up (?:for|to)|"
    r"like us on|join us on|download (?:the|our)|get the latest|stay (?:up to date|tuned)|enable javascript|"
    r"please enable|here['’]?s a slideshow|scroll down|advertisement|share (?:this|on|via)|print this|email this)\b"
    r"|(?i:\ball rights reserved\b|^\W*(?:copyright|©|\(c\)) |^copyright\b|©|\bthis (?:article|story|post|content) "
    r"(?:is owned by|was (?:originally|first) published|originally appeared|first appeared"
    r"|has been (?:updated|corrected)|"
    r"may (?:contain|not be)|was produced by|is copyright)|\bthis material may not be published\b"
    r"|\bviews (?:and opinions )?"
    r"expressed (?:in|by|here)|\bdo(?:es)? not (?:necessarily )?(?:reflect"
    r"|represent) the (?:opinions?|views?|position)|"
    r"\b(?:uses?|use of|accept) cookies\b|\bcookie policy\b|\bterms (?:of (?:use|service)|and conditions)\b|"
    r"\bprivacy policy\b|\bcontributed to this (?:report|story|article)\b|\bthis is a developing story\b|"
    r"\bcheck back for updates\b|\bto (?:unsubscribe|opt out)\b|\badvertis(?:e|ing) with us\b"
    r"|\bfor more information,? "
    r"(?:visit|go to|call|contact)\b|\bminutes? read$)"
)


def news(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces that are news, in order, without their datelines."""
    kept = list(without_datelines(_without_furniture(found)))
    repeats = _repeats(kept)
    return (piece for place, piece in enumerate(kept) if place not in repeats)


def is_furniture(text: str) -> bool:
    """Whether a sentence or a line is no news for its words alone."""
    return (
        PAGE_FURNITURE.search(text) is not None
        or text.strip(" .:|»>").casefold().replace("’", "'") in BUTTONS
        or (HAS_DATE.search(text) is not None and DATE_LINE.match(text) is not None)
    )


def _without_furniture(found: Iterable[Piece]) -> Iterator[Piece]:
    headline = over = False
    for piece in found:
        over = over or AFTER_THE_ARTICLE.match(piece.text) is not None
        short = piece.end - piece.start <= 1000
        if (short and (is_furniture(piece.text) or _is_caption(piece))) or KEY_POINTS.match(piece.text):
            continue
        if not piece.ended and (over or _is_label(piece, headline)):
            continue
        headline = headline or piece.role == "headline"
        yield piece


def _is_caption(piece: Piece) -> bool:
    return piece.words <= LONGEST_CAPTION and CREDIT.search(piece.text) is not None


def _is_label(piece: Piece, after_headline: bool) -> bool:
    """A section, tag or site name: too few words to state anything; the first line with three may be a headline."""
    if piece.words < SHORTEST_HEADLINE:
        return True
    return after_headline and piece.words <= LONGEST_LABEL and not re.search(r"(?:^|\s)[^\W\d_A-Z]", piece.text)


def _repeats(kept: list[Piece]) -> set[int]:
    """Places of pieces that say again what another says: a headline printed twice, a caption made of a paragraph."""
    seen: dict[str, int] = {}
    repeats = set()
    for place, piece in enumerate(kept):
        key = " ".join(WORD.findall(piece.text.casefold()))
        if key in seen:
            repeats.add(place)
        seen.setdefault(key, place)
    first = [place for place, piece in enumerate(kept) if piece.role == "body" and place not in repeats][:2]
    if len(first) == 2 and _says_again(kept[first[0]], kept[first[1]]):
        repeats.add(first[0])
    return repeats


def _says_again(caption: Piece, paragraph: Piece) -> bool:
    words = set(WORD.findall(caption.text.casefold()))
    return len(words) >= 8 and len(words & set(WORD.findall(paragraph.text.casefold()))) >= SAME_WORDS * len(words)
