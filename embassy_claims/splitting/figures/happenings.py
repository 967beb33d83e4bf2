"""Words for what happens to people and houses in the news, and the few names this project counts them under."""

from __future__ import annotations


def _forms(rows: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in rows.items() for word in words.split()}


STATES = _forms(
    {
        "killed": "killed dead slain murdered slaughtered",
        "injured": "injured hurt wounded maimed hospitalized hospitalised",
        "missing": "missing unaccounted disappeared",
        "arrested": "arrested detained jailed",
        "displaced": "displaced evacuated homeless uprooted",
        "rescued": "rescued",
        "trapped": "trapped",
        "stranded": "stranded marooned",
        "shot": "shot",
        "infected": "infected",
        "destroyed": "destroyed flattened leveled levelled razed demolished collapsed",
        "damaged": "damaged",
    }
)
"""Said of those to whom it happened: "10 killed", "the injured", "three missing men"."""

INTRANSITIVE = _forms({"killed": "die dies died dying perish perished", "missing": "vanished"})
"""Verbs whose subject it happened to."""

ACTIONS = _forms(
    {
        "killed": "kill kills killed killing murdered slaying",
        "injured": "injure injures injured injuring hurt hurts hurting wound wounds wounded wounding",
        "arrested": "arrest arrests arrested arresting detain detains detained detaining",
        "displaced": "displace displaces displaced displacing evacuate evacuates evacuated evacuating",
        "rescued": "rescue rescues rescued rescuing",
        "shot": "shoot shoots shot shooting",
        "infected": "infect infects infected infecting",
        "destroyed": "destroy destroys destroyed destroying flatten flattens flattened flattening leveled levelled"
        " leveling levelling razed razing demolished demolishing",
        "damaged": "damage damages damaged damaging",
    }
)
"""Verbs whose object it happened to: "killing 10", "Quake Injures 80"."""

EVENTS = _forms(
    {
        "killed": "death deaths fatality fatalities dead killings murders",
        "injured": "injury injuries",
        "arrested": "arrests detentions",
        "displaced": "evacuations",
        "infected": "infections",
        "rescued": "rescues",
    }
)
"""Nouns that count those to whom it happened: "10 deaths"."""

ON_THINGS = frozenset({"destroyed", "damaged"})
"""Happens to houses rather than to persons."""

HOUSES = _forms(
    {
        "house": "house houses home homes dwelling dwellings",
        "building": "building buildings structure structures property properties",
    }
)

PEOPLE = frozenset(
    "people peoples person persons individual individuals resident residents inhabitant inhabitants human humans soul"
    " souls population other others".split()
)
"""Nouns that say no more than that persons are meant."""

CROWD = frozenset("person villager citizen victim local islander townsperson inhabitant".split())
"""Nouns by which two articles may call all who were hit by an event."""

ROLES = CROWD | frozenset(
    "figure member leader politician activist dissident opponent official aide adviser advisor collaborator"
    " refugee seeker hero ally critic prisoner detainee victim suspect man woman worker employee staffer".split()
)
"""Nouns by which two articles may call the same persons ("six figures", "five members")."""
