"""Names: how alike two are, and why.

What agrees is weighed against what differs. A word that only one side has is an omission; where both sides have
something else, that is a conflict, and conflicts in numbers, places and trades tell sister companies apart. The
method follows the contrast model of similarity (A. Tversky, 1977) with inverse document frequency as salience, on the
scale of log-odds as record linkage has it (I. Fellegi and A. Sunter, 1969).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import exp, log

from mineral_screen.matching import forms, person, weights
from mineral_screen.matching.align import Alignment, Group, align, is_written_form
from mineral_screen.matching.evidence import Finding, Step, Verdict
from mineral_screen.matching.person_ties import PersonName
from mineral_screen.matching.prepare import Prepared, prepare_both
from mineral_screen.normalize.lexicon import Role, gloss
from mineral_screen.normalize.names import NameForm, Span
from mineral_screen.text.locate import locate


class Tally:
    """What two aligned names have in common and what sets them apart, in weight over both names.

    `gains` maps a role to the weight its ties agree in. `losses` maps a sort of difference to its weight:
    (`slip`, role) for imperfect ties, (`conflict`, role) where both names have something else, (`omission`, role)
    where one has more. `facts` are differences that count whatever the length of the names (see `weights.FACTS`).
    `in_full` is true where the names are given in full, in one script.
    """

    __slots__ = ("facts", "gains", "in_full", "losses")

    def __init__(self, alignment: Alignment) -> None:
        a, b = alignment.a, alignment.b
        self.gains: dict[Role, float] = {}
        self.losses: dict[tuple[str, str], float] = {}
        self.facts: list[str] = []
        self.in_full = a.script == b.script and not alignment.cut
        for left, right, tied in alignment.ties:
            both = _both(a, left, b, right, tied.how)
            # where the sides see the word in two roles, the one that says less counts
            role, other = a.spans[left[0]].role, b.spans[right[0]].role
            if role != other:
                # but words that one word of the other joins are a part of it: 海 and 鹰 of Haiying
                role = (max if tied.how == "joined" else min)(role, other, key=_telling)
            if tied.how == "acronym":
                role = "acronym"
            agreeing = tied.similarity * tied.similarity
            self.gains[role] = self.gains.get(role, 0.0) + both * agreeing
            if agreeing < 1.0:
                self._lose("unlike" if tied.similarity < weights.LIKE else "slip", role, both * (1.0 - agreeing))
        if alignment.left or alignment.right:
            over_a, over_b = _by_role(a, alignment.left, b), _by_role(b, alignment.right, a)
            self._lose("omission", "home", over_a.pop("home", 0.0) + over_b.pop("home", 0.0))
            self._differ(over_a, over_b)
        # the one brand may translate the other: 巴斯德 is Pasteur, 联想 Lenovo
        translated = a.script != b.script and ("conflict", "brand") in self.losses
        if translated:
            self.losses["conflict", "brand"] *= weights.TRANSLATED_BRAND
        if a.script != b.script and ("conflict", "generic") in self.losses:
            self.losses["conflict", "generic"] *= weights.TRANSLATED_GENERIC
        if a.legal != b.legal and not alignment.framed:
            self.facts += forms.facts(a, b)
        if alignment.framed and _misspelt_form(alignment):
            self.facts.append("legal form misspelt")
        if self.losses and a.legal and b.legal and forms.of_two_countries(a, b):
            self.facts.append("forms of two countries")
        if not translated:
            self._tell(alignment)

    def _tell(self, alignment: Alignment) -> None:
        """What the names say as wholes: whether both are given in full, and whether they share a brand."""
        left, right = alignment.left, alignment.right
        if (left or right) and alignment.a.legal and alignment.b.legal:
            differ = left and right and not _in_general_words(alignment)
            self.facts.append("full names differ" if differ else "full names leave out")
        if not is_branded(self) and any(
            sort == "conflict" or (sort, role) == ("omission", "brand") for sort, role in self.losses
        ):
            self.facts.append("no brand agrees")

    def _differ(self, over_a: dict[str, float], over_b: dict[str, float]) -> None:
        """Weigh what each side has that the other lacks: first against its like, then against anything else."""
        more: dict[bool, dict[str, float]] = {True: {}, False: {}}
        for role in sorted(over_a.keys() | over_b.keys()):  # sums are the same in any process
            x, y = over_a.get(role, 0.0), over_b.get(role, 0.0)
            self._lose("conflict", role, 2.0 * min(x, y))
            if x and y and f"{role} differs" in weights.FACTS:
                self.facts.append(f"{role} differs")
            if x != y:
                more[x > y][role] = abs(x - y)
        sums = {side: sum(weights.values(), 0.0) for side, weights in more.items()}
        mixed = min(sums.values())
        self._lose("conflict", "mixed", 2.0 * mixed)
        if mixed:
            self.facts.append("words differ")
        for side, rest in more.items():
            for role, weight in rest.items():
                self._lose("omission", role, weight * (1.0 - mixed / sums[side]))

    def _lose(self, sort: str, role: str, weight: float) -> None:
        if weight:
            self.losses[sort, role] = self.losses.get((sort, role), 0.0) + weight


def _in_general_words(alignment: Alignment) -> bool:
    """Whether names of two scripts differ in general words alone, which translators choose: 集团, Corporation."""
    a, b = alignment.a, alignment.b
    roles = {a.differs_as[i] for i in alignment.left} | {b.differs_as[j] for j in alignment.right}
    return a.script != b.script and roles == {"generic"}


def _misspelt_form(alignment: Alignment) -> bool:
    """Whether a word was taken for one of the other's legal form that is not written so."""
    a, b = alignment.a, alignment.b
    sides = ((a, alignment.formal[0], b), (b, alignment.formal[1], a))
    return any(not is_written_form(side, i, other) for side, words, other in sides for i in words)


def score(tally: Tally) -> float:
    """The likeness of two names in [0, 1] as a calibrated chance that they name one entity.

    A logistic curve over the shares of both names that agree and differ, by role, and over how much agrees in all.
    1.0 exactly where nothing differs, 0.0 where nothing agrees.
    """
    agreeing = sum(tally.gains.values(), 0.0)
    if agreeing <= 0.0:
        return 0.0
    whole = agreeing + sum(tally.losses.values(), 0.0)
    gained = sum([weights.GAIN[role] * weight for role, weight in tally.gains.items()], 0.0) / whole
    lost = sum([weights.LOSS[sort] * weight for sort, weight in tally.losses.items()], 0.0) / whole
    lost += sum([weights.FACTS[fact] for fact in tally.facts], 0.0)
    if lost <= 0.0:
        return 1.0
    evidence = weights.EVIDENCE * log(max(agreeing, 1.0) / weights.USUAL_EVIDENCE)
    doubt = 1.0 / (1.0 + exp(weights.PRIOR + gained - lost + evidence))
    value = 1.0 - doubt * lost / (lost + weights.SURE_BELOW)
    if is_branded(tally):
        return value
    respelled = tally.in_full and not tally.facts and whole - agreeing <= weights.RESPELLED * whole
    return value if respelled else _held_back(value, agreeing)


def _held_back(value: float, agreeing: float) -> float:
    """The score of names that share no brand: below the match band, however much else they share.

    Little that agrees (City and Citizens) makes no alert. What lies above the beginning of the review band is pressed
    together, since a ceiling would make the order of all that reach it chance.
    """
    value *= min(agreeing / weights.TELLING_WITHOUT_BRAND, 1.0)
    over = max(value - weights.REVIEW_BAND, 0.0)
    return value - over * (1.0 - weights.NO_BRAND_AT_MOST) / (1.0 - weights.REVIEW_BAND)


def is_branded(tally: Tally) -> bool:
    """Whether the names agree in something that tells who they are: a brand, an acronym or a number."""
    return not _TELLING.isdisjoint(tally.gains)


_TELLING: frozenset[Role] = frozenset({"brand", "acronym", "number"})


def _telling(role: Role) -> tuple[float, str]:
    return weights.ROLE_WEIGHT[role], role


def _weight(side: Prepared, group: Group) -> float:
    return side.weights[group[0]] if len(group) == 1 else sum([side.weights[i] for i in group], 0.0)


def _both(a: Prepared, left: Group, b: Prepared, right: Group, how: str) -> float:
    """What two tied groups weigh. A word and its misspelling are as common as the word: every slip is rare."""
    if how == "in short" or (len(left) == len(right) == 1 and how not in ("acronym", "cut off")):
        return 2.0 * min(_weight(a, left), _weight(b, right))
    one, two = _weight(a, left), _weight(b, right)
    whole = one if len(left) == 1 else two if len(right) == 1 else 0.0
    if how == "joined" and 0.0 < whole < weights.JOINED_IN_USE:
        return 2.0 * min(one, two)
    return one + two


def _by_role(side: Prepared, indices: list[int], other: Prepared) -> dict[str, float]:
    """What the words without counterpart weigh, by what they count as; `home` is the country of the other's script,
    which goes without saying there: 国家电网, State Grid Corporation of China."""
    totals: dict[str, float] = {}
    homes = weights.HOMES.get(other.script, _NOWHERE) if side.script != other.script else _NOWHERE
    for i in indices:
        role = "home" if homes and not homes.isdisjoint(side.symbols[i]) else side.differs_as[i]
        totals[role] = totals.get(role, 0.0) + side.weights[i]
    return totals


_NOWHERE: frozenset[str] = frozenset()


def compare_spans(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[float, Alignment]:
    """Score and alignment of two span sequences."""
    alignment = align(*prepare_both(a, b))
    value = score(Tally(alignment))
    if value < weights.INSIDE_SCORE and (len(alignment.left) >= weights.INSIDE_EXTRA) != (
        len(alignment.right) >= weights.INSIDE_EXTRA
    ):
        value = max(value, _inside(alignment))
    return value, alignment


def _inside(alignment: Alignment) -> float:
    """The score of a name that stands whole and in one piece inside a longer text; 0.0 where it does not."""
    if alignment.left and alignment.right:
        return 0.0
    rest, name = (alignment.left, alignment.b) if alignment.left else (alignment.right, alignment.a)
    text = alignment.a if name is alignment.b else alignment.b
    found = [(one, two) if alignment.left else (two, one) for one, two, _ in alignment.ties]
    said = sum(
        [min(_weight(text, words), _weight(name, group)) for words, group in found if _letters(name, group) > 3], 0.0
    )
    verbatim = len(name.whole) >= weights.INSIDE_LETTERS and name.whole in text.whole
    sure = min((tied.similarity for _, _, tied in alignment.ties), default=0.0)
    places = sorted(place for group, _ in found for place in group)
    if not places or places[-1] - places[0] != len(places) - 1 or len(rest) < weights.INSIDE_EXTRA:
        return 0.0
    # a word of the text that means something else is read like the name by chance: 振興, promotion, and Shinko
    if any(
        text.symbols[i] and text.spans[i].role != "brand" and not _mean_one(text, i, name, two)
        for one, two in found
        for i in one
    ):
        return 0.0
    # what goes on after it to a legal form is the name of a firm, which may have a word of any other
    goes_on = text.closed and places[-1] < len(text.keys) - 1
    least = weights.INSIDE_LEAST if sure == 1.0 and not goes_on else weights.INSIDE_LEAST_TWO
    return weights.INSIDE_SCORE * sure if said >= least or verbatim else 0.0


def _letters(side: Prepared, group: Group) -> int:
    return sum([len(side.keys[i]) for i in group])


def _mean_one(text: Prepared, i: int, name: Prepared, group: Group) -> bool:
    """Whether word `i` of a text is in the script of the name it is tied to, or means the same."""
    return text.script == name.script or any(not text.symbols[i].isdisjoint(name.symbols[j]) for j in group)


def _other_names(query: NameForm, listed: NameForm) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """The alternates of each side with the name itself of the other; what both only add says nothing of the rest."""
    yield from ((query.spans, other) for other in listed.alternates)
    yield from ((other, listed.spans) for other in query.alternates)


def best(query: NameForm, listed: NameForm) -> tuple[float, Alignment, bool]:
    """The best score over the names each form holds, its alignment, and whether an alternate gave it.

    Two names that were read as those of persons are compared as such.
    """
    compared = person.compare_spans if query.person and listed.person else compare_spans
    found = (*compared(query.spans, listed.spans), False)
    for a, b in _other_names(query, listed):
        value, alignment = compared(a, b)
        if min(alignment.a.total, alignment.b.total) < weights.LEAST_ALTERNATE:
            continue
        value *= weights.ALTERNATE
        if value > found[0]:
            found = (value, alignment, True)
    return found


def compare(query: NameForm, listed: NameForm) -> Finding:
    """What the names say: a finding whose steps name each tied pair and each word without counterpart."""
    return told(query, listed, best(query, listed))


def told(query: NameForm, listed: NameForm, found: tuple[float, Alignment, bool]) -> Finding:
    """What `best` has found of two names, as a finding with its steps."""
    value, alignment, alternate = found
    verdict: Verdict = "agrees" if value >= weights.AGREES else "partial" if value >= weights.PARTIAL else "differs"
    steps = (*_steps(alignment), *_legal_step(alignment, query, listed))
    return Finding("name", verdict, query.text, listed.text, value, steps, "; ".join(_notes(alignment, alternate)))


def _notes(alignment: Alignment, alternate: bool) -> Iterator[str]:
    """What bears on a comparison beside its steps."""
    a, b = alignment.a, alignment.b
    if alternate:
        yield "on a further name inside the text"
    if a.legal and b.legal and (alignment.left or alignment.right):
        yield "both names are given in full, with a legal form"
    if forms.of_two_countries(a, b):
        yield "their legal forms are those of different countries"


def _steps(alignment: Alignment) -> Iterator[Step]:
    a, b = alignment.a, alignment.b
    for left, right, tied in sorted(alignment.ties):
        yield Step(
            " ".join(a.spans[i].text for i in left),
            " ".join(b.spans[j].text for j in right),
            tied.how,
            tied.similarity,
            _both(a, left, b, right, tied.how),
            _meaning(a, left, b, right, tied.how),
        )
    for i in alignment.formal[0]:
        yield Step(a.spans[i].text, "", "in the other's legal form", 0.0, 0.0, "legal")
    for j in alignment.formal[1]:
        yield Step("", b.spans[j].text, "in the other's legal form", 0.0, 0.0, "legal")
    for i in alignment.left:
        yield Step(a.spans[i].text, "", "only in the query", 0.0, a.weights[i], _called(a, i))
    for j in alignment.right:
        yield Step("", b.spans[j].text, "only in the listed name", 0.0, b.weights[j], _called(b, j))


def _called(side: Prepared, i: int) -> str:
    """What a word is called that only one name has: its role, or what it is in the name of a person."""
    return side.differs_as[i] if isinstance(side, PersonName) else side.spans[i].role


def _legal_step(alignment: Alignment, query: NameForm, listed: NameForm) -> Iterator[Step]:
    """What the legal forms say; they weigh nothing here, since the score of the whole name has them in it."""
    one, two = alignment.a.legal, alignment.b.legal
    if not (one or two):
        return
    left, right = (
        " ".join(span.text for span in form.spans if span.role == "legal") if families else ""
        for form, families in ((query, one), (listed, two))
    )
    if one & two:
        yield Step(left, right, "same legal form", 1.0, 0.0, " / ".join(sorted(map(gloss, one & two))))
    elif one and two:
        meant = (" / ".join(sorted(map(gloss, families))) for families in (one, two))
        yield Step(left, right, "different legal form", 0.0, 0.0, " against ".join(meant))
    else:
        yield Step(left, right, "only in the query" if one else "only in the listed name", 0.0, 0.0, "legal")


def in_order(finding: Finding) -> float:
    """The share of neighbouring words of a name that the listed one has in the same order; 1.0 for a single word.

    >>> from mineral_screen.normalize.names import analyze
    >>> query, *listed = map(analyze, ("Youmante Trading", "Youmante Trading", "Trading Youmante"))
    >>> [in_order(compare(query, one)) for one in listed]
    [1.0, 0.0]
    """
    tied = [step for step in finding.steps if step.query and step.listed and step.weight]
    places = sorted(
        (here, there)
        for step in tied
        if (here := locate(finding.query, step.query)) and (there := locate(finding.listed, step.listed))
    )
    kept = [one < other for (_, one), (_, other) in pairwise(places)]
    return sum(kept) / len(kept) if kept else 1.0


def _meaning(a: Prepared, left: Group, b: Prepared, right: Group, how: str) -> str:
    """What ties the words: the shared meaning in English, or the romanised forms that were compared."""
    if how in ("translation", "same meaning"):
        shared = a.symbols[left[0]] & b.symbols[right[0]]
        return " / ".join(sorted(map(gloss, shared)))
    x, y = "".join(a.keys[i] for i in left), "".join(b.keys[j] for j in right)
    return x if x == y else f"{x} ~ {y}"
