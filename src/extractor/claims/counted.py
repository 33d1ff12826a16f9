"""Numbers of what stands after them: what they count, share, buy or build."""

from __future__ import annotations

from itertools import pairwise

from extractor.claims.construction import construction
from extractor.claims.draft import Draft, Measured, Scene, Site
from extractor.claims.pieces import level, metric_before, phrase_after, suits
from extractor.claims.tails import number_start
from extractor.claims.words import PARTS
from extractor.metrics import (
    DEPENDENT_HEADS,
    GENERIC_HEADS,
    JOINERS,
    MODIFIER_VERBS,
    ONES,
    Phrase,
    Token,
    acts,
    is_noun,
)
from extractor.rules import compile_pattern
from extractor.spans import Span

_GIVES_OUT = compile_pattern(
    r"(?r)(?:公布|发布|推出|上线|展示|遴选|评出|认定|签署|签约|组织|派出|提供|提出|出台|实施|推荐|征集|收到|开展|举办|调拨|预拨|下达|拨付)(?:了|出|超|近|约)?"
)
"""Verbs whose object the number counts: 正式公布51个清单."""


_GIVES = compile_pattern(
    r"(?r)(?:带来|提供|新增|创造|释放|贡献|获得|获批|拥有|配备|内置|搭载|采用|支持|签订|签下|装载|标配|确保|锁定|跑出|创下)"
    r"(?:了|约|近|超| )*+"
)
"""Verbs that give or have what the noun after an amount names: 带来5万平方米的生产空间, 内置5000mAh电池."""


_BUILDS = compile_pattern(
    r"(?r)(?:建立|建成|建设|新建|在建|扩建|形成|部署|投建|开通|打造|规划|拥有)(?:了|约|近|超| )*+"
)
"""Verbs before a size of what stands after it: 建设5万吨产线, 拥有3万吨/年的产能."""


_DONE_TO = compile_pattern(r"(?r)(?:启动|建设|建成|投产|新增|签约|在建|核准|备案|中标|并网)的(?:约|近|超| )*+")
"""What was done to the things whose size the number is: 启动的60万千瓦示范项目."""


_PAID = compile_pattern(r"(?r)(?:获得|拿到|领取|领到|获|处以)(?:了|约|近|超| )*+")
"""Verbs before an amount whose noun stands after it: 可拿到3万元奖金."""


_ATTRIBUTE = compile_pattern(
    r"(?r)(?P<attribute>总?(?:投资额|金额|价值|造价|规模)|总(?:投资|额|价)|投资总额|起?售价|[定标]价|[估市]值|面值)"
    r"(?:高达|达到?|约?为|是|约|近|超过?|不超过|不低于| )*+"
)
"""What a number says of the noun behind 的 after it: 总投资30亿元的电池项目."""


@construction(
    yes={
        "公司将建设总投资30亿元的电池项目": "电池项目总投资 level 3000000000 CNY",
        "公司签订了一份金额约3.2亿元的设备采购合同": "设备采购合同金额 level 320000000 CNY",
        "云帆科技推出规模为50亿元的产业基金": "产业基金规模 level 5000000000 CNY",
        "推出了一款售价为3999元的手机": "手机售价 level 3999 CNY",
    },
    no={"以每股价格10.5元的价格回购": "a price of something else", "总投资30亿元,的确": "no noun"},
)
def attribute(scene: Scene, site: Site) -> Draft | None:
    """总投资30亿元的电池项目: an attribute before the number, and what has it behind the number."""
    quantity = site.quantity
    if quantity.kind != "money" or not scene.plain.startswith("的", site.end):
        return None
    m = _ATTRIBUTE.match(scene.plain, site.left, site.start)
    if m is None:
        return None
    at = m.start("attribute")
    before = scene.reader.tokens(site.clause, at)
    word = before[-1] if before else None
    noun = word is not None and (word.text in MODIFIER_VERBS or (is_noun(word) and word.tag != "vn"))
    if word is not None and noun and word.text not in ONES:
        return None  # 产业规模200亿元的园区, 发行规模5亿元的债券: a phrase of its own
    after = phrase_after(scene, site)
    if after is None or scene.plain[after.span.start] in "“《":
        return None
    words = scene.reader.tokens(*after.span)
    ends = (one.start for one, other in pairwise(words[1:]) if _is_predicate(one, other))
    thing = Span(after.span.start, next(ends, after.span.end))  # 400万美元的设备(进场安装)
    draft = level(site, scene.named(thing, Span(*m.span("attribute"))))
    draft.end = thing.end
    return draft


def _is_predicate(word: Token, following: Token) -> bool:
    """Whether a word behind a noun says what it does: 芯片(进场)安装; but 消费(激励)计划."""
    return word.tag in ("d", "ad") or (
        acts(word) and word.text not in MODIFIER_VERBS and not following.tag.startswith("n")
    )


@construction(
    yes={
        "云帆航空的航线覆盖超过100个国家": "航线覆盖国家 level 100 个",
        "计划发行200亿元绿色债券": "发行绿色债券 level 20000000000 CNY",
        "银行将出售5亿美元贷款": "出售贷款 level 500000000 USD",
        "拥有超过5300万的活跃用户": "活跃用户 level 53000000 ",
        "新厂将带来5万平方米的生产空间": "生产空间 level 50000 m2",
        "新机内置4800mAh电池": "电池 level 4800 mAh",
        "公司将新建2万吨正极材料产线": "新建正极材料产线 level 20000 t",
        "公司建设8GWh电池项目": "电池项目 level 8 GWh",
        "职工可获得约2万美元(约合14万元人民币)奖金": "奖金 level 20000 USD",
        "45%的村民购买了农具": "村民购买了农具 level 45 %",
        "拥有 70L 前备厢 + 300L 后备厢空间": "后备厢空间 level 300 L",
        "今年以来,35家企业上半年完成了设备更新": "企业上半年完成了设备更新 level 35 家",
        "平台已累计服务约7万家民营企业": "累计服务民营企业 level 70000 家",
        "今年淘汰3万吨落后产能": "淘汰落后产能 level 30000 t",
        "此事损害8万个家庭的利益": "损害家庭 level 80000 个",
        "公司撤回3件专利的无效申请": "撤回专利 level 3 件",
        "区内有26家获批的企业": "获批的企业 level 26 家",
        "公司与全球20多家运营商签订供货协议": "运营商 level 20 家",
        "工厂二期项目2万吨铜箔产能": "铜箔产能 level 20000 t",
        "车身配备电动尾门及18英寸星璇轮毂": "星璇轮毂 level 18 in",
        "各省今年共发行1万亿元超长期特别国债": "发行超长期特别国债 level 1000000000000 CNY",
        "今年保护和修复620公顷湿地": "保护和修复湿地 level 620 ha",
        "云图能源有5000吨氢氧化锂产能": "氢氧化锂产能 level 5000 t",
        "近期共有16家机构给出评级": "机构给出评级 level 16 家",
        "公司营收的80%来自海外市场": "营收来自海外市场 level 80 %",
        "三孩家庭3万元货币补贴": "三孩家庭货币补贴 level 30000 CNY",
        "灾情波及柳溪镇、青石镇等7个乡镇": "乡镇 level 7 个",
        "样本涉及产业中超过350家厂商": "厂商 level 350 家",
        "39个大类行业中有21个行业增加值实现增长": "行业增加值实现增长 level 21 个",
        "公司推出5种不同配置车型": "推出不同配置车型 level 5 种",
        "基金获得3亿元的账面回报": "账面回报 level 300000000 CNY",
        "一期5万吨硅料项目、3万吨聚酯项目": "聚酯项目 level 30000 t",
    },
    no={
        "门店数为3万家": "what is counted stands before",
        "建设输气能力3亿立方米的管道": "a measure of its own",
    },
)
def counted(scene: Scene, site: Site) -> Draft | None:
    """覆盖超过100个国家, 拥有5000家合作伙伴, 10亿美元罚款: the noun after the number is what it counts."""
    quantity = site.quantity
    sorts = ("physical", "count", "time") if scene.plain.startswith("的", site.end) else ("physical", "count")
    giving = {"physical": _DONE_TO, "money": _PAID}.get(quantity.kind)
    given = (
        (quantity.kind in sorts and gives(scene.plain, site.left, site.start))
        or _goes_on(scene, site)
        or (giving is not None and giving.match(scene.plain, site.left, site.start) is not None)
    )
    built = quantity.kind in ("physical", "compound") and _BUILDS.match(scene.plain, site.left, site.start) is not None
    before = metric_before(scene, site, site.start, own_only=True)
    deed = before is not None and not built and not given and _is_deed(scene, site, before)
    sized = quantity.kind == "physical" and not (given or built or deed) and _is_size(scene, site, before)
    if quantity.kind not in ("count", "none", "money", "percent") and not (given or built or deed or sized):
        return None
    after = phrase_after(scene, site)
    if after is None or (sized and not _has_size(scene, site, after)):
        return None
    if before is None and after.span.of(scene.plain) in _MERE_SIZES and scene.plain.startswith("的", site.end):
        return None  # (产值300亿元,)将达到600亿元的规模
    if sized:
        before = None
    if _is_next_item(scene, site, before, after):
        return None
    after = _possessor(scene, site, after)
    if before is None and quantity.kind == "count" and after.head == "term":
        if _GOES_ON.match(scene.plain, after.span.end, site.sentence.end):
            return None  # 15个重点城市成交面积环比下降3%
    elif before is not None and "、" in scene.plain[before.spans[-1].end : site.start]:
        before = None  # 建立档案、建成182家
    elif before is not None and (before.name == "来自" or _AND.match(scene.plain, site.left, site.start)):
        before = None  # 来自37个国家的公司 says whence, 损失以及10亿美元罚款 counts on
    elif quantity.kind == "count" and _is_towards(scene, site):
        before = None  # 以5元的价格向13名投资者
    elif before is not None and scene.plain.endswith("就", site.left, site.start) and scene.plain[site.end] == "的":
        before = None  # 双方就10亿美元的收购案达成一致
    elif before is not None and not before.verb and _is_among(scene, site):
        before = None  # 城关镇、柳林镇等7个乡镇, 产业中超过350家厂商
    acting = before is not None and (before.verb or before.head == "verb" or deed or _takes(scene, site, before, after))
    if before is not None and before.head == "term" and quantity.kind == "percent":
        if suits(scene, site, before):
            return None  # 死守毛利率不高于14%的规矩
        beside = scene.plain[before.spans[-1].end : site.start] in ("", "的")
        if beside and scene.reader.tokens(*after.span)[0].tag[:1] == "v":
            return level(site, scene.joined(before, after))  # 营收的80%来自海外市场
        before = None  # 以3亿元的价格拿下17%的股份: a percentage is no 价格
    beside = False
    if before is not None and not acting:
        # 以1140万部的出货量(拿下冠军) and 凭借17.7%的份额 name what is counted behind 的.
        with_de = scene.plain.startswith("的", site.end)
        measure = quantity.kind == "money" and before.head != "term" and _is_measure(scene, site, after)
        named = measure or (after.head == "term" and quantity.kind != "money" and with_de)
        if not (named or given or built or _owns(scene, site, before)):
            return None
        beside = measure and not with_de and before.spans[-1].end == site.start  # 三孩家庭3万元货币补贴
    done = None
    if before is None and quantity.kind == "percent":
        done = _done(scene, site, after)
    elif before is None and quantity.kind == "count":
        done = _does_so(scene, site, after)
    gave = _CONTRIBUTES.match(scene.plain, site.left, site.start) if quantity.kind == "percent" else None
    if done is not None:
        metric = scene.named(done)
    elif gave is not None:
        metric = scene.named(Span(*gave.span("verb")), after.span)
    elif before is not None and (beside or (acting and not given and scene.plain[site.start - 1] != ":")):
        metric = scene.joined(before, after)
    elif before is not None and _was_done(scene, site, before):
        of = Span(before.spans[-1].end, before.spans[-1].end + 1)
        metric = scene.named(*before.spans, of, after.span)
    else:
        metric = scene.measured(after)
    draft = level(site, metric)
    if quantity.kind == "count" and done is not None:
        draft.counted = scene.measured(after)
    rest = scene.plain[after.span.end : after.span.end + 2]
    owning = rest.startswith(_OWNS_NEXT)
    if not owning and (site.following is None or site.following.span.start > after.span.end):
        draft.end = after.span.end
    return draft


_MERE_SIZES = frozenset(("规模", "水平", "体量", "量级", "高度"))
"""What a number reaches, and what is measured is said before."""


def _is_measure(scene: Scene, site: Site, after: Phrase) -> bool:
    """Whether a measure stands behind an amount that is one of it: 录得38亿元亏损, 给予50元的目标价."""
    if after.head != "term" or not suits(scene, site, scene.measured(after)):
        return False
    return scene.reader.tokens(*after.span)[0].tag[:1] != "v"


_CONTRIBUTES = compile_pattern(
    r"(?r)(?P<verb>贡献|承接|承担|生产|吸纳|消化|掌握|控制)了?(?:全[^,;:。!?()\n\d的]{1,4})?(?:约|近|超过?|逾| )*+"
)
"""What is done for a part of the noun behind the share: 贡献了(87%)的营收."""


def _possessor(scene: Scene, site: Site, after: Phrase) -> Phrase:
    """8万个家庭(的利益): of two nouns with 的 between them a measure word counts the first."""
    if site.quantity.kind not in ("count", "none") or scene.plain.startswith("的", site.end):
        return after
    words = scene.reader.tokens(*after.span)
    at = next((index for index, word in enumerate(words) if word.text == "的"), 0)
    if at < 1 or words[at - 1].tag not in _THINGS or words[at - 1].text.endswith(_QUALITIES):
        return after  # 15个大型的中心, 80名专业的主播
    if any(word.tag[:1] == "v" and word.tag != "vn" for word in words[:at]):
        return after  # 26家获批的企业, 100家来自海外的公司
    return Phrase(Span(after.span.start, words[at - 1].end), "noun", False)


_THINGS = frozenset(("n", "nz", "ns", "nt", "nr", "j", "s", ""))
_QUALITIES = ("性", "型", "级", "化", "式", "专业", "品质", "质量", "水平", "条件", "规格", "颜色", "尺寸", "类型")
"""Ends of what says of which kind the things behind 的 are."""


# 12架飞机的(目录)价格为3亿美元, 30个项目完成投资5亿元: the noun belongs to the next number's metric too.
_OWNS_NEXT = ("的", "中的", "价格", "报价", "完成", "实现", "贡献")


def _is_deed(scene: Scene, site: Site, before: Measured) -> bool:
    """Whether nothing but a verb stands before a number, which takes what the number counts: 累计服务(约7万家)企业."""
    if site.quantity.kind not in ("count", "none", "physical") or len(before.spans) > 1 or before.head == "term":
        return False
    if site.quantity.kind == "physical" and scene.plain.startswith("的", site.end):
        return False  # 减产1000万桶的协议
    words = scene.reader.tokens(*before.spans[0])
    if words[0].text in ("向", "对", "给"):
        words = words[-1:]  # 向云图科技采购(55英寸)面板
    gap = scene.plain[before.spans[0].end : site.start]
    verbs = all(word.tag[:1] in ("v", "d") or word.text in MODIFIER_VERBS or word.text in JOINERS for word in words)
    return verbs and words[-1].tag[:1] != "d" and (not gap or _SCOPE.fullmatch(gap) is not None)


def _takes(scene: Scene, site: Site, before: Measured, after: Phrase) -> bool:
    """Whether a deed that is tagged as a noun takes an amount of what stands right after: 出售(5亿美元)贷款."""
    if site.quantity.kind != "money" or after.span.start != site.end or len(before.spans) > 1:
        return False
    words = scene.reader.tokens(*before.spans[0])
    if len(words) != 1 or words[0].tag != "vn" or scene.reader.tokens(*after.span)[0].tag[:1] == "v":
        return False  # 投资2亿美元建厂: what for
    return _GOES_ON.match(scene.plain, after.span.end, site.sentence.end) is None and (
        site.following is None or number_start(site.following) - after.span.end > 1
    )


def _is_size(scene: Scene, site: Site, before: Measured | None) -> bool:
    """Whether a noun that is no measure stands right before a number, or the item of a list: 锂盐二期(2万吨)产能."""
    if before is None:
        if site.quantity.unit in _LENGTHS:
            return False  # 12英寸芯片生产线: which sort
        return _HAVING.fullmatch(scene.plain, site.clause, site.start) is not None and _is_named(scene, site)
    if before.head == "verb" or before.verb or site.tail is not None:
        return False
    gap = scene.plain[before.spans[-1].end : site.start]
    if gap.strip() not in ("", "、", "及", "和", "+", ":"):
        return False
    concept = scene.metrics.concept_of(before.name)
    if concept is not None:
        return scene.metrics.unit_of(concept) == "count"  # 项目, 工厂
    return scene.reader.tokens(*before.spans[-1])[-1].text not in GENERIC_HEADS


_HAVING = compile_pattern(r"[^,;:。!?()\n]{0,16}(?:的|有|拥有)(?:约|近|超过?| )*+")


def _is_named(scene: Scene, site: Site) -> bool:
    """Whether a thing stands behind a size that a business has: 云图能源的(2万吨)氢氧化锂项目."""
    after = phrase_after(scene, site)
    return after is not None and scene.plain[after.span.start : after.span.end].endswith(_WORKS)


_LENGTHS = ("in", "nm", "mm", "cm", "m")
_WORKS = ("产能", "项目", "生产线", "产线", "装置", "工程", "电站", "基地", "机组", "土地", "厂房", "库容")


def _has_size(scene: Scene, site: Site, after: Phrase) -> bool:
    """Whether a number is the size of what stands behind it: but 输气能力(3.2亿立方米)的管道."""
    first = scene.reader.tokens(*after.span)[0]
    if first.tag[:1] in ("v", "m") or first.text in ONES:
        return False
    return after.head == "term" or not scene.plain.startswith("的", site.end)


_SCOPE = compile_pattern(r"(?:了|总计|共计|合计|第一批|首批|全球|全国|国内|海内外|境内外|约|近|超|超过| )++")


_DOES = compile_pattern(
    r"(?!的|同比|环比|为|是|达(?!到[^\d])|约|占|均?[增下上降回]|{move})(?P<does>[^,;:。!?()\n|\d%]{2,30})(?=[,;。!?\n]|$)",
    PARTS,
)


def _done(scene: Scene, site: Site, noun: Phrase) -> Span | None:
    """The noun with what it does: (六成的)村民购买了保险. The share is of those who do so, not of all."""
    name = noun.span.of(scene.plain)
    if name.endswith(_SHARE_NOUNS) or name in _HOLDINGS:
        return None  # 以7%的份额排名第五, 将11%的股权转让给某公司
    if noun.head == "term" and suits(scene, site, scene.measured(noun)):
        return None  # 75%的毛利率相对稳固
    if _is_towards(scene, site):
        return None  # 向97%的门店提供冷链配送
    m = _DOES.match(scene.plain, noun.span.end, site.sentence.end)
    return None if m is None else Span(noun.span.start, m.end())


def _was_done(scene: Scene, site: Site, before: Measured) -> bool:
    """Whether a verb with 的 before a count says which things are counted: 开工建设的27项工程."""
    of = before.spans[-1].end
    if site.quantity.kind != "count" or scene.plain[of : site.start] != "的":
        return False
    return scene.reader.tokens(*before.spans[0])[0].tag == "v"


_SHORTLY = compile_pattern(
    r"(?!的|同比|环比|为|是|达|约|占|来|均[增下上降]|分别|平均|合计|总计|累计|共|以[上下]|组成|构成|排名|[位列]?居|[^,;:。!?()\n]*?\d)"
    r"(?:[^,;:。!?()\n、|里将会]{2,12}|[^,;:。!?()\n、|里将会的 ]{13,18})(?=[,;。!?\n]|$)"
)


_TOWARDS = compile_pattern(
    r"(?r)(?:(?:向|对|给|与|在|由|为|让|以|(?<![使雇采启聘动运作])用|凭借|通过|帮助|针对)"
    r"|(?:向|与|(?<![成作认因])为|对|给|同(?![时比期步]))(?P<whose>[^,;:。!?()\n\d的]{1,6}))(?:约|近|超过?| )*+"
)
"""Before a count that something else is done with: 与30个国家开展合作, 与全球20家运营商签约."""


def _is_towards(scene: Scene, site: Site) -> bool:
    """Whether something is done with or to what a number counts."""
    m = _TOWARDS.match(scene.plain, site.left, site.start)
    if m is None or not m["whose"]:
        return m is not None
    return not any(word.tag[:1] == "v" for word in scene.reader.tokens(*m.span("whose")))


def _does_so(scene: Scene, site: Site, noun: Phrase) -> Span | None:
    """The noun with a short predicate: (70只)个股涨停, (4家)券商给予增持建议."""
    m = _SHORTLY.match(scene.plain, noun.span.end, site.sentence.end)
    if m is None or _is_towards(scene, site):
        return None
    if noun.head == "term" and scene.plain.startswith("的", site.end):
        return None  # 为150万辆的销售目标提供支持
    words = scene.reader.tokens(m.start(), m.end())
    while words and words[0].tag in ("d", "ad", "=time"):
        words = words[1:]
    return Span(noun.span.start, m.end()) if words and words[0].tag[:1] == "v" else None


def does_so_too(scene: Scene, site: Site, last: Draft) -> Measured | None:
    """3800只股票上涨,62只(涨停): what the same things do that were counted before."""
    m = _SHORTLY.match(scene.plain, site.end, site.sentence.end)
    if last.counted is None or m is None:
        return None
    does = Span(*m.span())
    if scene.reader.tokens(*does)[0].tag[:1] != "v":
        return None
    return scene.named(*last.counted.spans, does)


_SHARE_NOUNS = ("份额", "率", "比例", "占比", "比重", "目标", "折扣", *DEPENDENT_HEADS)


_NEXT_ITEM = compile_pattern(r" ?(?:[、+/]|和|及|以及) ?(?:约|近|超)?")


def _goes_on(scene: Scene, site: Site) -> bool:
    """Whether a number is the next item of a list whose nouns stand behind: 70L前备厢+210L后备厢."""
    last = site.previous
    if (
        last is None
        or last.rule not in ("counted", "made")
        or not _NEXT_ITEM.fullmatch(scene.plain, site.left, site.start)
    ):
        return False
    return last.metric.spans[-1].start >= last.quantity.span.end


def gives(plain: str, left: int, start: int) -> bool:
    """Whether a verb of giving or having stands directly before ``start``."""
    return _GIVES.match(plain, left, start) is not None


def _is_next_item(scene: Scene, site: Site, before: Measured | None, after: Phrase) -> bool:
    """Whether the noun after a number begins the next item of a list."""
    plain = scene.plain
    if plain[after.span.start] == "《" or (plain[after.span.start] == "“" and site.quantity.kind != "count"):
        return True  # 《甲》19亿元《乙》14亿元, but 51个“双碳”场景
    if site.quantity.kind == "money" and before is not None and before.verb and plain[site.end] != "的":
        words = scene.reader.tokens(*after.span)
        if words[0].tag == "v" and len(words) > 1 and words[1].tag in ("=subject", "ns"):
            return True  # 捐赠2000万元驰援北京防汛: what is done with it
    if site.quantity.kind != "count" and plain[site.end - 1] == "起" and not plain.startswith("的", site.end):
        return True  # 12.58万元起电池租用; but 9起典型案件
    # 标准版:9.28万元560 Ultra版:10.98万元
    return before is not None and plain[site.start - 1] in ":》" and plain[after.span.start].isascii()


_GOES_ON = compile_pattern(r"(?:同比|环比|均|为|达|约|较|合计|总计|累计|共|分别|{move})", PARTS)


def _is_among(scene: Scene, site: Site) -> bool:
    """Whether the noun before a count only says of whom or where: 柳林镇等7个乡镇, 产业中超过350家厂商."""
    if site.quantity.kind not in ("count", "none"):
        return False
    return _AMONG_SUCH.match(scene.plain, site.left, site.start) is not None


_AMONG_SUCH = compile_pattern(r"(?r)(?:等|(?<![击命选抽喜猜])中|里|内)(?:共有?|有|仅有?|约|近|超过?|逾| )*+")
_AND = compile_pattern(r"(?r)(?:以及|和|及|与|、)(?:约|近|超| )*+")
_HOLDINGS = ("股权", "股份", "权益", "表决权", "投票权")


def _owns(scene: Scene, site: Site, before: Measured) -> bool:
    """Whether the noun before a number has or holds what the noun after it names: 邮轮有2125间客房, 平台上的9亿用户."""
    plain = scene.plain
    if site.quantity.kind == "percent" and plain[site.end : site.end + 1] == "的":
        return True  # 只有4%的家庭
    if site.quantity.kind == "percent" and plain.startswith(_HOLDINGS, site.end):
        return True  # 出让某公司47.62%股权
    if (before.inherited or before.name in DEPENDENT_HEADS) and plain[site.end : site.end + 1] == "的":
        return True  # 总额1000万元的补贴
    if before.head == "term":
        return site.quantity.kind == "count" and plain[before.spans[-1].end : site.start] == "的"  # 自美进口的128项产品
    if _GIVES_OUT.match(scene.plain, site.left, site.start):
        return True
    lead = scene.plain[max(site.left, site.start - 2) : site.start].rstrip(" ")
    if lead.endswith(("的", "等")) or (lead.endswith("有") and site.quantity.kind in ("count", "none")):
        return True
    return before.spans[-1].end == site.start and site.quantity.kind in ("count", "none")
