"""A corpus of invented news: the same words for the same number of documents, on any machine.

Every `PER_EVENT` documents tell of one event and disagree on some of its figures, so that linking
and judging have the work that a real folder gives them. No place, person or event in it is real.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SEED = 20_210_826
WORDS = 500
PER_EVENT = 5

# What happened, how the text goes on to call it, who helps.
_KINDS = (
    ("a warehouse fire", "the fire", "firefighters"),
    ("a ferry sinking", "the sinking", "divers"),
    ("a bus crash", "the crash", "paramedics"),
    ("a landslide", "the landslide", "rescuers"),
    ("a market bombing", "the bombing", "soldiers"),
    ("a shooting", "the shooting", "officers"),
    ("an earthquake", "the earthquake", "volunteers"),
)
# Taken apart, so that events have towns and people of their own, as news has: were all to share a
# few, every document would seem to tell the story of every other.
_TOWNS = [
    head + tail
    for head in (
        *("Arven", "Bel", "Corri", "Dun", "Esto", "Fell", "Garro", "Hest", "Jor", "Kilmo", "Lom"),
        *(
            "Mire",
            "Norda",
            "Oster",
            "Pend",
            "Quil",
            "Ros",
            "Sedge",
            "Tarn",
            "Ulver",
            "Var",
            "Yarro",
        ),
    )
    for tail in ("brook", "castra", "gal", "holt", "ley", "marsh", "rith", "vale", "wick", "mouth")
]
_FIRST = [
    *("Anna", "Bruno", "Clara", "David", "Elena", "Frank", "Greta", "Henry", "Irene", "Jacob"),
    *("Karin", "Louis", "Maria", "Nils", "Olga", "Peter", "Rosa", "Simon", "Teresa", "Victor"),
]
_LAST = [
    head + tail
    for head in (
        *("Abel", "Bren", "Castel", "Dor", "Ek", "Farr", "Gess", "Halv", "Ing", "Jess", "Kess"),
        *("Lind", "Mott", "Nyg", "Oak", "Prid", "Quarr", "Rasm", "Stent", "Thorn", "Ul", "Wex"),
    )
    for tail in ("ard", "berg", "elius", "horne", "iani", "ley", "man", "orsen", "ova", "well")
]
_PUBLISHERS = ("Morning Ledger", "Harbour Post", "Northern Wire", "Valley Courier", "Daily Beacon")
_COUNT = ("{}", "{}", "{}", "at least {}", "about {}", "more than {}", "some {}", "up to {}")

_LEAD = (
    "{killed} people were killed and {injured} were injured in {event} in {town} on {weekday}, "
    "{officials} said.",
    "{Event} in {town} on {weekday} killed {killed} people and left {injured} others injured, "
    "according to {officials}.",
    "{Thing} in {town} has claimed {killed} lives, {officials} said on {weekday}; {injured} "
    "people were taken to hospital.",
)
_BODY = (
    "{Thing} began at about {hour}:{minute:02} {half} in the {quarter} district, said {first} "
    "{last}, the regional governor.",
    "{missing} people were still missing by the evening, and {helpers} searched the site "
    "with dogs and lamps.",
    "“We have never seen anything like this,” said {first2} {last2}, {age}, who lives {miles} "
    "miles ({km} kilometers) from the scene.",
    "Police arrested a {age2}-year-old man on {weekday2} and later released him without charge.",
    "The mayor of {town}, {first3} {last3}, put the damage at ${money} million and asked the "
    "government for help.",
    "{killed} of the victims were named by the hospital, which treated {injured} people in two "
    "wards and sent {few} home the next morning.",
    "According to the interior ministry, {helpers_n} {helpers} were sent to {town} within "
    "{hours} hours.",
    "Prosecutors said that the owner had been warned {times} times since {year}, but the company "
    "denied that it had received any letter.",
    "Two years earlier, a smaller accident near {town2} killed {few} people and closed the road "
    "for {days} days.",
    "Unemployment in the province stands at {percent} percent, and many families had moved there "
    "for work.",
    "“I heard a noise, then everything went dark,” {first2} {last2} told reporters. “My brother "
    "was inside.”",
    "The suspect, identified as {first4} {last4}, {age3}, remained at large on {weekday2}, though "
    "one newspaper reported that he had been arrested.",
    "Shares of the operator fell {percent} percent after the news, their worst day since {year}.",
    "The governor later said that {few} of the injured were children and that {few2} were in a "
    "critical condition.",
    "It was not clear whether the toll would rise; a spokeswoman, {first5} {last5}, said the "
    "figures were preliminary.",
    "Schools in the {quarter} district stayed closed, and trains between {town} and {town2} ran "
    "only every {hours} hours.",
    "In a statement issued on {month} {day}, the union called for an inquiry and for the "
    "resignation of the minister, {first3} {last3}.",
    "The river had risen by {metres} metres in {days} days, which made the work of the {helpers} "
    "harder.",
    "Neighbours laid flowers at the gate while the names of the dead were read out in the church.",
    "A commission of {few} engineers is to report before the end of the year, and its findings "
    "will be made public.",
    "The bridge on the road to {town2}, built in {year}, was closed to lorries of more than {days} "
    "tonnes.",
    "An insurer estimated the losses at between ${few_n} million and ${money_high} million.",
    "{first2} {last2}, who had left the building {hours} minutes before, said the doors were "
    "locked.",
    "By the end of the week {helpers_n} people had given blood, a record for the hospital.",
    "Temperatures fell to {days} degrees below zero in the night, and {few2} tents were put up on "
    "the football field.",
    "The national team is to wear black armbands in its match against its neighbours next month.",
)


@dataclass(frozen=True, slots=True)
class _Event:
    what: str
    thing: str
    helpers: str
    town: str
    on: date
    killed: int
    injured: int
    missing: int
    people: tuple[tuple[str, str], ...]


def documents(count: int) -> Iterator[tuple[str, str]]:
    """`count` documents as (file name, text with front matter), about `WORDS` words each."""
    random = Random(SEED)
    event = _event(random)
    for number in range(count):
        if number % PER_EVENT == 0:
            event = _event(random)
        publisher = _PUBLISHERS[number % PER_EVENT]
        yield (
            f"{number:04}-{publisher.lower().replace(' ', '-')}.md",
            _document(random, event, publisher),
        )


def body(text: str) -> str:
    """The text of a generated document without its front matter."""
    return text.split("---\n", 2)[2]


def _event(random: Random) -> _Event:
    killed = random.randint(2, 60)
    what, thing, helpers = random.choice(_KINDS)
    return _Event(
        what=what,
        thing=thing,
        helpers=helpers,
        town=random.choice(_TOWNS),
        on=date(2019, 1, 1) + timedelta(days=random.randrange(1500)),
        killed=killed,
        injured=killed * 2 + random.randrange(30),
        missing=random.randint(2, 20),
        people=tuple((random.choice(_FIRST), random.choice(_LAST)) for _ in range(5)),
    )


def _document(random: Random, event: _Event, publisher: str) -> str:
    paragraphs = [_fill(random, random.choice(_LEAD), event)]
    pool: list[str] = []
    words = len(paragraphs[0].split())
    while words < WORDS:
        if not pool:
            pool = random.sample(_BODY, len(_BODY))
        sentences = [_fill(random, pool.pop(), event) for _ in range(min(2, len(pool)))]
        paragraphs.append(" ".join(sentences))
        words += len(paragraphs[-1].split())
    published = event.on + timedelta(days=random.randrange(3))
    head = (
        f"---\ntitle: After {event.what} in {event.town}\npublisher: {publisher}\n"
        f"published: {published.isoformat()}\n---\n\n"
    )
    return head + "\n\n".join(paragraphs) + "\n"


def _fill(random: Random, template: str, event: _Event) -> str:
    miles = random.randint(1, 40)
    values: dict[str, object] = {
        "event": event.what,
        "Event": event.what.capitalize(),
        "Thing": event.thing.capitalize(),
        "helpers": event.helpers,
        "town": event.town,
        "town2": random.choice(_TOWNS),
        "quarter": random.choice(("northern", "southern", "eastern", "western", "old port")),
        "officials": random.choice(("officials", "police", "the fire service", "the army")),
        "killed": _count(random, event.killed),
        "injured": _count(random, event.injured),
        "missing": _count(random, event.missing),
        "weekday": f"{event.on:%A}",
        "weekday2": f"{event.on + timedelta(days=1):%A}",
        "month": f"{event.on:%B}",
        "day": event.on.day,
        "year": event.on.year - random.randint(2, 9),
        "hour": random.randint(1, 12),
        "minute": random.randrange(0, 60, 5),
        "half": random.choice(("a.m.", "p.m.")),
        "miles": miles,
        "km": round(miles * 1.609),
        "money": random.randint(2, 90),
        "few_n": random.randint(2, 9),
        "money_high": random.randint(10, 40),
        "percent": f"{random.randint(2, 30) / 2:g}",
        "metres": f"{random.randint(2, 9) / 2:g}",
        "helpers_n": random.randint(3, 40) * 10,
        "age": random.randint(18, 80),
        "age2": random.randint(19, 40),
        "age3": random.randint(18, 40),
        "few": random.choice(("two", "three", "four", "five", "six")),
        "few2": random.choice(("two", "three", "four")),
        "times": random.choice(("two", "three", "four")),
        "hours": random.randint(2, 12),
        "days": random.randint(2, 12),
    }
    for place, (first, last) in enumerate(event.people, start=1):
        suffix = "" if place == 1 else str(place)
        values[f"first{suffix}"], values[f"last{suffix}"] = first, last
    text = template.format(**values)
    return text[0].upper() + text[1:]


def _count(random: Random, figure: int) -> str:
    shifted = figure + random.choice((0, 0, 0, 1, 2))
    return random.choice(_COUNT).format(shifted)
