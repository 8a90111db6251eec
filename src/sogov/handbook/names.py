"""Names: what people call departments, functions, platforms and the rest, each leading to where there is more on it."""

import attrs

from sogov.handbook.phrases import Phrase, Piece, Target, phrase
from sogov.organisation.entities import BUILT_IN, Resource
from sogov.organisation.organisation import Organisation
from sogov.values.holders import DEPARTMENT_PREFIX, Holder
from sogov.values.identifiers import ROOT

_BUILT_IN = {responsibility.id: responsibility for responsibility in BUILT_IN}


@attrs.frozen(eq=False)
class Names:
    """The names of an organisation, and the ids of its rules."""

    organisation: Organisation
    rules: frozenset[str] = frozenset()

    def department(self, unit: str) -> Phrase:
        """A department, or the organisation itself for the root."""
        if unit == ROOT:
            return phrase(Piece(self.organisation.name, target=Target("page", "README")))
        return phrase(Piece(self.organisation.department[unit].name, target=Target("department", unit)))

    def function(self, function: str) -> Phrase:
        """A function."""
        return phrase(Piece(self.organisation.function[function].name, target=Target("function", function)))

    def platform(self, platform: str | None) -> Phrase:
        """A platform, or the words for none."""
        if platform is None:
            return phrase(Piece("no platform", target=Target("page", "without-platform")))
        return phrase(Piece(self.organisation.platform[platform].name, target=Target("platform", platform)))

    def resource(self, resource: str) -> Phrase:
        """A resource that is declared; any other id that a rule names, as it is."""
        known = self.organisation.resource.get(resource)
        if known is None:
            return phrase(Piece(resource, "name"))
        return phrase(Piece(known.name, target=Target("resource", resource)))

    def holder(self, holder: Holder) -> Phrase:
        """A holder as rules name it."""
        if holder.kind == "home":
            return phrase("the home department")
        return self.department(holder.id) if holder.kind == "department" else self.function(holder.id)

    def rule(self, rule: str) -> Phrase:
        """A rule by its id."""
        return phrase(Piece(rule, target=Target("rule", rule)))

    def policy(self, policy: str) -> Phrase:
        """A policy by its id."""
        return phrase(Piece(policy, target=Target("policy", policy)))

    def responsibility(self, responsibility: str | None) -> str:
        """A responsibility by its name; the built-in ones by their ids where nobody has renamed them."""
        return "involved" if responsibility is None else self.organisation.responsibility[responsibility].name

    def title(self, responsibility: str) -> str:
        """A responsibility as the head of a row: its name, and its id where that is another word."""
        name = self.responsibility(responsibility)
        return name if name == responsibility else f"{name} ({responsibility})"

    def prose(self, text: str) -> Phrase:
        """A sentence of which the words in backticks are names, each leading to what it names.

        With an odd number of backticks they are just signs.
        """
        parts = text.split("`")
        if len(parts) % 2 == 0:
            return phrase(text)
        return phrase(
            *(Piece(part, "name", self._named(part)) if number % 2 else part for number, part in enumerate(parts))
        )

    def _named(self, word: str) -> Target | None:
        """What a word of a document names; None where it could be two things, or is none."""
        organisation = self.organisation
        found = [Target("rule", word)] if word in self.rules else []
        found += [Target("resource", word)] if word in organisation.resource else []
        found += [Target("function", word)] if word in organisation.function else []
        unit = word.removeprefix(DEPARTMENT_PREFIX)
        found += [Target("department", unit)] if unit in organisation.department else []
        return found[0] if len(found) == 1 else None

    def homed(self, resource: Resource, home: str) -> Phrase:
        """The home of a resource, and the department that it states where a successor has taken its place."""
        name = self.department(home)
        if home in (ROOT, resource.department):
            return name
        return phrase(name, f" (successor of {self.organisation.department[str(resource.department)].name})")
