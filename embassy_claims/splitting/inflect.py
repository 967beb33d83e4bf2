"""English verb forms: what is needed to turn a participle into a finite verb."""

from __future__ import annotations

IRREGULAR: dict[str, tuple[str, str]] = {
    verb: (past, participle)
    for verb, past, participle in (
        line.split()
        for line in """
        arise arose arisen|awake awoke awoken|be was been|bear bore borne|beat beat beaten|become became become
        begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled
        blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built|burst burst burst
        buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come
        cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
        drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
        fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden
        foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got
        give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard
        hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known
        lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|light lit lit
        lose lost lost|make made made|mean meant meant|meet met met|mistake mistook mistaken|overcome overcame overcome
        overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit
        read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen
        seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed
        shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung
        sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent
        spin spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood
        steal stole stolen|stick stuck stuck|sting stung stung|strike struck struck|strive strove striven
        swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught
        tear tore torn|tell told told|think thought thought|throw threw thrown|thrust thrust thrust
        undergo underwent undergone|understand understood understood|undertake undertook undertaken|upset upset upset
        wake woke woken|wear wore worn|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn
        withhold withheld withheld|withstand withstood withstood|write wrote written
        """.replace("\n", "|").split("|")
        if line.strip()
    )
}
VOWELS = frozenset("aeiou")
DOUBLED = frozenset(
    """stop plan grab drop ban rob rip step trap slam ship shop strip tap trip wrap plot rig tip top trim zip chop clap
    admit commit permit refer prefer occur transfer submit omit regret compel control patrol expel propel cancel
    equip deter incur acquit allot begin rebut jam drag flag hug jog log mug plug rub sob stab stun""".split()
)


def past(lemma: str, plural: bool = False) -> str:
    """The simple past: kill → killed, leave → left, be → was or were."""
    if lemma == "be":
        return "were" if plural else "was"
    if lemma in IRREGULAR:
        return IRREGULAR[lemma][0]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1:] if lemma in DOUBLED else "") + "ed"


def present(lemma: str, plural: bool = False) -> str:
    """The simple present of the third person: kill → kills, be → is or are."""
    if lemma == "be":
        return "are" if plural else "is"
    if plural:
        return lemma
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def be(tense: str, plural: bool) -> str:
    """The form of "to be" for ``past`` or ``present``."""
    return past("be", plural) if tense == "past" else present("be", plural)
