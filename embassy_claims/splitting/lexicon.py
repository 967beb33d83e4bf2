"""Classes of words that the rules of this stage go by: general English of news, no names."""

from __future__ import annotations

# Verbs whose clause is what somebody says (lemmas).
SAY = frozenset(
    """
    say tell add state announce report note explain confirm reveal declare write post tweet mention stress argue insist
    warn suggest estimate claim maintain indicate acknowledge admit concede comment remark observe recall describe
    testify disclose emphasize emphasise conclude predict assert reply respond answer quip joke believe think find
    advise allege complain contend counter elaborate forecast hint imply inform reckon
    reiterate repeat recount relate retort rule speculate suspect swear urge vow vouch pledge promise point
    read blog boast caution clarify exclaim lament muse opine pronounce rumor rumour shout specify underline
    underscore voice whisper agree cite caption continue plead order see notify assure echo
    """.split()
)
# Of these, those that may stand bare after or before a quotation: "…," he said.
QUOTE_VERBS = SAY - frozenset("find hope fear guess see learn order rule plead cite".split())
# Of these, those that tell what somebody says only with a "that" clause and a person or an office as subject.
WEAK = frozenset(
    """believe think find hope fear guess see learn order rule plead agree point relate read continue suspect
    reckon predict forecast answer respond hint imply swear voice repeat observe recall""".split()
)
DENY = frozenset("deny reject dismiss refute rebut dispute disavow repudiate rebuff contest decry".split())
# With a noun as object these tell of a matter that somebody denies, and are no mere refusal ("rejected the request").
DENIED_MATTERS = frozenset(
    """claim allegation accusation charge report rumor rumour suggestion assertion statement involvement wrongdoing
    responsibility guilt role link narrative account story version notion idea murder arson attack theft fraud
    knowledge existence speculation criticism accusations count offence offense crime assault""".split()
)
DENY_ALWAYS = frozenset("dismiss refute rebut disavow repudiate".split())
OPINIONS = frozenset("believe think predict suspect agree reckon".split())
DECLARE = frozenset("declare proclaim pronounce".split())
ACCUSE = frozenset("accuse blame allege condemn denounce criticize criticise".split())
CHARGED = frozenset("accuse charge suspect indict arraign convict".split())
QUESTION = frozenset("question doubt challenge query".split())
ASK = frozenset("ask wonder inquire enquire".split())
CONFIRM = frozenset(
    "estimate confirm acknowledge admit report announce document reveal disclose mention claim allege concede".split()
)
DESCRIBE = frozenset("describe call label brand hail praise refer characterize characterise dub portray".split())
EXPRESS = frozenset("express voice".split())
PLAN = frozenset("plan intend vow pledge promise threaten aim hope propose seek agree expect schedule prepare".split())
SHOW = frozenset("show indicate suggest reveal find estimate say state report".split())
# Verbs and nouns with which somebody is told to have spoken, or not to have spoken.
SPEAK = frozenset("speak comment respond reply elaborate answer".split())
ISSUE = frozenset("issue release make give provide offer publish post send".split())
STATEMENT_NOUNS = frozenset("statement comment response announcement explanation confirmation".split())
DECLINE = frozenset("decline refuse".split())
# First person and a clause that carries all there is to say: "I think the fire started outside".
PERCEIVE = frozenset("see think believe know understand guess feel hear find".split())

DOCUMENT_NOUNS = frozenset(
    """
    statement post posts tweet report data datum study survey poll figure figures document record records release letter
    article story research analysis message blog filing affidavit complaint lawsuit memo dispatch bulletin announcement
    communique communiqué account testimony charge indictment warrant complaint suit petition footage
    """.split()
)
CLAIM_NOUNS = {
    "claim": "asserted",
    "assertion": "asserted",
    "statement": "asserted",
    "revelation": "asserted",
    "belief": "asserted",
    "announcement": "asserted",
    "report": "asserted",
    "suggestion": "asserted",
    "warning": "asserted",
    "allegation": "alleged",
    "accusation": "alleged",
    "charge": "alleged",
    "denial": "denied",
}
# Nouns for deeds: what is done to the thing named with "of", and what that does itself.
DONE_TO = {
    "expulsion": "expelled",
    "arrest": "arrested",
    "killing": "killed",
    "murder": "murdered",
    "assassination": "assassinated",
    "rescue": "rescued",
    "release": "released",
    "destruction": "destroyed",
    "evacuation": "evacuated",
    "detention": "detained",
    "capture": "captured",
    "dismissal": "dismissed",
    "removal": "removed",
    "conviction": "convicted",
    "indictment": "indicted",
    "deportation": "deported",
    "abduction": "abducted",
    "kidnapping": "kidnapped",
}
DOES = {
    "death": "died",
    "resignation": "resigned",
    "arrival": "arrived",
    "departure": "departed",
    "collapse": "collapsed",
    "escape": "escaped",
    "retirement": "retired",
}
PEOPLE_NOUNS = frozenset(
    """
    official officer source spokesman spokeswoman spokesperson minister president secretary leader doctor resident
    witness eyewitness analyst expert journalist reporter lawyer attorney prosecutor judge police policeman deputy
    mayor governor ambassador diplomat manager director chief head man woman boy girl child mother father wife husband
    son daughter brother sister neighbor neighbour teacher student actor actress star singer coach player captain
    publicist agent representative rep scientist researcher professor economist activist candidate politician soldier
    commander general colonel constable sergeant sheriff detective inspector firefighter editor author writer director
    executive owner founder chairman chairwoman adviser advisor aide member investigator coroner victim suspect
    defendant gunman survivor villager voter customer fan friend relative colleague employee worker passenger driver
    pilot engineer astronaut nurse priest bishop cardinal pope king queen prince princess senator congressman lawmaker
    legislator commissioner administrator crew authority people person critic supporter opponent group team
    figure individual seeker hostage refugee migrant prisoner detainee inmate civilian dissident protester demonstrator
    rescuer tourist baby infant kid dead injured wounded
    government administration regime ministry agency department office court council committee commission company firm
    organisation organization party union association embassy service company outlet newspaper paper magazine station
    channel network website bank army military force pair duo trio couple individual dozen
    """.split()
)
TITLES = frozenset(
    """
    mr mrs ms miss dr sir lord lady president minister secretary senator sen rep representative governor gov mayor
    general gen colonel col captain capt sergeant sgt lieutenant lt constable const inspector detective judge justice
    professor prof chancellor premier prime interior foreign defence defense finance vice deputy former ex chief
    king queen prince princess pope cardinal bishop archbishop father rev reverend coach coroner sheriff officer
    superintendent commissioner ambassador congressman congresswoman chairman cfo director attorney doctor
    """.split()
)
FEMALE = frozenset(
    "mrs ms miss lady queen princess she her hers herself woman girl mother wife daughter sister actress congresswoman "
    "chairwoman spokeswoman businesswoman aunt grandmother niece widow".split()
)
MALE = frozenset(
    "mr sir lord king prince pope he his him himself man boy father husband son brother actor congressman chairman "
    "spokesman businessman uncle grandfather nephew widower gunman policeman".split()
)
GROUP_NOUNS = frozenset(
    """government administration regime ministry agency department office court council committee commission company
    firm organisation organization party union association embassy service outlet newspaper paper magazine station
    channel network website bank army military force team group authority
    alliance coalition movement centre center parliament agreement statement amendment document incident accident
    event tournament apartment department government""".split()
)
DISCOURSE = frozenset(
    """
    however meanwhile moreover furthermore also still nevertheless nonetheless instead therefore thus notably
    additionally indeed and but or so then yet besides hence consequently similarly likewise conversely otherwise
    again luckily thankfully fortunately unfortunately sadly finally though
    """.split()
)
# Markers of subordinate clauses: told apart by whether the clause is a fact of its own.
KEEP_MARKERS = frozenset(
    "if unless whether lest provided than that because like once until till for wherever whenever".split()
)
DURATIONS = frozenset("second minute hour day week month year".split())
SPLIT_MARKERS = frozenset("while although though whereas as".split())
TIME_MARKERS = frozenset("after before when since".split())
CLAUSE_PREPOSITIONS = frozenset("with despite".split())
# Participles that are prepositions by now: "following the vote".
VERBAL_PREPOSITIONS = frozenset(
    """follow include accord regard concern involve base give compare depend own start begin bar consider exclude
    pend come""".split()
)
# What a charge or a complaint says, with what it is called.
HEDGES = frozenset("reportedly allegedly supposedly purportedly".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
