"""JUnit and GitHub: what CI systems read."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as Xml

from builders import article, claim, finding, findings

from embassy_claims.model import Finding, Findings, Skipped
from embassy_claims.reporting.github import GithubFormat
from embassy_claims.reporting.junit import JunitFormat

GATE = article("corpus/gate, east.txt", "Title: x\nThe keeper says six lamps burned.")
POST = article("corpus/post.txt", "Only five lamps burned,\n::error::100% sure.")


def lamps(*more: Finding) -> Findings:
    six, five = claim(GATE, "six lamps burned", holder="the keeper"), claim(POST)
    known = (
        finding(six, five, ("six", "five"), number=1),
        finding(six, five, ("six", "five"), number=2, status="dismissed", reason="Two halls."),
        finding(six, five, ("six", "five"), number=3, status="ignored"),
    )
    return findings(GATE, POST, contradictions=(*known, *more), skipped=(Skipped("old.pdf", "no text"),))


def test_a_new_contradiction_fails_and_the_others_are_skipped() -> None:
    suite = Xml.fromstring(JunitFormat().render(lamps()))[0]
    cases = suite.findall("testcase")
    assert suite.attrib["tests"] == "3"
    assert (suite.attrib["failures"], suite.attrib["skipped"]) == ("1", "2")
    assert [case[0].tag for case in cases] == ["failure", "skipped", "skipped"]
    assert cases[0].attrib["classname"] == "claims.number"
    assert (cases[0].attrib["file"], cases[0].attrib["line"]) == ("corpus/gate, east.txt", "2")
    assert "six lamps burned" in (cases[0][0].text or "")
    assert cases[1][0].attrib["message"] == "dismissed: Two halls. · ana · 2026-11-22"
    assert suite.findtext("system-err") == "skipped old.pdf: no text"


def test_xml_forbidden_characters_are_shown() -> None:
    odd = article("odd.txt", "Six\x00 lamps\x0b ]]> \ufffe <b>burned</b> & so on.")
    report = JunitFormat().render(findings(odd, POST, contradictions=(finding(claim(odd), claim(POST)),)))
    failure = Xml.fromstring(report).find(".//failure")
    assert failure is not None
    assert "Six\\u0000 lamps ]]> \\ufffe <b>burned</b> & so on." in (failure.text or "")


def test_an_annotation_points_at_the_words() -> None:
    lines = GithubFormat().render(lamps()).splitlines()
    assert lines[0] == (
        "::warning file=corpus/gate%2C east.txt,line=2,endLine=2,col=17,endColumn=33,"
        "title=Contradiction (number%2C high confidence) 0000000001::"
        "Gate, East · said by the keeper · corpus/gate, east.txt:2:17: six lamps burned%0A"
        "Post · corpus/post.txt:1:1: Only five lamps burned, ::error::100%25 sure."
    )
    assert len(lines) == 2


def test_ten_most_severe_then_how_many_more() -> None:
    six, five = claim(GATE, "six lamps burned"), claim(POST)
    more = [finding(six, five, number=100 + n, confidence=0.6 + n / 100) for n in range(14)]
    lines = GithubFormat().render(lamps(*more)).splitlines()
    annotations = [line for line in lines if line.startswith("::warning")]
    assert len(annotations) == 10
    assert "0000000001" in annotations[0]
    assert [f"{112 - n + 1:010x}" in line for n, line in enumerate(annotations[1:])] == [True] * 9
    assert lines[10] == "::notice title=claims::5 more new contradictions; the full report has them all"
    assert lines[11].startswith("claims: 2 articles read · 1 skipped · ")
    assert len(lines) == 12


def test_notes_are_notices() -> None:
    found = replace(lamps(), notes=("nothing was compared", "read as\nLatin-1: 100 %"))
    assert [line for line in GithubFormat().render(found).splitlines() if line.startswith("::notice")] == [
        "::notice title=claims::nothing was compared",
        "::notice title=claims::read as Latin-1: 100 %25",
    ]


def test_one_that_does_not_count_is_a_notice() -> None:
    six, five = claim(GATE, "six lamps burned"), claim(POST)
    unsure = finding(six, five, ("six", "five"), number=4, confidence=0.5)
    lines = GithubFormat().render(lamps(unsure)).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::warning", "::notice", "claims:"]
    assert "low confidence) 0000000004" in lines[1]
    assert "1 new and 1 below the bar" in lines[2]


def test_columns_are_only_given_within_one_line() -> None:
    two_lines = claim(POST)
    line = GithubFormat().render(findings(GATE, POST, contradictions=(finding(two_lines, claim(GATE)),)))
    assert "line=1,endLine=2,title" in line
