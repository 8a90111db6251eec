"""Policies: every rule as sentences that people can sign, with what it rests on and where it is written."""

from collections.abc import Iterator

from sogov.formats.prose import counted, place_text
from sogov.handbook.page import Block, Bullets, Column, Page, Paragraph, Quotation, Row, Section, Table
from sogov.handbook.phrases import Phrase, Piece, Target, joined, phrase, quiet, sentence
from sogov.handbook.sentences.rules import effect, jurisdiction, overriding, waiver_sentence
from sogov.handbook.sentences.scopes import scope
from sogov.handbook.subject import Subject
from sogov.organisation.entities import Responsibility
from sogov.policy.policies import Policy, Rule
from sogov.selectors.selector import EVERYTHING, Selector

_FORMS = {"one": "one", "many": "any number", "shares": "several, in shares"}


def index_page(subject: Subject) -> Page:
    """All policies, and the words that they use."""
    policies = subject.evaluation.policies
    columns = (Column("Policy"), Column("Issued by"), Column("Rules", True), Column("Review by"))
    rows = tuple(
        Row(
            (
                phrase(Piece(policy.title, target=Target("policy", policy.id))),
                subject.names.department(policy.issuer),
                phrase(f"{len(policy.rules):,}"),
                phrase(policy.review_by.isoformat() if policy.review_by is not None else ""),
            )
        )
        for policy in policies
    )
    return Page("policies", "Policies in plain language", (Table("Policies", columns, rows), _glossary(subject)))


def _glossary(subject: Subject) -> Section:
    columns = (Column("Letter"), Column("Responsibility"), Column("Held by"), Column("Somebody is required"))
    rows = tuple(
        Row(
            (
                phrase(Piece(one.letter, "strong")),
                phrase(subject.names.title(one.id)),
                phrase(_FORMS[one.form]),
                _required(one, subject),
            )
        )
        for one in subject.responsibilities
    )
    notes = (
        phrase("Within a department means: at home in it or in any department below it."),
        phrase("The home department of a resource is the one that it belongs to."),
        phrase(
            "A function stands for the department that performs it: the nearest one, from the home of the resource "
            "upwards."
        ),
        phrase("A party is a department, however many names it is called by."),
    )
    return Section("Words", (Table("Responsibilities", columns, rows), Bullets(notes)))


def _required(responsibility: Responsibility, subject: Subject) -> Phrase:
    if isinstance(responsibility.required, Selector):
        required = responsibility.required
        return phrase("of ", "every resource" if required == EVERYTHING else scope(required, subject.names))
    return phrase("of every resource" if responsibility.required else "no")


def pages(subject: Subject) -> Iterator[Page]:
    """A page for each policy."""
    for policy in subject.evaluation.policies:
        yield Page(
            f"policies/{policy.id}", policy.title, tuple(_blocks(policy, subject)), (Target("policy", policy.id),)
        )


def policy_section(policy: Policy, subject: Subject) -> Section:
    """A policy as a section of a longer page."""
    return Section(policy.title, tuple(_blocks(policy, subject)), (Target("policy", policy.id),))


def _blocks(policy: Policy, subject: Subject) -> Iterator[Block]:
    yield Paragraph(joined(_head(policy, subject), " "))
    if policy.rationale:
        yield Quotation(phrase(policy.rationale))
    for number, rule in enumerate(policy.rules, 1):
        name = rule.id.partition("/")[2]
        yield Section(f"Rule {number}, {name}", tuple(_rule_blocks(rule, subject)), (Target("rule", rule.id),))
    if policy.waivers:
        waivers = tuple(
            phrase(waiver_sentence(waiver, subject.names), f" {waiver.reason}") for waiver in policy.waivers
        )
        yield Section("Waivers", (Bullets(waivers),))


def _head(policy: Policy, subject: Subject) -> Iterator[Phrase]:
    yield phrase(f"Policy {policy.id}. ", jurisdiction(policy, subject.names))
    in_effect = effect(policy.effective, subject.evaluation.day)
    if in_effect is not None:
        yield in_effect
    if policy.review_by is not None:
        late = " (that has passed)" if policy.review_by < subject.evaluation.day else ""
        yield sentence(f"to be reviewed by {policy.review_by.isoformat()}{late}")
    if policy.overrides:
        yield overriding("each of its rules", policy.overrides, subject.names)


def _rule_blocks(rule: Rule, subject: Subject) -> Iterator[Block]:
    yield Paragraph(joined(subject.says(rule.id), " "))
    if rule.rationale:
        yield Quotation(phrase(rule.rationale))
    notes = [effect(period, subject.evaluation.day) for period in rule.periods[1:]]
    yield Paragraph(joined([note for note in [*notes, _standing(rule, subject)] if note is not None], " "))


def _standing(rule: Rule, subject: Subject) -> Phrase:
    """Where a rule is written, and how much it reaches today."""
    where = place_text(subject.place(rule.origin))
    if not rule.in_effect(subject.evaluation.day):
        return quiet(f"Written in {where}; not in effect on {subject.evaluation.day.isoformat()}.")
    book = subject.evaluation.rulebook
    reached = sum(len(of_one) for group, of_one in subject.members.groups if group.reached & book.reaches_of(rule))
    return quiet(f"Written in {where}; speaks of {counted(reached, 'resource')} today.")


def rule_section(rule: str, subject: Subject) -> Paragraph:
    """A rule as a paragraph that can stand anywhere."""
    stated = subject.rules[rule]
    rationale = quiet(f" ({stated.rationale})") if stated.rationale else ()
    return Paragraph(phrase(subject.names.rule(rule), ": ", joined(subject.says(rule), " "), rationale))
