"""Names that sources spell differently: which two spellings are most likely one name. Pure.

Spelling alone proves nothing: what the texts say beside the names, how rare the shared words are
and whether the documents tell one story is weighed with it. Never says which spelling is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from atodds.link.spelling_evidence import Stories, score, weigh, weigh_listed
from atodds.link.spelling_pairs import (
    Spelled,
    Spelling,
    candidate_pairs,
    spelled_in,
    spellings_of,
)
from atodds.memo import Memo
from atodds.mentions import NamesInDocument, NameType
from atodds.model import Feature
from atodds.namewords import NameWords, builtin_words

THRESHOLD = 0.5
"""The score from which two spellings are taken for one name."""
SHOWN = 4
"""How many documents stand for one spelling in a group: more of them prove nothing more."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions, as (document index, mention index), of what is most likely one name.

    One mention stands for each spelling in each of at most `SHOWN` documents. `score`, 0 to 1, is
    the weakest link that holds the spellings together; `reasons`, in log odds, are of that link.
    """

    mentions: tuple[tuple[int, int], ...]
    spellings: tuple[str, ...]
    type: NameType
    score: float
    reasons: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    a: str
    b: str
    score: float
    reasons: tuple[Feature, ...]


def name_disagreements(
    per_document: Sequence[tuple[str, NamesInDocument]],
    words: NameWords | None = None,
    *,
    one_story: bool = False,
    memo: Memo | None = None,
) -> list[Group]:
    """Groups of spellings that most likely write one name, in the order of their first mention.

    `per_document` are (path, names); document indexes count in it. With `one_story`, the caller
    knows that the documents tell one story, and how much they have in common counts for less. The
    groups are the same in any order of the documents. `memo` keeps them for the next run, if no
    name comes, goes or is described otherwise.
    """
    lists = words or builtin_words()
    memo = memo or Memo()
    paths = tuple(path for path, _ in per_document)
    spelled = [
        memo.recall("spelled", (names, lists), partial(_spelled, names, lists, memo))
        for _, names in per_document
    ]
    grouped = partial(_grouped, spelled, paths, lists, one_story)
    return memo.recall(("names", paths, one_story), (lists, *spelled), grouped)


def _spelled(names: NamesInDocument, lists: NameWords, memo: Memo) -> tuple[Spelled, ...]:
    """The spellings of one document; the very same object where a new reading changed none."""
    found = spelled_in(names, lists)
    return memo.recall(("spelled", found), (), lambda: found)


def _grouped(
    spelled: Sequence[Sequence[Spelled]], paths: Sequence[str], lists: NameWords, one_story: bool
) -> list[Group]:
    spellings = spellings_of(spelled)
    stories = Stories(spellings, len(spelled), one_story=one_story)
    links = []
    for a, b in candidate_pairs(spellings, lists):
        reasons = weigh(spellings[a], spellings[b], stories, lists)
        if score(reasons) >= THRESHOLD:
            links.append(_Link(a, b, score(reasons), reasons))
    links += list(_listed(links, spellings, stories))
    return _groups(links, spellings, paths)


def _listed(
    links: Sequence[_Link], spellings: Mapping[str, Spelling], stories: Stories
) -> Iterator[_Link]:
    """Links between the neighbours in lists of names that are linked."""
    for link in links:
        a, b = spellings[link.a], spellings[link.b]
        lefts = {k for keys in a.listed.values() for k in keys}
        rights = {k for keys in b.listed.values() for k in keys}
        for left in sorted(lefts - rights - {link.b}):
            for right in sorted(rights - lefts - {link.a}):
                beside = f"{a.text} / {b.text}"
                reasons = weigh_listed(spellings[left], spellings[right], stories, beside)
                if score(reasons) >= THRESHOLD:
                    yield _Link(left, right, score(reasons), reasons)


def _groups(
    links: Sequence[_Link], spellings: Mapping[str, Spelling], paths: Sequence[str]
) -> list[Group]:
    """Join links, best first, into groups; a group is as strong as its weakest link."""
    members: dict[str, list[str]] = {}
    weakest: dict[str, _Link] = {}
    home: dict[str, str] = {}
    for link in sorted(links, key=lambda x: (-x.score, x.a, x.b)):
        left, right = home.get(link.a, link.a), home.get(link.b, link.b)
        if left == right:
            continue
        members[left] = members.get(left, [left]) + members.pop(right, [right])
        home.update(dict.fromkeys(members[left], left))
        weakest.pop(right, None)
        weakest[left] = link
    groups = []
    for key, keys in members.items():
        found = sorted(m for k in keys for m in _shown(spellings[k], paths))
        texts = tuple(sorted({spellings[k].text for k in keys}))
        link = weakest[key]
        kinds = Counter(spellings[k].type for k in sorted(keys))
        del kinds["other"]
        kind = kinds.most_common(1)[0][0] if kinds else "other"
        groups.append(Group(tuple(found), texts, kind, round(link.score, 4), link.reasons))
    return sorted(groups, key=lambda g: (g.mentions, g.spellings))


def _shown(spelling: Spelling, paths: Sequence[str]) -> list[tuple[int, int]]:
    """The first mentions in the documents that come first by path."""
    found = sorted(spelling.first.items(), key=lambda at: (paths[at[0]], at))
    return found[:SHOWN]
