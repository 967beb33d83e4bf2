"""A parsed sentence taken apart into statements, each with one fact.

The walk starts at the root and decides for every dependent whether it stays with its clause or becomes a statement of
its own (``_Walk._rule``). What must stay together stays: conditions, comparisons, what is negated, restrictive relatives,
"after" and "before". Statements that lost their subject borrow it, and participles become finite.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from embassy_claims.model import Stance
from embassy_claims.splitting import asides
from embassy_claims.splitting.draft import Draft, Held, Item
from embassy_claims.splitting.frames import Frame, can_speak, find_frame, is_perception
from embassy_claims.splitting.grammar import (
    COMMAS,
    auxiliaries,
    finite,
    is_finite,
    is_negated,
    is_plural,
    is_verbal,
    subject,
    tense,
)
from embassy_claims.splitting.lexicon import (
    DISCOURSE,
    KEEP_MARKERS,
    SPLIT_MARKERS,
    TIME_MARKERS,
)
from embassy_claims.splitting.lists import variants
from embassy_claims.splitting.stances import modal_stance, silence
from embassy_claims.splitting.tree import Tree

DROPPED_EDGES = frozenset(
    [",", ";", ":", "-", "–", "—", "--", ".", "!", "?", "…", "...", "and", "but", "or", "so", "yet"]
)
ABSOLUTE = frozenset("with despite".split())
LONG_FRONT = 9


@dataclass(frozen=True, slots=True)
class Setting:
    """What a clause takes over from the clause above it."""

    held: Held | None = None
    subject: tuple[Item, ...] = ()
    subject_head: int | None = None
    lead: tuple[int, ...] = ()
    helpers: tuple[int, ...] = ()
    tense: str = "past"
    stance: Stance = "asserted"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sentence was taken apart into. ``bare`` are the frames that go with a quotation beside the sentence."""

    drafts: tuple[Draft, ...]
    bare: tuple[Frame, ...]


def take_apart(tree: Tree, first: int, after: int, held: Held | None = None) -> Parts:
    """The statements of the sentence from token ``first`` up to ``after``; ``held`` says whose words it is."""
    walk = _Walk(tree, first, after)
    setting = Setting(held=walk.according_to() or held)
    roots = [i for i in range(first, after) if tree.head[i] == i or not first <= tree.head[i] < after]
    for root in roots:
        if root not in walk.cut and (tree.kids[root] or len(roots) == 1):
            walk.clause(root, setting)
    return Parts(tuple(walk.drafts), tuple(walk.bare))


@dataclass(slots=True)
class _Walk:
    tree: Tree
    first: int
    after: int
    drafts: list[Draft] = field(default_factory=list)
    bare: list[Frame] = field(default_factory=list)
    cut: set[int] = field(default_factory=set)

    def according_to(self) -> Held | None:
        """The speaker of an "according to", which is cut out of the sentence."""
        tree = self.tree
        for token in range(self.first, self.after - 1):
            if tree.lower[token] == "according" and tree.lower[token + 1] == "to":
                to = token + 1 if tree.head[token + 1] == token else token
                speaker = tree.kid(to, "pobj") or tree.kid(token, "pobj")
                if speaker is not None:
                    self.cut.add(token)
                    self.cut.add(token + 1)
                    self._asides(speaker, Setting())
                    return Held(tree, speaker)
        return None

    # ---- clauses

    def clause(self, head: int, setting: Setting) -> None:
        """Makes the statements of the clause at that head."""
        frame = find_frame(self.tree, head, setting.subject_head)
        if frame is None or not (frame.content or frame.bare):
            self._plain(head, setting, frame)
        elif is_perception(self.tree, head):
            self._contents(frame.content, setting)
            self._around(frame, setting, frame.content[0])
        else:
            self._framed(frame, setting)

    def _framed(self, frame: Frame, setting: Setting) -> None:
        """The content is a statement that the speaker holds; the telling itself is none."""
        held = Held(self.tree, frame.speaker, frame.stance) if frame.speaker is not None else setting.held
        if frame.bare:
            self.bare.append(frame)
        self._contents(frame.content, Setting(held=held))
        self._around(frame, setting, frame.content[0] if frame.content else None)

    def _contents(self, contents: tuple[int, ...], setting: Setting) -> None:
        for content in contents:
            self.clause(content, setting)

    def _around(self, frame: Frame, setting: Setting, content: int | None) -> None:
        """What else hangs on a verb of telling: more telling, and clauses that belong to what was told."""
        tree, verb = self.tree, frame.verb
        own = Setting(
            held=setting.held, subject=self._noun(frame.speaker), subject_head=frame.speaker, tense=tense(tree, verb)
        )
        if frame.speaker is not None and frame.speaker > self.first - 1 and subject(tree, verb) == frame.speaker:
            self._asides(frame.speaker, setting)
        for kid in tree.kids[verb]:
            if kid in frame.content or kid in self.cut:
                continue
            if tree.dep[kid] == "conj" and is_verbal(tree, kid):
                self.clause(kid, own if subject(tree, kid) is None else replace(own, subject=(), subject_head=None))
            elif tree.dep[kid] == "advcl" and is_verbal(tree, kid):
                self._beside(kid, own, setting, content)
            elif tree.dep[kid] == "prep":
                self._absolute(kid, setting)

    def _beside(self, kid: int, own: Setting, setting: Setting, content: int | None) -> None:
        """An adverbial clause at a verb of telling."""
        tree = self.tree
        frame = find_frame(tree, kid, own.subject_head)
        if frame is not None and (frame.content or frame.bare):
            self.clause(kid, own)
        elif subject(tree, kid) is not None and is_finite(tree, kid):
            if self._marker(kid) in SPLIT_MARKERS | {"as"}:
                self.clause(kid, setting)
        elif (
            tree.tag[kid] == "VBG"
            and content is not None
            and tree.lemma[kid] not in ("cite", "quote", "refer", "use", "speak")
        ):
            # "…, the agency said, sending people into the streets": the agency sent nobody.
            above = subject(tree, content)
            self.clause(
                kid,
                Setting(held=setting.held, subject=self._noun(above), subject_head=above, tense=tense(tree, content)),
            )
        elif tree.tag[kid] == "VBG" and content is None and not any(tree.dep[k] == "mark" for k in tree.kids[kid]):
            self.clause(kid, own)

    def _plain(self, head: int, setting: Setting, frame: Frame | None) -> None:
        cuts, extras = self._divide(head)
        tokens = self._trim(self.tree.subtree(head, [*self.cut, *(token for token, _ in cuts)]))
        if tokens:
            self._state(head, tokens, setting, frame)
        own = subject(self.tree, head)
        inherits = Setting(
            held=setting.held,
            subject=self._noun(own) if own is not None else setting.subject,
            subject_head=own if own is not None else setting.subject_head,
            lead=self._front(head, own) or setting.lead,
            helpers=tuple(auxiliaries(self.tree, head)) or setting.helpers,
            tense=tense(self.tree, head) if is_finite(self.tree, head) else setting.tense,
        )
        for token, handler in [*cuts, *extras]:
            handler(token, head, inherits)

    # ---- what is cut off

    def _divide(self, head: int) -> tuple[list[tuple[int, Handler]], list[tuple[int, Handler]]]:
        """The dependents to cut out of a clause, and those that stay and are stated once more."""
        cuts: list[tuple[int, Handler]] = []
        extras: list[tuple[int, Handler]] = []
        waiting = [head]
        while waiting:
            token = waiting.pop()
            for kid in self.tree.kids[token]:
                if kid in self.cut:
                    continue
                handler, stays = self._rule(kid, token, head)
                if handler is None or stays:
                    waiting.append(kid)
                if handler is not None:
                    (extras if stays else cuts).append((kid, handler))
        return sorted(cuts, key=lambda pair: pair[0]), sorted(extras, key=lambda pair: pair[0])

    def _rule(self, kid: int, above: int, head: int) -> tuple[Handler | None, bool]:
        """How to treat a dependent: its handler (None: it is a part like any other) and whether it stays as well."""
        dep = self.tree.dep[kid]
        if dep == "conj" and above == head:
            return (self._conjunct, False) if self._is_coordinate(kid, head) else (None, False)
        if dep == "advcl" and self._governs(head, above):
            return self._adverbial(kid, head)
        if dep == "relcl":
            return self._relative(kid, above, head)
        if dep == "acl":
            return (
                (self._participle, False)
                if self._is_loose(kid) and self.tree.tag[kid] in ("VBN", "VBG", "VBD")
                else (None, False)
            )
        if dep == "appos":
            return (self._apposition, False) if asides.is_apposition(self.tree, above, kid) else (None, False)
        if dep in ("ccomp", "parataxis") and above == head:
            return (self._runs_on, False) if self._is_run_on(kid, head) else (None, False)
        if dep == "prep":
            return (self._absolute_at, False) if self._is_absolute(kid) else asides_rule(self, kid, above)
        if dep == "pcomp" and above != head and self._is_event(kid):
            return self._event, True
        if dep == "amod" or dep == "compound":
            return None, False
        return None, False

    def _governs(self, head: int, above: int) -> bool:
        while above != head:
            if self.tree.dep[above] not in ("xcomp", "conj", "ccomp"):
                return False
            above = self.tree.head[above]
        return True

    def _is_coordinate(self, kid: int, head: int) -> bool:
        tree = self.tree
        if not (is_verbal(tree, kid) or subject(tree, kid) is not None):
            return False
        if subject(tree, kid) is not None or not is_verbal(tree, head):
            return is_verbal(tree, kid) or is_verbal(tree, head)
        linked = {tree.lower[k] for k in tree.kids[head] if tree.dep[k] == "cc"}
        if is_negated(tree, head) and "but" not in linked and not auxiliaries(tree, kid):
            return False
        return not ("or" in linked or "nor" in linked)

    def _marker(self, clause: int) -> str:
        for kid in self.tree.kids[clause]:
            if (
                self.tree.dep[kid] in ("mark", "advmod")
                and kid < clause
                and self.tree.lower[kid] in (KEEP_MARKERS | SPLIT_MARKERS | TIME_MARKERS | {"so", "as"})
            ):
                return self.tree.lower[kid]
        return ""

    def _adverbial(self, kid: int, head: int) -> tuple[Handler | None, bool]:
        tree = self.tree
        marker = self._marker(kid)
        own = subject(tree, kid)
        if own is not None and is_finite(tree, kid):
            if marker in SPLIT_MARKERS or marker == "so":
                return self._clause_below, False
            if marker in TIME_MARKERS and self._is_told(kid, own):
                return self._clause_below, True
            if not marker and kid < head:
                return self._clause_below, False
            return None, False
        if own is None and not marker and tree.tag[kid] in ("VBG", "VBN") and self._is_loose(kid) and kid > head:
            return self._participle_of, False
        return None, False

    def _is_told(self, kid: int, own: int) -> bool:
        """A clause of time with a subject of its own, in the past, is a fact as well."""
        tree = self.tree
        return (
            tree.tag[own] != "PRP"
            and tense(tree, kid) == "past"
            and tree.lower[own] not in ("this", "that", "who", "which")
        )

    def _is_loose(self, kid: int) -> bool:
        """Whether a comma or a dash sets the subtree off."""
        first = min(self.tree.subtree(kid))
        return first > self.first and self.tree.text[first - 1] in COMMAS

    def _is_run_on(self, kid: int, head: int) -> bool:
        """Two sentences joined by a comma: the parser hangs the first on the second."""
        tree = self.tree
        own = subject(tree, head)
        return (
            is_finite(tree, kid)
            and subject(tree, kid) is not None
            and own is not None
            and kid < own < head
            and not self._marker(kid)
        )

    def _is_absolute(self, prep: int) -> bool:
        """ "with the offices closed": a clause of its own but for the verb."""
        tree = self.tree
        if tree.lower[prep] not in ABSOLUTE or not self._is_loose(prep):
            return False
        inner = tree.kid(prep, "pcomp")
        if inner is not None:
            return subject(tree, inner) is not None
        noun = tree.kid(prep, "pobj")
        return noun is not None and any(
            tree.dep[kid] == "acl" and tree.tag[kid] in ("VBN", "VBG") and kid > noun for kid in tree.kids[noun]
        )

    def _is_event(self, kid: int) -> bool:
        """ "in the aftermath of the court dismissing the case"."""
        tree = self.tree
        return tree.tag[kid] == "VBG" and tree.kid(kid, "nsubj") is not None

    # ---- handlers: (token, head of the clause it was found in, what it takes over)

    def _clause_below(self, token: int, head: int, setting: Setting) -> None:
        self.clause(token, Setting(held=setting.held, tense=setting.tense))

    def _runs_on(self, token: int, head: int, setting: Setting) -> None:
        self.clause(token, Setting(held=setting.held))

    def _conjunct(self, token: int, head: int, setting: Setting) -> None:
        self.clause(token, setting)

    def _participle_of(self, token: int, head: int, setting: Setting) -> None:
        if setting.subject:
            self.clause(token, replace(setting, lead=(), helpers=()))

    def _participle(self, token: int, head: int, setting: Setting) -> None:
        noun = self.tree.head[token]
        if asides.is_denial(self.tree, noun, token):
            self._denial(noun, token, head, setting)
            return
        self.clause(token, replace(setting, subject=self._noun(noun), subject_head=noun, lead=(), helpers=()))

    def _absolute_at(self, token: int, head: int, setting: Setting) -> None:
        self._absolute(token, setting)

    def _absolute(self, prep: int, setting: Setting) -> None:
        tree = self.tree
        if not self._is_absolute(prep):
            return
        inner = tree.kid(prep, "pcomp")
        if inner is not None:
            own = subject(tree, inner)
            assert own is not None
        else:
            noun = tree.kid(prep, "pobj")
            assert noun is not None
            own, inner = noun, next(kid for kid in tree.kids[noun] if tree.dep[kid] == "acl" and kid > noun)
        self.clause(inner, replace(setting, subject=self._noun(own), subject_head=own, lead=(), helpers=()))

    def _event(self, token: int, head: int, setting: Setting) -> None:
        own = self.tree.kid(token, "nsubj")
        self.clause(token, replace(setting, subject=self._noun(own), subject_head=own, lead=(), helpers=()))

    def _apposition(self, token: int, head: int, setting: Setting) -> None:
        noun = self.tree.head[token]
        denial = asides.denial_of(self.tree, token)
        if denial is not None:
            self._denial(token, denial, head, setting)
            return
        draft = asides.apposition(self.tree, noun, token, self._noun(noun))
        if draft is not None:
            self.drafts.append(draft)
        self._asides_below(token, setting)

    def _relative_clause(self, token: int, head: int, setting: Setting) -> None:
        noun = self.tree.head[token]
        if asides.is_denial(self.tree, noun, token):
            self._denial(noun, token, head, setting)
            return
        self.relative(token, noun, setting)

    # ---- relatives

    def _relative(self, kid: int, noun: int, head: int) -> tuple[Handler | None, bool]:
        word = asides.relative_word(self.tree, kid)
        if word is None or not is_finite(self.tree, kid):
            return None, False
        first = min(self.tree.subtree(kid))
        loose = first > self.first and (
            self.tree.text[first - 1] in COMMAS
            or self.tree.text[first - 2] in COMMAS
            and self.tree.pos[first - 1] == "ADP"
        )
        if loose or asides.is_indefinite(self.tree, noun, head):
            return self._relative_clause, False
        return None, False

    def relative(self, verb: int, noun: int, setting: Setting) -> None:
        """A relative clause as a statement of its own, its pronoun replaced by what it stands for."""
        tree = self.tree
        word = asides.relative_word(tree, verb)
        if word is None:
            return
        antecedent = self._noun(noun, definite=True)
        if tree.head[word] == verb and tree.dep[word] in ("nsubj", "nsubjpass"):
            self.clause(verb, Setting(held=setting.held, subject=antecedent, subject_head=noun, tense=setting.tense))
            return
        placed = asides.place_relative(tree, verb, word, antecedent)
        if placed is None:
            return
        cuts, extras = self._divide(verb)
        tokens = self._trim(tree.subtree(verb, [*self.cut, *(token for token, _ in cuts)]))
        items = placed(tokens)
        if items:
            self._emit(verb, tokens, items, self._noun(subject(tree, verb)), setting, None)
        for token, handler in [*cuts, *extras]:
            handler(
                token,
                verb,
                Setting(held=setting.held, subject=self._noun(subject(tree, verb)), subject_head=subject(tree, verb)),
            )

    # ---- nouns

    def _noun(self, noun: int | None, definite: bool = False) -> tuple[Item, ...]:
        return asides.noun_items(self.tree, noun, definite) if noun is not None else ()

    def _asides(self, noun: int, setting: Setting) -> None:
        """What is told of a noun in passing: appositions and loose relatives."""
        for kid in self.tree.kids[noun]:
            handler, _ = self._rule(kid, noun, noun)
            if handler is not None and kid not in self.cut:
                handler(kid, noun, Setting(held=setting.held))
        self._asides_below(noun, setting)

    def _asides_below(self, noun: int, setting: Setting) -> None:
        for kid in self.tree.kids[noun]:
            if self.tree.dep[kid] == "relcl" and kid not in self.cut and self._relative(kid, noun, noun)[0] is not None:
                self.relative(kid, noun, Setting(held=setting.held))

    def _denial(self, noun: int, verb: int, head: int, setting: Setting) -> None:
        said = self.drafts[-1] if self.drafts else None
        self.drafts.extend(asides.denials(self.tree, noun, verb, said))

    # ---- statements

    def _front(self, head: int, own: int | None) -> tuple[int, ...]:
        """Place and time that stand before the subject hold for the clauses joined to it as well."""
        tree = self.tree
        if own is None:
            return ()
        first = min(tree.subtree(own))
        front: list[int] = []
        for kid in tree.kids[head]:
            if kid < first and tree.dep[kid] in ("prep", "npadvmod"):
                below = tree.subtree(kid, self.cut)
                if below[-1] < first and len(below) <= LONG_FRONT:
                    front.extend(below)
        return tuple(sorted(front))

    def _trim(self, tokens: list[int]) -> list[int]:
        tree = self.tree
        while tokens and (
            tree.lower[tokens[0]] in DROPPED_EDGES
            or (
                tree.dep[tokens[0]] in ("mark", "cc")
                and tree.lower[tokens[0]] not in ("if", "unless", "because", "after", "before", "since")
            )
        ):
            tokens = tokens[1:]
        while (
            tokens and tree.lower[tokens[0]] in DISCOURSE and tree.dep[tokens[0]] in ("advmod", "cc", "mark", "preconj")
        ):
            tokens = tokens[1:]
            while tokens and tree.text[tokens[0]] in COMMAS:
                tokens = tokens[1:]
        while tokens and tree.lower[tokens[-1]] in DROPPED_EDGES:
            tokens = tokens[:-1]
        return tokens

    def _state(self, head: int, tokens: list[int], setting: Setting, frame: Frame | None) -> None:
        """The statement of a clause, with a borrowed subject and a finite verb where it lacks them."""
        tree = self.tree
        own = subject(tree, head)
        relative = own is not None and tree.tag[own] in ("WDT", "WP")
        if own is not None and own in tokens and not relative:
            items: list[Item] = [*tokens]
            if not is_finite(tree, head):
                items = self._with_verb(items, head, own, setting)
            if setting.lead and min(tokens) > max(setting.lead):
                items = [*setting.lead, ",", *items]
            self._emit(head, tokens, items, self._noun(own), setting, frame)
            return
        if relative:
            gone = set(tree.subtree(own)) if own is not None else set()
            tokens = [token for token in tokens if token not in gone]
        if not setting.subject:
            if tree.head[head] == head or own is not None or not is_verbal(tree, head):
                self._emit(head, tokens, [*tokens], (), setting, frame)
            return
        items = [*tokens]
        if is_verbal(tree, head) and not is_finite(tree, head):
            items = self._with_verb(items, head, setting.subject_head, setting)
        lead = [*setting.lead, ","] if setting.lead and min(tokens) > max(setting.lead) else []
        self._emit(head, tokens, [*lead, *setting.subject, *items], setting.subject, setting, frame)

    def _with_verb(self, items: list[Item], head: int, own: int | None, setting: Setting) -> list[Item]:
        """Puts in what makes the verb finite."""
        tree = self.tree
        plural = own is not None and is_plural(tree, own)
        mine = auxiliaries(tree, head)
        joined = tree.dep[head] == "conj" and setting.helpers and not mine
        verb: list[Item]
        if joined and tree.tag[head] in ("VB", "VBN", "VBG", "VBD"):
            verb = [*setting.helpers, head]
        elif is_verbal(tree, head):
            verb = [*finite(tree, head, plural, setting.tense)]
        else:
            return items
        out: list[Item] = []
        for item in items:
            if item == head:
                out.extend(verb)
            elif item not in mine:
                out.append(item)
        return out

    def _emit(
        self,
        head: int,
        tokens: list[int],
        items: list[Item],
        about: tuple[Item, ...],
        setting: Setting,
        frame: Frame | None,
    ) -> None:
        tree = self.tree
        held = setting.held
        stance: Stance = held.stance if held else "asserted"
        if frame is not None and frame.speaker is not None and can_speak(tree, frame.speaker):
            held, stance = Held(tree, frame.speaker, frame.stance), frame.stance
        if stance == "asserted":
            stance = modal_stance(tree, head, tokens)
        silent = silence(tree, head)
        draft = Draft(
            items=tuple(items),
            tokens=tuple(tokens),
            quote=(tokens[0], tokens[-1]),
            head=head,
            subject=about,
            held=None if silent else held,
            stance="denied" if silent else stance,
            kind="statement" if silent else "content",
            negated=is_negated(tree, head),
        )
        self.drafts.extend(variants(tree, draft))


Handler = Callable[[int, int, Setting], None]


def asides_rule(walk: _Walk, kid: int, above: int) -> tuple[Handler | None, bool]:
    return None, False
