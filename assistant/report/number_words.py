"""Words that the reader of numbers has to know: measure words, marks of vagueness, words that only look like numbers.

Plain data. A caller adds the names of its own report (an organ called 三明市…) through `words`.
"""

from __future__ import annotations


def _words(lines: str) -> tuple[str, ...]:
    """Words written with spaces between them."""
    return tuple(lines.split())


MEASURE_WORDS = frozenset(
    _words("""
    件 个 条 家 人 名 次 期 项 宗 起 份 场 篇 部 处 户 种 类 大类 批 批次 位 张 封 册 本 套 组 轮 字 页 幅
    台 辆 间 栋 座 所 支 队 班 门 节 堂 课时 例 章 款 点 倍 亩 公顷 平方米 平方公里 公里 米 千米 吨 克 千克
    公斤 千瓦 千瓦时 人次 户次 件次 条次 家次 部门 单位 栏目 镇 乡 村 街道 社区 元 块 块钱 角 万元 亿元 % ‰
    个百分点 百分点 天 周 岁 年 月 日 时 分 秒 个月 小时 分钟 工作日 个工作日 号 届 级 版 大 楼 室 层 季度
    中全会
""")
)
NAMING_WORDS = frozenset(_words("号 届 级 版 大 楼 室 季度 中全会"))
"""After these a number is a name (711号, 二十大), not a count."""

UNCOUNTED_UNITS = frozenset(
    [
        "%",
        "‰",
        "个百分点",
        "百分点",
        "天",
        "周",
        "岁",
        "年",
        "月",
        "日",
        "时",
        "分",
        "秒",
        "个月",
        "小时",
        "分钟",
        "工作日",
        "个工作日",
        "季度",
    ]
)
"""Shares and times: no number of things is counted in them."""

MONEY_PLACES = {"元": 0, "块": 0, "块钱": 0, "万元": 4, "亿元": 8}
"""Units of money and the power of ten that turns them into 元."""

DECIMAL_UNITS = frozenset(["%", "％", "成", "倍", *MONEY_PLACES])
"""What is counted in these may have decimals."""

NOT_MEASURE_WORDS = _words("""
    部分 处理 处罚 处置 起诉 起草 人员 人民 人大 人力 名称 名录 家庭 期间 期限 场所 组织 条例 条件 章程 款项
    类别 类型 批准 批复 批评 次年 天津 本年 本级 本机关 本单位 本局 所有 门户 时间 分别 分类 分析 年报 日常
    点击 户籍 元旦 台账 份额 版本 节约 节能 页面 大概 大约 大致 大量 大力 大厅 单位名称 村务 周边
""")
"""Words that begin like a measure word: 予以公开5部分公开2 has no 部."""

HEDGES = ("大概", "大约", "估计", "可能", "好像", "也许", "差不多", "大致")
"""Anywhere before a number in its clause."""

JUST_BEFORE = _words("约 近 超 超过 逾 不足 不到 不下 将近 接近 至少 至多 最多 最少 起码 突破")
JUST_AFTER = ("左右", "上下", "以上", "以下", "以内", "之内", "开外", "出头", "有余", "多月", "半")
"""After the number and its unit."""

_WITH_ONE = """
    一些 一般 统一 一直 进一步 下一步 上一步 一步到位 一致 唯一 万一 一律 一并 同一 之一 一旦 一定 一系列
    一方面 一体 一线 一同 一贯 一切 一概 一样 一经 一向 一再 一如既往 一流 一站式 一网通办 一网统管 一网
    一窗 一门式 一把手 一揽子 一盘棋 一张网 一带一路 一对一 一一 一次性 一次办 跑一次 一岗双责 一件事”
    一件事一次办 一老一小 一企一 一事一 一户一 一村一 一卡通 一下 一边 一共 一点也 一点儿 一目了然 一视同仁
    一年一度 一年来 一审 一二审 一二三产 其一 其二 其三 逐一 专一 单一 合一 划一 如一 万无一失 百里挑一
    一丝不苟 一以贯之 一体化 一公开 五一 双十一 一批 一番 一心
"""
_OTHER_NUMBERS = """
    二审 二手 二维码 三方 三农 三公经费 三公” 三公支出 三定 三资 三重一大 三审三校 三校三审 下一行 三支一扶 三保障
    三网融合 两不愁三保障 三安全一稳定 三安全 一稳定 三类内部事务信息 三类内部事务 三类内部 四类过程性信息 四类过程性
    四类过程 三级等保 五公开 六稳 六保 五险一金 十分重视 十分重要 十分必要 十分关注 十分感谢 十分满意 十足
    两者 两岸 两会 两新 两手抓 两化 千方百计 千家万户 百分百 零件 零星 零售 零散 零碎 零距离 零容忍 零跑动
    零跑腿 零差错 零基础 八零后 九零后 零零后 四川 四平
    三明 三亚 三门峡 三沙 六安 六盘水 七台河 九江 十堰 五家渠
"""
_GUARDS = """
    合同 会同 连同 协同 陪同 不同 共同 系统 传统 件数 总数 人数 次数 条数 份数 期数 户数 个数 篇数 项数 数量
    数据 多数 少数 指数 系数 函数 分数 几乎 几何 合约 违约 节约 预约 签约 制约 条约 履约 集约 公约 契约 特约
    邀约 最近 附近 临近 以上 马上 网上 线上 会上 减负 抱负 担负 肩负 自负 胜负 上半年 下半年 半数 过半 多半
    大半 半途 个半
"""
WORDS = frozenset(_words(f"{_WITH_ONE} {_OTHER_NUMBERS} {_GUARDS}"))
"""Never (part of) a number. The guards hold no number; they keep 合同一份 from being taken for 同一."""
