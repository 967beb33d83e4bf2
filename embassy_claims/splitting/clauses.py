"""A parsed sentence taken apart into statements, each with one fact.

The walk starts at the root; ``cuts.decide`` says for every dependent whether it stays with its clause or becomes a
statement of its own. What must stay together stays: conditions, comparisons, what is negated, restrictive relatives,
"after" and "before". Statements that lost their subject borrow it, and participles become finite.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from embassy_claims.splitting import about, asides, denials
from embassy_claims.splitting.build import Setting, build, holding
from embassy_claims.splitting.cuts import Cut, absolute, decide, marker
from embassy_claims.splitting.draft import Draft, Held, Item
from embassy_claims.splitting.frames import Frame, find_frame, is_perception
from embassy_claims.splitting.grammar import auxiliaries, is_finite, is_verbal, subject, tense
from embassy_claims.splitting.lexicon import SPLIT_MARKERS
from embassy_claims.splitting.lists import tidy
from embassy_claims.splitting.tree import Tree

LONG_FRONT = 9
LONGEST_SENTENCE = 200  # tokens; longer ones are lists or no sentences at all
SHORT_QUOTE = 6
LONG_QUOTE = 24
LONG_OPENING = 9
# Verbs whose participle beside a verb of telling belongs to the telling: "…, he said, citing a report".
OF_TELLING = frozenset("cite quote refer use speak stand sit".split())


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sentence was taken apart into. ``bare`` are the frames that go with a quotation beside the sentence.

    ``orphan``: it begins with a verb of telling whose speaker stands before the quotation ("…," adding that …).
    """

    drafts: tuple[Draft, ...]
    bare: tuple[Frame, ...]
    orphan: bool = False


def take_apart(tree: Tree, first: int, after: int, beside: bool = False) -> Parts:
    """The statements of the sentence from token ``first`` up to ``after``.

    ``beside``: a quotation or another segment stands next to it, so a verb of telling need have nothing told with it.
    """
    if after - first > LONGEST_SENTENCE:
        return Parts((_whole(first, after),), ())
    walk = _Walk(tree, first, after, beside)
    walk.sentence()
    drafts = _readable(tree, walk.drafts)
    if not drafts and not walk.bare and not walk.orphan and any(text.isalnum() for text in tree.text[first:after]):
        drafts = [_whole(first, after)]
    return Parts(tuple(drafts), tuple(walk.bare), walk.orphan)


def _whole(first: int, after: int) -> Draft:
    """A sentence as it stands."""
    tokens = tuple(range(first, after))
    return Draft(tokens, tokens, (first, after - 1), first)


def _readable(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Each statement once, in order; a quote of very few words takes in the clause it is joined to."""
    kept: dict[tuple[tuple[Item, ...], int], Draft] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.quote, draft.items != draft.tokens)):
        draft = replace(draft, items=tidy(tree, draft.items))
        kept.setdefault((draft.items, draft.head), draft)
    found = list(kept.values())
    return [replace(draft, quote=_evident(tree, draft, found)) for draft in found]


def _evident(tree: Tree, draft: Draft, others: list[Draft]) -> tuple[int, int]:
    """First and last token of a quote that is long enough to be evidence."""
    start, end = draft.quote
    if sum(tree.dep[token] != "punct" for token in range(start, end + 1)) >= SHORT_QUOTE:
        return start, end
    near = [other for other in others if other.quote[1] < start and start - other.quote[1] <= 3 and not other.about]
    left = [(at, end) for at in (near[-1].quote[0], near[-1].head)] if near else []
    right = [
        (start, other.quote[1])
        for other in others
        if tree.dep[other.head] == "conj" and tree.head[other.head] == draft.head and other.quote[0] > end
    ]
    both = [*left, *right] if tree.dep[draft.head] == "conj" else [*right, *left]
    return next(((first, last) for first, last in both if last - first < LONG_QUOTE), (start, end))


@dataclass(slots=True)
class _Walk:
    tree: Tree
    first: int
    after: int
    beside: bool
    drafts: list[Draft] = field(default_factory=list)
    bare: list[Frame] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    orphan: bool = False
    telling: set[int] = field(default_factory=set)  # verbs of telling
    told: Held | None = None  # by a verb of telling at the end of a sentence that the parser took for two

    def sentence(self) -> None:
        tree = self.tree
        held = self._according_to()
        tail = denials.denial_tail(tree, self.first, self.after)
        if tail is not None:
            self.gone.update(tail.tokens)
        inside = range(self.first, self.after)
        roots = [token for token in inside if tree.head[token] == token or tree.head[token] not in inside]
        for root in roots:
            if root not in self.gone and (len(roots) == 1 or len(tree.kids[root]) > 1):
                self.clause(root, Setting(held=held))
        self._rest()
        if len(roots) > 1 and self.told is not None:
            self.drafts = [
                draft if draft.held or draft.about else replace(draft, held=self.told) for draft in self.drafts
            ]
        self.drafts.extend(about.roles(tree, self.first, self.after))
        if tail is not None:
            self.drafts.extend(denials.denials(tree, tail, self.drafts))

    def _rest(self) -> None:
        """States the finite clauses that no rule has reached: a wrong parse may misplace words, not lose them."""
        tree = self.tree
        stated = {token for draft in self.drafts for token in draft.tokens} | self.gone
        for verb in range(self.first, self.after):
            if verb in stated or verb in self.telling or not is_verbal(tree, verb) or not is_finite(tree, verb):
                continue
            own = subject(tree, verb)
            if own is None or own in stated or tree.dep[verb] in ("aux", "auxpass"):
                continue
            self.drafts.extend(build(tree, verb, tree.subtree(verb, stated), Setting(held=self.told), None))
            stated.update(tree.subtree(verb))

    def _according_to(self) -> Held | None:
        """The speaker of an "according to", which is left out of the sentence."""
        tree = self.tree
        for token in range(self.first, self.after - 1):
            if tree.lower[token] == "according" and tree.lower[token + 1] == "to":
                speaker = tree.kid(token + 1, "pobj") or tree.kid(token, "pobj")
                if speaker is not None:
                    self.gone.update((token, token + 1))
                    self._asides(speaker, Setting())
                    return Held(tree, speaker)
        return None

    # ---- clauses

    def clause(self, head: int, setting: Setting) -> None:
        """Makes the statements of the clause at that head."""
        frame = find_frame(self.tree, head, setting.subject_head, self.beside)
        if frame is None or not (frame.content or frame.bare):
            self._plain(head, setting, frame)
        elif is_perception(self.tree, frame):
            self._told(frame, setting, setting)
        else:
            held = holding(self.tree, frame, setting.held)
            self.orphan = self.orphan or (frame.speaker is None and tree_begins(self.tree, head))
            if frame.bare:
                self.bare.append(frame)
            if self.tree.head[head] == head and frame.speaker is not None and head > self.after - 8:
                self.told = held
            self._told(frame, Setting(held=held), setting)

    def _told(self, frame: Frame, inner: Setting, setting: Setting) -> None:
        """What is told, and what else hangs on the verb of telling; the telling itself is no statement."""
        tree, verb = self.tree, frame.verb
        self.telling.add(verb)
        for content in frame.content:
            self.clause(content, replace(inner, opens=self._opening(frame, content)))
        own = Setting(setting.held, self._noun(frame.speaker), frame.speaker, tense=tense(tree, verb))
        if frame.speaker is not None and tree.head[frame.speaker] == verb:
            self._asides(frame.speaker, setting)
            for kid in tree.kids[frame.speaker]:
                # The words for the speaker are no statement, so what tells which one is meant would be lost.
                if tree.dep[kid] == "relcl" and decide(tree, kid, frame.speaker) is None and is_finite(tree, kid):
                    self._relative(kid, frame.speaker, setting)
        for kid in tree.kids[verb]:
            if kid in frame.content or kid in self.gone:
                continue
            if tree.dep[kid] == "conj" and is_verbal(tree, kid):
                self.clause(kid, own)
            elif tree.dep[kid] == "advcl" and is_verbal(tree, kid):
                self._beside_telling(kid, own, setting, frame)
            elif tree.dep[kid] == "prep" and absolute(tree, kid) is not None:
                self._cut(Cut(kid, "absolute"), setting)

    def _opening(self, frame: Frame, content: int) -> int | None:
        """Where "Police said …" begins, if it stands right before what was said: the quote shows who says so."""
        tree = self.tree
        if frame.speaker is None or tree.head[frame.speaker] != frame.verb:
            return None
        start = tree.subtree(frame.speaker)[0]
        first = tree.subtree(content)[0]
        before = start < frame.verb < first <= start + LONG_OPENING
        return start if before and all(tree.text[token] not in ',"“”' for token in range(start, first)) else None

    def _beside_telling(self, kid: int, own: Setting, setting: Setting, frame: Frame) -> None:
        tree = self.tree
        inner = find_frame(tree, kid, own.subject_head, self.beside)
        if inner is not None and (inner.content or inner.bare):
            self.clause(kid, own)
        elif subject(tree, kid) is not None and is_finite(tree, kid):
            if marker(tree, kid) in SPLIT_MARKERS:
                self.clause(kid, setting)
        elif tree.tag[kid] == "VBG" and tree.lemma[kid] in OF_TELLING:
            cited = tree.kid(kid, "dobj")
            if cited is not None:
                self._asides(cited, setting)
        elif tree.tag[kid] == "VBG" and not marker(tree, kid):
            above = subject(tree, frame.content[0]) if frame.content else None
            if above is not None:
                # "…, the agency said, sending people into the streets": the agency sent nobody.
                of = Setting(setting.held, self._noun(above), above, tense=tense(tree, frame.content[0]))
                self.clause(kid, of)
            elif not frame.content:
                self.clause(kid, own)

    def _plain(self, head: int, setting: Setting, frame: Frame | None) -> None:
        """States a clause and what is cut out of it; words that make no statement of their own stay where they are."""
        without = list(self.gone)
        cuts = self._divide(head)
        if cuts and cuts[0].kind == "clause" and cuts[0].token < head and not cuts[0].stays:
            # "In Leeds, ten were killed, 140 were hurt": the place holds for both.
            setting = replace(
                setting, lead=setting.lead or self._front(cuts[0].token, subject(self.tree, cuts[0].token))
            )
        below = self._handed_down(head, setting)
        for cut in cuts:
            before = len(self.drafts)
            self._cut(cut, below)
            if not cut.stays and (len(self.drafts) > before or self.bare):
                without.append(cut.token)
        tokens = self.tree.subtree(head, without)
        if self._dangles(tokens):
            tokens = self.tree.subtree(head, self.gone)
        self.drafts.extend(build(self.tree, head, tokens, setting, frame))
        beside = [*about.qualified(self.tree, tokens), *about.deeds(self.tree, tokens)]
        self.drafts.extend(replace(draft, held=setting.held) for draft in beside)
        if frame is not None and frame.stance == "asserted":
            state = about.stated_by_participle(self.tree, head)
            if state is not None:
                self.drafts.append(replace(state, held=Held(self.tree, frame.speaker)))

    def _dangles(self, tokens: list[int]) -> bool:
        """Whether a preposition at the end has lost what it goes with."""
        while tokens and self.tree.dep[tokens[-1]] == "punct":
            tokens = tokens[:-1]
        if not tokens or self.tree.dep[tokens[-1]] != "prep":
            return False
        return any(kid not in tokens for kid in self.tree.kids[tokens[-1]])

    def _handed_down(self, head: int, setting: Setting) -> Setting:
        """What the clauses cut out of a clause take over from it."""
        tree = self.tree
        own = subject(tree, head)
        if own is not None and tree.tag[own] in ("WDT", "WP"):
            own = None
        return Setting(
            held=setting.held,
            subject=self._noun(own) if own is not None else setting.subject,
            subject_head=own if own is not None else setting.subject_head,
            lead=self._front(head, own) or setting.lead,
            helpers=tuple(auxiliaries(tree, head)) or setting.helpers,
            tense=tense(tree, head) if is_finite(tree, head) else setting.tense,
        )

    def _divide(self, head: int) -> list[Cut]:
        """The cuts of a clause in order of the text."""
        cuts: list[Cut] = []
        waiting = [head]
        while waiting:
            token = waiting.pop()
            for kid in self.tree.kids[token]:
                if kid in self.gone:
                    continue
                cut = decide(self.tree, kid, head)
                if cut is not None:
                    cuts.append(cut)
                if cut is None or cut.stays:
                    waiting.append(kid)
        return sorted(cuts, key=lambda cut: cut.token)

    def _front(self, head: int, own: int | None) -> tuple[int, ...]:
        """Place and time that stand before the subject hold for the clauses joined to it as well."""
        tree = self.tree
        if own is None:
            return ()
        first = min(tree.subtree(own))
        front: list[int] = []
        for kid in tree.kids[head]:
            if kid < first and tree.dep[kid] in ("prep", "npadvmod") and kid not in self.gone:
                below = tree.subtree(kid, self.gone)
                if below and below[-1] < first and len(below) <= LONG_FRONT:
                    front.extend(below)
        return tuple(sorted(front))

    # ---- what is cut off

    def _cut(self, cut: Cut, setting: Setting) -> None:
        """States what was cut off; ``setting`` is what it takes over from its clause."""
        tree, token = self.tree, cut.token
        alone = replace(setting, lead=(), helpers=())
        if cut.kind == "conjunct":
            self.clause(token, setting)
        elif cut.kind == "clause":
            self.clause(token, Setting(held=setting.held, tense=setting.tense))
        elif cut.kind == "participle":
            self.clause(token, alone)
        elif cut.kind == "relative":
            self._relative(token, tree.head[token], setting)
        elif cut.kind == "apposition":
            self._apposition(token, setting)
        elif cut.kind == "origin":
            self.drafts.extend(about.origins(tree, tree.head[token]))
        elif cut.kind == "means":
            deed = tree.kid(token, "pcomp")
            if deed is not None:
                self.clause(deed, alone)
        else:
            self._reduced(cut, alone)

    def _reduced(self, cut: Cut, setting: Setting) -> None:
        """A participle with a subject of another form: a noun before it, or one in a phrase."""
        tree, token = self.tree, cut.token
        own: int | None = tree.head[token]
        if cut.kind == "absolute":
            found = absolute(tree, token)
            if found is None:
                return
            own, token = found
        elif cut.kind == "event":
            own = asides.event_subject(tree, token) or tree.kid(token, "nsubj")
            speaker = asides.claimant(tree, token)
            setting = replace(setting, held=Held(tree, speaker) if speaker is not None else setting.held)
        if own is not None:
            about = (
                asides.antecedent(tree, own, token) if cut.kind == "reduced" else asides.noun_items(tree, own, token)
            )
            self.clause(token, replace(setting, subject=about, subject_head=own, participle=True))

    def _apposition(self, token: int, setting: Setting) -> None:
        noun = self.tree.head[token]
        draft = about.apposition(self.tree, noun, token, self._noun(noun))
        if draft is not None:
            self.drafts.append(draft)
        self._asides(token, setting)

    def _asides(self, noun: int, setting: Setting) -> None:
        """What is told of a noun in passing: appositions, loose relatives and participles, roles before a name."""
        for cut in self._divide(noun):
            if cut.kind in ("apposition", "relative", "reduced", "origin"):
                self._cut(cut, Setting(held=setting.held, tense=setting.tense))

    def _relative(self, verb: int, noun: int, setting: Setting) -> None:
        """A relative clause, its pronoun replaced by what it stands for."""
        tree = self.tree
        word = asides.relative_word(tree, verb)
        if word is None:
            return
        antecedent = asides.antecedent(tree, noun)
        place = asides.first_printed(tree, noun, verb)
        if tree.head[word] == verb and tree.dep[word] in ("nsubj", "nsubjpass"):
            self.clause(verb, Setting(setting.held, antecedent, noun, tense=setting.tense, opens=place))
            return
        placed = asides.place_relative(tree, verb, word, antecedent)
        if placed is not None:
            self._plain(
                verb, Setting(setting.held, tense=setting.tense, opens=place, placed=placed), find_frame(tree, verb)
            )

    def _noun(self, noun: int | None) -> tuple[Item, ...]:
        return asides.noun_items(self.tree, noun) if noun is not None else ()


def tree_begins(tree: Tree, verb: int) -> bool:
    """Whether the text begins with the verb, or with "also" and the verb."""
    return verb <= 1 and tree.tag[verb] == "VBG"
