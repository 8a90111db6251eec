"""Drafts of resources as JSON lines, made with msgspec, which checks the form while it decodes."""

from functools import cache
from itertools import chain
from typing import Annotated, Any

import msgspec

from sogov.documents.drafts import Draft, colons_in, colons_of

# What is absent is None; that a null is written is an error of its type.
_ABSENT: Any = None


class _Cost(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    amount: int | str
    per: str
    currency: str = _ABSENT


class _Effort(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    hours: int | str
    per: str


class _Resource(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    id: str
    kind: str
    name: str = _ABSENT
    platform: str = _ABSENT
    department: str = _ABSENT
    stage: str = _ABSENT
    tags: Annotated[tuple[Annotated[str, msgspec.Meta(min_length=1)], ...], msgspec.Meta(min_length=1)] = ()
    cost: _Cost = _ABSENT
    effort: _Effort = _ABSENT
    url: str = _ABSENT
    declared: dict[str, object] = _ABSENT
    effective: dict[str, object] = _ABSENT


@cache
def _decoder() -> "msgspec.json.Decoder[_Resource]":
    return msgspec.json.Decoder(_Resource)


def draft_of_structs(text: bytes, colons: int) -> Draft | None:
    """The draft of resources that are JSON values one after the other in a text that has so many colons.

    None where one of them may not be plain: where one states a key twice, there are more colons than are needed.
    """
    try:
        structs = _decoder().decode_lines(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    names = list(filter(None, [struct.name for struct in structs]))
    urls = list(filter(None, [struct.url for struct in structs]))
    tags = [struct.tags for struct in structs]
    platforms = [struct.platform for struct in structs]
    departments = [struct.department for struct in structs]
    stages = [struct.stage for struct in structs]
    stated: list[_Cost | None] = [struct.cost for struct in structs]
    costs = [None if cost is None else (cost.amount, cost.per, cost.currency) for cost in stated]
    worked: list[_Effort | None] = [struct.effort for struct in structs]
    efforts = [None if effort is None else (effort.hours, effort.per, None) for effort in worked]
    declared = [struct.declared for struct in structs]
    effective = [struct.effective for struct in structs]
    objects = [*filter(None, declared), *filter(None, effective)]
    # What is empty is not counted, so that it does not pass for plain.
    expected = 2 * len(structs) + len(names) + len(urls) + len(objects)
    expected += sum(len(list(filter(None, column))) for column in (platforms, departments, stages, tags))
    expected += 3 * (len(list(filter(None, costs))) + len(list(filter(None, efforts))))
    expected += sum(cost[2] is not None for cost in filter(None, costs))
    expected += sum(map(colons_of, objects)) + colons_in(urls)
    # Hardly anybody writes a colon into a name or a tag: they are looked at when there are more than expected.
    if colons != expected and colons != expected + colons_in(chain(names, chain.from_iterable(tags))):
        return None
    return Draft(
        ids=[struct.id for struct in structs],
        kinds=[struct.kind for struct in structs],
        platforms=platforms,
        departments=departments,
        stages=stages,
        tags=tags,
        costs=costs,
        efforts=efforts,
        declared=declared,
        effective=effective,
    )
