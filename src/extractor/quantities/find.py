"""Find the quantities of a text: at each numeral, what is longest wins: an exclusion, fixed words, or a number."""

from __future__ import annotations

import re
from decimal import Decimal

import regex

from extractor.quantities.atoms import Atom, is_digit, read_atom
from extractor.quantities.bounds import find_bounds
from extractor.quantities.denominators import find_denominator
from extractor.quantities.exclusions import DIGIT_EXCLUSIONS, HAN_EXCLUSIONS, THRESHOLDS, match_skipped
from extractor.quantities.heads import Head, find_heads, governing, scale_by
from extractor.quantities.lone import why_no_quantity
from extractor.quantities.model import NoQuantity, Quantity, Reason
from extractor.quantities.numerals import HAN, multiply
from extractor.quantities.places import PLACES, Fixed
from extractor.quantities.runs import read_notes, read_run
from extractor.quantities.shares import SHARES
from extractor.quantities.times import CALENDAR, DIGIT_TIMES, HAN_TIMES, match_calendar
from extractor.rules import RuleSet
from extractor.spans import Span

Item = Quantity | NoQuantity
Excluded = tuple[int, Reason, str]
"""Where an exclusion ends (0: there is none), its reason, its rule."""

_PLAIN_HAN = "".join(c for c in HAN if c not in "零一壹贰叁肆伍陆柒捌玖拾佰仟")
# 一 in 唯一, 统一 and 零, 陆 outside numerals are no numerals at all.
_HAN = (
    rf"[{_PLAIN_HAN}]|(?<![之唯统专单同进])一|[壹贰叁肆伍陆柒捌玖](?=[拾佰仟万亿元角分整])"
    rf"|零(?=[{HAN}点])|(?<=[是为])零(?=[,。;\n]|$)|[几数](?=[十百千万亿])|上(?=[百千万亿])"
)
_SHARE = r"[过大](?=半)|半(?=数|壁)|(?<=近)半|双(?=位)"
_PLACE = (
    rf"[第前](?=[ \d{HAN}])|[Tt](?=[oO][pP] ?\d)|N(?=[oO]\.? ?1)|[首头](?=[位名把])|(?<=[列居于为稳])首"
    r"|[榜季亚魁](?=[首军])|[冠桂销](?=[军冠])|翻(?=[了上]?[一两二三四五六七八]?[番倍])|增倍|倍增|持平"
)
_CANDIDATE = re.compile(rf"(?P<han>{_HAN})|(?P<share>{_SHARE})|(?P<place>{_PLACE})|(?P<mark>[①-⑳⑴-⑽])")
# Digits, and a rare character of each thing that _CANDIDATE matches: one class finds them much faster.
_FIRST = re.compile(rf"[0-9]+|[{_PLAIN_HAN}零一壹贰叁肆伍陆柒捌玖半双第前TtN首头榜季亚魁冠桂销翻倍持①-⑳⑴-⑽]")
# Those that are not the first: the characters that may stand before them.
_STEP_BACK = {"半": "过大", "倍": "增", "十": "几数", **dict.fromkeys("百千万亿", "几数上")}
_ZERO = Decimal(0)
_FRACTION = re.compile(r"(?:\.[0-9]++)? ?")
_LINK = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&*+;=%]+")
_SIGNS = frozenset("+-±")
# Units that end the question: a number with one of them is no time, name or list number.
_SURE = ("percent", "point", "money", "compound")
# Where digits can belong to a time or to a name at all: the character after them, or the one before, but for a space.
_TIME_AFTER = frozenset("年月日号时点季:-~—–/、,至到和及与或.QHAEF个多天周小分秒交工星礼自财上下全世×xX*")
_TIME_BEFORE = frozenset("QHYqhy午晨上间早晚点时")
_NAME_BEFORE = frozenset(
    ("", *'\n([〔 。;:!?第图表章节附注例式每双创深证普指克经时素股恒德折电话群号码为是述上前速这那道"“X3-+.·%')
)
_NAME_BEFORE |= frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzαβγω")
_NAME_AFTER = frozenset(
    "升涨降跌GDCKASPBEXTxpm星×+.:-/%、),]_次届国转送派强系青至标旗EI指比号个项种类条点大方部环维阶层领问特原步关重版要角理因阵梯业板核主地市城集月后加晚代消金能材医信工可电线ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
# After a numeral these may make a share (三成, 一半, 三分之一, 1/3, 两位数).
_SHARE_SIGNS = frozenset(" 成大个半分/位至到~-")


def find_quantities(text: str, plain: str) -> list[Item]:
    """Every numeral of ``text``, in order, none overlapping another: a quantity, or none and why.

    ``plain`` is ``normalize(text)``: the same length, half-width, simplified. Never raises, whatever the text holds.
    """
    heads = find_heads(text, plain) if "(" in plain or "单位" in plain else []
    links = [m.span() for m in _LINK.finditer(plain)][::-1] if "://" in plain or "www." in plain else []
    found: list[Item] = []
    listed: list[Item] = []  # numbers of a list that stand further on
    at = floor = 0  # where to go on; where the last item ended
    while (m := _FIRST.search(plain, at)) is not None:
        start, end = m.span()
        if listed and start >= listed[0].span.start:
            found.append(listed.pop(0))
            at = floor = found[-1].span.end
            continue
        while links and links[-1][1] <= start:
            links.pop()
        if links and links[-1][0] <= start:
            if plain[start] <= "9":
                found.append(NoQuantity(Span(start, end), text[start:end], "id", "link"))
            at = floor = end
            continue
        if plain[start] <= "9":
            items = _read_digits(text, plain, start, end, floor)
        else:
            items = _read_candidate(text, plain, start, floor)
        if items:
            item = items[0]
            item = _settle(item, text, plain, heads) if isinstance(item, Quantity) else item
            found.append(_in_noun(item, found[-1], text) if found else item)
            listed = items[1:]
            at = floor = items[0].span.end
        else:
            at = start + 1
    return found


def _read_candidate(text: str, plain: str, start: int, floor: int) -> list[Item]:
    """What begins at ``start``, or one character before it but not before ``floor``."""
    before = _STEP_BACK.get(plain[start])
    if (
        before is not None
        and start > floor
        and plain[start - 1] in before
        and (items := _read_words_or_number(text, plain, start - 1))
    ):
        return items
    return _read_words_or_number(text, plain, start)


def _read_words_or_number(text: str, plain: str, start: int) -> list[Item]:
    candidate = _CANDIDATE.match(plain, start)
    if candidate is None:
        return []
    sort = candidate.lastgroup
    if sort == "han":
        return _read_han(text, plain, start)
    if sort == "mark":
        return [NoQuantity(Span(start, start + 1), text[start], "list", "mark")]
    return _read_words(text, plain, start, sort == "share")


def _read_digits(text: str, plain: str, digit: int, after: int, floor: int) -> list[Item]:
    """The item of the digits ``plain[digit:after]``, with what stands before them from ``floor`` on."""
    following, before = plain[after : after + 1], plain[digit - 1 : digit]
    if (
        following == "/"
        and "名" in (before, before.strip() or plain[digit - 2 : digit - 1])
        and (of_all := _PLACE_OF_ALL.match(plain, digit))
    ):
        place = Fixed(Decimal(of_all[1]), "rank", "rank", "rank")
        all_span = Span(*of_all.span(2))
        return [
            _fixed(text, plain, Span(*of_all.span(1)), place, "place_of_all"),
            NoQuantity(all_span, all_span.of(text), "determiner", "place_of_all"),
        ]
    if following in (" ", "."):
        beyond = _FRACTION.match(plain, after).end()  # type: ignore[union-attr]  # it matches anywhere
        following = plain[beyond : beyond + 1]
    if following in CALENDAR and (date := match_calendar(plain, digit, following)):
        return [NoQuantity(Span(digit, date[0]), text[digit : date[0]], date[1], date[2])]
    if before == "Q" and _QUARTER_AND_AMOUNT.match(plain, digit):
        return [NoQuantity(Span(digit, digit + 1), text[digit], "time", "quarter")]
    if plain[after : after + 1] == "," and (joined := _read_joined_columns(text, plain, digit)):
        return [joined]
    start = digit
    if before in _SIGNS or (before == " " and plain[digit - 2 : digit - 1] in _SIGNS):
        signed = digit - 1 if before in _SIGNS else digit - 2
        if signed >= floor and _is_sign(plain, signed, digit, floor):
            start = signed
    atom = read_atom(plain, start, floor)
    excluded: Excluded = (0, "other", "")
    if atom is None or atom.unit is None or atom.unit.kind not in _SURE:
        lead = plain[digit - 2 : digit - 1] if before == " " else before
        if following in _TIME_AFTER or lead in _TIME_BEFORE or after - digit == 8:
            excluded = _longer(DIGIT_TIMES, plain, digit, excluded)
        if lead in _NAME_BEFORE or following in _NAME_AFTER or after - digit > 6 or plain.startswith(".0", after):
            excluded = _longer(DIGIT_EXCLUSIONS, plain, digit, excluded)
            if excluded[2] == "after_letters" and atom is not None and atom.unit is not None:
                if before == " ":
                    excluded = (0, "other", "")  # CLTC 700km: a figure after a word
                elif atom.unit.kind == "count":
                    atom = None  # C919首飞: no 首 are counted
    if atom is not None and plain[digit] == "0" and is_digit(plain[digit + 1 : digit + 2]) and excluded[0] < atom.end:
        excluded = atom.end, _leading_zero(atom, after - digit), "leading_zero"
    return _choose(text, plain, start, digit, atom, excluded)


# Q20.64亿元: the quarter, and what it made.
_QUARTER_AND_AMOUNT = re.compile(r"[1-4][0-9]{1,3}(?:\.[0-9]+)?[亿万%]")
# 排名12/198: the place, and of how many.
_PLACE_OF_ALL = re.compile(r"(?:(?<=排名)|(?<=排名 ))([1-9][0-9]{0,3})/([1-9][0-9]{0,4})(?![0-9/.%])")


def _leading_zero(atom: Atom, digits: int) -> Reason:
    """What digits with a zero before them are: 09年, 海狮07, (002602), 0746%."""
    if atom.unit is None:
        return "id" if digits > 4 else "name"
    return "time" if atom.unit.kind == "time" else "other"


# Columns of a table without the space between them: 508,23311%, 31,17825,44017,905; a stroke stands for nothing there:
# 87,974-87,974, 2,213----2,213.
_JOINED_COLUMNS = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})*,(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4,}[0-9,.]*%?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?:-{2,}[0-9,]*|-[0-9]{1,3}(?:,[0-9]{3})+(?=\s|$))"
)


def _read_joined_columns(text: str, plain: str, at: int) -> NoQuantity | None:
    m = _JOINED_COLUMNS.match(plain, at)
    if m is None or "，" in text[at : m.end()]:  # a full-width comma parts two numbers
        return None
    return NoQuantity(Span(at, m.end()), text[at : m.end()], "furniture", "joined_columns")


def _longer(rules: RuleSet, plain: str, at: int, excluded: Excluded) -> Excluded:
    """``excluded``, or what ``rules`` exclude at ``at`` if that is longer."""
    won = rules.match(plain, at)
    if won is None or won[1].end() <= excluded[0]:
        return excluded
    return won[1].end(), won[2], won[0].name


def _read_han(text: str, plain: str, start: int) -> list[Item]:
    excluded = match_skipped(plain, start) or (0, "other", "")
    atom = read_atom(plain, start)
    if plain[start] not in "上数几":
        excluded = _longer(HAN_TIMES, plain, start, excluded)
        excluded = _longer(HAN_EXCLUSIONS, plain, start, excluded)
    return _choose(text, plain, start, start, atom, excluded)


def _choose(text: str, plain: str, start: int, numeral: int, atom: Atom | None, excluded: Excluded) -> list[Item]:
    """The longest of a share in words, an exclusion, and a number; the exclusion if as long as the number."""
    end = 0 if atom is None else atom.end
    if atom is None or (atom.han if atom.unit else plain[end : end + 1] in _SHARE_SIGNS):
        shared = SHARES.match(plain, numeral)
        if shared and shared[1].end() >= max(end, excluded[0]):
            return [_fixed(text, plain, Span(numeral, shared[1].end()), shared[2], f"shares.{shared[0].name}")]
    stop, reason, rule = excluded
    if stop and stop >= end:
        return [NoQuantity(Span(numeral, stop), text[numeral:stop], reason, rule)]
    if atom is None:
        return [_unread(text, plain, numeral)]
    behind = end + plain.startswith(" 的", end)
    if plain[behind : behind + 1] in ("以", "的", "级", "及", "吨") and (limit := THRESHOLDS.match(plain, behind)):
        return [NoQuantity(Span(atom.start, end), text[atom.start : end], limit[2], limit[0].name)]
    rule, run = read_run(plain, atom)
    group = atom.start if len(run) > 1 else None
    found = [_quantity(text, plain, number, rule, group) for number in run]
    if plain.startswith("(", run[0].end):
        found += [_quantity(text, plain, note, "note", None) for note in read_notes(plain, run)]
        found.sort(key=lambda quantity: quantity.span)
    return [*found]


def _read_words(text: str, plain: str, start: int, share: bool) -> list[Item]:
    rules: RuleSet = SHARES if share else PLACES
    won = rules.match(plain, start)
    timed = None if share else HAN_TIMES.match(plain, start)
    if timed and (won is None or timed[1].end() >= won[1].end()):
        return [NoQuantity(Span(*timed[1].span()), text[start : timed[1].end()], timed[2], timed[0].name)]
    word = match_skipped(plain, start)
    if word and (won is None or word[0] >= won[1].end()):
        return [NoQuantity(Span(start, word[0]), text[start : word[0]], word[1], word[2])]
    if won is None:
        return []
    return [_fixed(text, plain, Span(*won[1].span()), won[2], f"{rules.name.split('.')[-1]}.{won[0].name}")]


def _is_sign(plain: str, at: int, digit: int, floor: int) -> bool:
    """Whether the ``+`` or ``-`` at ``at`` belongs to the number and is no dash, hyphen or part of a name."""
    if at == 0 or plain[at] == "±":
        return True
    before = plain[at - 1]
    if before == " ":
        # " -4.8%" after a number is a sign, " - 3.1" a dash; so is " + 3" after a word.
        return digit == at + 1 or not (is_digit(plain[at - 2 : at - 1]) or "一" <= plain[at - 2 : at - 1] <= "龥")
    if before.isascii() and before.isalpha():
        atom = read_atom(plain, at, at)
        return atom is not None and (atom.unit is not None or atom.scale > 1)
    return not (is_digit(before) or before in "万亿元%)-")


def _unread(text: str, plain: str, start: int) -> Item:
    """A numeral that nothing reads: too long a row of digits, or characters in a word."""
    end = start + 1
    if is_digit(plain[start]):
        while end < len(plain) and (
            is_digit(plain[end]) or (plain[end] in ".," and is_digit(plain[end + 1 : end + 2]))
        ):
            end += 1
        return NoQuantity(Span(start, end), text[start:end], "other", "too_long")
    while end < len(plain) and plain[end] in HAN:
        end += 1
    return NoQuantity(Span(start, end), text[start:end], "idiom", "no_number")


def _fixed(text: str, plain: str, span: Span, read: Fixed | tuple[Fixed, Fixed], rule: str) -> Quantity:
    fixed, high = read if isinstance(read[0], Fixed) else (read, None)
    bound, spans, extent = find_bounds(plain, span, fixed.kind, fixed.bound == "over", high is not None)
    return Quantity(
        span,
        text[span.start : span.end],
        fixed.value if high is None else None,
        None if high is None else fixed.value,
        None if high is None else high.value,
        fixed.bound if bound == "exact" else bound,
        fixed.unit,
        fixed.kind,
        extent,
        spans,
        rule=rule,
        claim_kind=fixed.claim_kind,
    )


def _quantity(text: str, plain: str, atom: Atom, rule: str, group: int | None) -> Quantity:
    start, end, (value, low, high, vague), signed, _, unit, han = atom
    span = Span(start, end)
    kind = "none" if unit is None else unit.kind
    bound, spans, extent = find_bounds(plain, span, kind, vague, value is None)
    code = None if unit is None else unit.code
    if code == "km" and _SPEED.match(plain, max(0, start - 12), start):
        code, kind = "km/h", "physical"  # 设计时速350公里
    if (kind == "money" or code == "股") and (above := find_denominator(plain, start, shares=code == "股")):
        per, below, count = above
        code, kind = f"{code}/{below}", "compound"
        extent = Span(min(per, extent.start), extent.end)
        if count > 1:
            value, low, high = (None if v is None else multiply(v, Decimal(1) / count) for v in (value, low, high))
    small = han and not vague and kind in ("count", "time") and (high or value or _ZERO) <= 10
    return Quantity(
        span, text[start:end], value, low, high, bound, code, kind, extent, spans, signed,
        group, rule, None, small,
    )  # fmt: skip


def _in_noun(item: Item, before: Item, text: str) -> Item:
    """A number that only describes what the one right before it counts: 26个超百万销量直播间."""
    if not isinstance(item, Quantity) or not isinstance(before, Quantity) or item.bound not in ("over", "nearly"):
        return item
    if before.kind != "count" or item.kind not in ("none", "money") or item.extent.start != before.span.end:
        return item
    return NoQuantity(item.extent, item.extent.of(text), "determiner", "in_noun")


_SPEED = regex.compile(r"(?r)时速(?:可达|最高|已|将|达到|达|为|约|超过?|近|在|提[升高至]{1,2}|至| )*+")
_SUCH = re.compile("的(?:公司|企业|个股|股票|品种|产品|品牌|基金|项目)")


def _settle(item: Quantity, text: str, plain: str, heads: list[Head]) -> Item:
    """A number without a unit takes that of its head; one that stands like a name is none."""
    if item.kind in _SURE and plain[item.span.start] <= "9":
        return item
    if item.claim_kind == "ratio" and _SUCH.match(plain, item.span.end):
        return NoQuantity(item.span, item.text, "determiner", "such")  # 业绩翻倍的公司
    if heads and item.kind == "none" and (head := governing(heads, text, *item.span)):
        return item._replace(
            value=scale_by(head, item.value),
            low=scale_by(head, item.low),
            high=scale_by(head, item.high),
            unit=head.unit.code,
            kind=head.unit.kind,
            rule="head",
        )
    if item.rule in ("number", "range") and (reason := why_no_quantity(plain, item)):
        return NoQuantity(item.span, item.text, reason, "lone")
    return item
