"""A report whose texts are full of numbers that agree with its tables; no paragraph of it is the same in two turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from assistant.report.figures import Value
from assistant.report.known import Known
from assistant.report.report import Prior, Report
from tests.benchmarks.sample import busy_report

PREFACE = (
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《国务院办公厅政府信息与政务公开办公室关于印发"
    "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制本报告。"
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六个部分组成，数据统计期限自2025年1月1日至2025年12月31日。"
    "报告电子版可在市政府门户网站下载，年度报告专栏已有{visits}人次阅读。"
)
OVERVIEW = """\
2025年，云溪市以群众需要为先，围绕旧城供水、山区道路、小学学位三件大事安排公开，年初列出任务{tasks}项，年末逐项销号。\
市政府常务会议2次听取汇报，市政府办公室4次到县区现场查看，形成记录{records}份。没有如期完成的事项都写明了原因、办理时限和联系人，\
在门户网站首页挂到办结为止，让看得见的结果代替写得好的总结。
（一）主动公开方面。全市通过门户网站、政务新媒体、公报和查阅点公开政府信息{published}条，其中门户网站{site}条，\
政务新媒体{media}条，公报{gazette}条，查阅点{points}条。制发行政规范性文件{normative_documents_made}件，\
废止{normative_documents_repealed}件，年末现行有效{normative_documents_in_force}件，每件都配有文字解读。\
一是把旧城供水摆在最前面。供水管网改造从立项、招标、施工到验收，每一步都在动工前后公开，停水的街巷、时段和送水点提前三天贴到楼道口，\
全年发布信息{water}条；水质检测结果由每季度公布改为每月公布，检出异常的当天说明处置办法和复检安排。\
二是把山区道路讲清楚。哪条路先修、哪条路后修，用一张图标出评分和排序，发布信息{roads}条；施工期间的绕行路线、\
班车改点和学生接送办法由交通、教育两家一起发布，避免群众两头打听。\
三是把学位供给算明白。新建和改建学校的位置、招生范围、开学时间一次公布，发布信息{schools}条；学区调整前开座谈会{talks}场，\
意见不论采纳与否都逐条答复，调整后的三个月内在每个学校门口设咨询点。\
四是财政信息公开到科目。公布预算和决算{budgets}份，逐页校对后发现并更正差错{slips}处；看不懂的科目用一句话说明用途，\
资金结余较多的写明原因和下一步安排。重大行政决策目录全部公开征求意见，收到意见{opinions}条，没有采纳的逐条说明理由。
（二）依申请公开方面。全市共收到政府信息公开申请{came}件，其中自然人申请{person}件，法人或其他组织申请{others}件；\
办结{concluded}件，结转下年度继续办理{carried_out}件。办理结果为予以公开{granted}件、部分公开{partly_granted}件、\
不予公开{refused}件、无法提供{unavailable}件、不予处理{not_processed}件、其他处理{other}件。\
申请一到就登记，当天转给承办单位，办理期限过半时由系统提醒一次，临期前再由专人催办一次，全年催办{urged}次。\
答复之前先打电话，问清申请人真正要的是哪一份材料、用在什么地方，能当面给的当面给，不能给的把道理讲透，\
这样办下来，重复申请明显少了。受理窗口{windows}个，每个窗口都放着填好的样表和放大镜，不会写字的由工作人员代填后念给本人听。\
因政府信息公开申请行政复议{reviews}件，其中结果维持{reviews_upheld}件、结果纠正{reviews_corrected}件、\
其他结果{reviews_other}件、尚未审结{reviews_pending}件；行政诉讼{suits}件。对被纠正的案件逐件复盘，编成案例发到承办单位，\
并请法院和复议机构的同志来讲课，听课{listeners}人次，讲的都是本市自己办错的案子。
（三）政府信息管理方面。对2015年以来的文件清理一遍，标明失效{expired}份，补录目录{added}条；栏目由多并少，\
每个栏目写明由哪个科室更新、多少天更新一次、过期由谁负责。起草文件时先定公开属性，属性不明的退回起草单位重新认定，\
不公开的要在送审稿上写出法律依据。保密审查登记{secrecy}份，审查人和承办人分开，没有发生泄密事件。\
涉及个人信息的文件先遮盖、再由另一人复看，全年复看{looked}份；历史档案中能够公开的，按年份分批移到网上，方便群众查找老房子、\
老厂子和老路名的来历。
（四）政府信息公开平台建设方面。门户网站全年访问{hits}次，站内检索{searches}次，检索不到结果的词语由编辑补充说明，\
让用方言、俗称和旧地名也能查到正式文件。智能问答新入库问题{questions}条，答不上来的转给人工，次日必须有回音。\
关停不再更新的政务新媒体{closed}个，把人手集中到群众常看的几个账号上，全年发布{posts}条，其中原创{own}条、转载{copied}条。\
政务公开专区接待查阅{readers}人次，代打印{prints}份；腿脚不便的老年人和残疾人，由社区网格员把材料送到家里，\
并帮着把要办的事一次问清。公报改用大字排印，每期送到乡镇便民服务中心、村史馆和图书馆，缺期的在次月补齐。
（五）监督保障方面。把政务公开列入年度考核，每季度检查一次，全年发出整改通知{notices}份，到期没有改正的由市政府办公室约谈。\
社会评议发放问卷{forms}份，请的是办过事的群众、企业和律师，评议结果在网上公布，批评最多的三个方面写进第二年的任务。\
没有发生需要责任追究的情形；接到投诉{complaints}件，均在15个工作日内办结，并向投诉人说明了结果。\
举办业务培训{trainings}期，参加{trainees}人次，新任工作人员先跟办、后独办，编印办事手册{handbooks}册，\
把申请怎么收、期限怎么算、文书怎么写一条一条说清楚。
（六）县区做法方面。云溪县把村务、居务和政务放在一块屏上，村里的账、镇里的项目、县里的政策一次看全，全年更新{village}条，\
屏幕坏了由镇里两天内修好；水价调整前把成本账摆出来，请用水户推举的代表逐项核对，核掉不合理的开支{costs}项，\
调价后的第一张账单附上计算过程。青石县在农贸市场设公开角，摊位费怎么收、检测结果怎么样、整改到哪一步当天写在黑板上，\
一年写了{boards}期，市场外的人在网上也看得到。白塔区为老旧小区加装电梯建了进度表，谁家申请、谁家反对、卡在哪个环节都在表上，\
没有谈拢的由街道约双方见面{meetings}次，谈成的把费用分摊办法公开出来给后来的小区照着用。\
松岭县的山区学校少，把校车线路、司机姓名和安全检查记录一并公开，家长提出改线意见{lines}条，开学前全部走过一遍再定。\
南浦区在拆迁安置中把选房顺序、房源和剩余套数放到现场大屏上，选一套少一套，群众自己看、自己记，全年选房{rooms}套，\
没有一起因为顺序引起的纠纷。桥头镇请退休教师当政策讲解员，把文件翻成本地话录下来，赶集的日子在广播里放，\
一年录了{tapes}段，听不明白的当场问、当场答；镇里统计，问得最多的是医保报销、宅基地审批和农机补贴三件事，\
于是把这三件事的办事材料、办理时限和经办人印成一张纸，随水费单送到每一户。高岭镇把项目招标的全部文件放在村口的查阅柜里，\
钥匙由村民代表轮流保管，查阅登记本一年记满{books}本，工程质量的投诉比上一年少了一半以上。这些做法由市政府办公室整理成册，\
在全市推开之前先请用过的群众评一评，好用的留下，只好看的不推。
（七）应急信息发布方面。汛期连下大雨，市里把水位、路况和转移安排合在一张图上，半小时更新一次，全年发布预警{warnings}次，\
转移群众{moved_people}人，每次转移前由村干部上门说清楚去哪里、坐哪辆车、带什么东西，转移之后把安置点的住宿、伙食和医务情况天天公布。\
网上流传的不实说法当天回应，说明事情的经过、现在的处置和下一步的打算，回应{rebuttals}次，没有一次隔夜。\
停电停水的小区由供电、供水单位在业主群里发抢修进度，抢修完的请业主代表签字，签字的单子拍照上网。灾后补助的名单、标准和到账时间\
在村里公示七天，有异议的重新核实，核实后更正{corrections}户，更正的理由写在公示栏里。汛期过后开了一次复盘会，\
把哪条信息发晚了、哪条信息没发到人写成清单，交给有关部门限期补上，补上之后再请当时受影响的群众打分，\
低于八十分的重新整改；清单和打分结果一并放到门户网站上，供明年汛前对照。市里还把历年受淹的路段、危险的桥涵和安全的高处画成图，\
每户一张贴在门后，学校里讲一遍，孩子回家再讲给老人听。"""
PROBLEMS = """\
存在的主要问题：一是有的栏目更新慢，最久的{gap}天没有新内容；二是解读材料偏长，写给上级看的话多，写给群众看的话少；\
三是乡镇承办人员换得勤，一年内换了{moved}人，答复文书格式出错{errors}处。
改进情况：一是给更新慢的栏目设提醒，到期前发短信，连续两次逾期的栏目由分管负责人到会说明；二是解读材料改用问答体，\
已重写{rewritten}份，发布前请两位不懂这一行的人先读，读不懂的退回；三是编写文书样式{samples}种，新任人员上岗前先练习，\
由市政府办公室逐份批改，批改意见整理后发给全市承办人员。"""
OTHER_MATTERS = """\
2025年，全市对3件政府信息公开申请收取信息处理费{fee}元，其中云溪县水务局1件，收取{fee_first}元；云溪县教育局2件，收取{fee_second}元，\
标准符合《政府信息公开信息处理费管理办法》。"""
FREE = (
    *("visits", "tasks", "records", "site", "media", "gazette", "points", "water", "roads"),
    *("schools", "talks", "budgets", "slips", "opinions", "urged", "windows", "listeners", "looked"),
    *("expired", "added", "secrecy", "hits", "searches", "questions", "closed", "own", "copied"),
    *("readers", "prints", "notices", "forms", "complaints", "village", "costs", "boards", "meetings"),
    *("lines", "rooms", "tapes", "books", "warnings", "moved_people", "rebuttals", "corrections", "trainings"),
    *("trainees", "handbooks", "gap", "moved", "errors", "rewritten", "samples"),
)
"""The names of the figures that stand in no table."""
REGULATIONS = ("rules", "normative_documents")
CARRIED = ".carried_in."
GROUPS = ("refused", "unavailable", "not_processed", "other")
CAME = ("received", "carried_in")
RESULTS = ("upheld", "corrected", "other", "pending")
ROWS = ("concluded", "carried_out", "granted", "partly_granted")


def numbered_report(turn: int = 0) -> Report:
    """The busy city's report with these texts, its totals stated, last year's report beside it.

    `turn` changes a number of every paragraph, in no sum and in no table.
    """
    now, before = _year(2025, turn), _year(2024, turn)
    changes = {cell.replace("carried_in", "carried_out"): now.known[cell] for cell in now.known if CARRIED in cell}
    changes |= {f"disclosure.{row}.in_force": _in_force_before(now.known, row) for row in REGULATIONS}
    figures = before.figures.changed(_values(changes))
    prior = Prior(2024, figures, before.form, before.organ, "2024.docx", before.texts, before.kind)
    return replace(now, prior=prior)


def turns() -> Iterator[Report]:
    """One report after the other, so that nothing that was read before can be used again."""
    return map(numbered_report, count())


def _year(year: int, turn: int) -> Report:
    report = busy_report(year)
    report = replace(report, figures=report.figures.changed({f"disclosure.{row}.in_force": 40 for row in REGULATIONS}))
    stated = replace(report, figures=report.figures.changed(_values(report.known)))
    return replace(stated, texts=texts(stated, turn))


def _in_force_before(now: Known, row: str) -> int:
    in_force, made, repealed = (int(now[f"disclosure.{row}.{name}"] or 0) for name in ("in_force", "made", "repealed"))
    return in_force - made + repealed


def _values(known: Known) -> Mapping[str, Value]:
    return {cell: number for cell, number in known.items() if number is not None}


def texts(report: Report, turn: int) -> Mapping[str, str]:
    """The texts by slot, with the figures of the report's tables."""
    free = {name: 17 + 3 * number + turn for number, name in enumerate(FREE)}
    money = {"fee_first": 380 + 10 * turn, "fee_second": 400}
    sums = {
        "published": sum(free[name] for name in ("site", "media", "gazette", "points")),
        "posts": free["own"] + free["copied"],
        "fee": sum(money.values()),
    }
    words = {**free, **money, **sums, **_table_figures(report)}
    pieces = {"preface": PREFACE, "overview": OVERVIEW, "problems": PROBLEMS, "other_matters": OTHER_MATTERS}
    written = {slot: piece.format(**words) for slot, piece in pieces.items()}
    return MappingProxyType({slot: text.replace("2025年", f"{report.year}年") for slot, text in written.items()})


def _table_figures(report: Report) -> Mapping[str, object]:
    known = report.known
    cells = {row: known[f"applications.{row}.total"] for row in ROWS}
    cells |= {f"reviews_{result}": known[f"disputes.reconsideration.{result}"] for result in RESULTS}
    for column in ("made", "repealed", "in_force"):
        cells[f"normative_documents_{column}"] = known[f"disclosure.normative_documents.{column}"]
    sums = {
        "reviews": [known["disputes.reconsideration.total"]],
        "suits": [known[f"disputes.{kind}.total"] for kind in ("direct_suit", "suit_after_reconsideration")],
        "person": [known[f"applications.{row}.natural_person"] for row in CAME],
        "came": [known[f"applications.{row}.total"] for row in CAME],
        **{group: [number for cell, number in known.items() if _is_of(cell, group)] for group in GROUPS},
    }
    added = {name: sum(number or 0 for number in numbers) for name, numbers in sums.items()}
    return {**cells, **added, "others": added["came"] - added["person"]}


def _is_of(cell: str, group: str) -> bool:
    return cell.startswith(f"applications.{group}.") and cell.endswith(".total")
