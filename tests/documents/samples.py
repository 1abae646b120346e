"""Reports of an invented bureau, long enough that tables split over pages."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from types import MappingProxyType

from assistant.report.figures import Figures, Value, plain, shown
from assistant.report.form import Form
from assistant.report.report import Report
from knowledge.shelf import form_for

ORGAN = "云溪县水务局"

OVERVIEW = """（一）主动公开情况
本机关按照“谁制作、谁公开”的要求，把供水水价、河湖管护、水旱灾害防御等群众关心的事项放在首位，全年在县政府门户网站水务栏目发布信息，\
内容涵盖水利工程建设、农村饮水安全、节约用水和取水许可。新开工的堤防加固工程从立项到验收逐项公开，施工期间停水的通知提前三日发布。
（二）依申请公开情况
申请渠道保持畅通，当面、信函和网上三种方式均有专人登记，办理期限逐件提示。答复前先与申请人联系，弄清真正需要的内容，能当场提供的当场提供。\
没有发生因答复引起的投诉。
（三）政府信息管理情况
对历年印发的规范性文件作了一次清理，逐件标明是否有效，文件目录随清理结果更新，失效的文件在网页上加注说明，不再作为管理依据。
（四）政府信息公开平台建设情况
栏目按照水资源、河湖、防汛、工程四类重新编排，检索到一份文件的步骤由五步减为三步。水雨情数据接入县政府网站，汛期每日更新。
（五）监督保障情况
明确一名负责人分管、一个股室承办，每季度对栏目内容自查一次，发现的错链、空栏当周改正；全年组织两次业务培训，新进人员全部参加。"""

PROBLEMS = """存在的主要问题：一是工程类信息篇幅长、术语多，群众读起来费力；\
二是乡镇水管站上报信息不及时，栏目更新时快时慢。
改进情况：一是为新发布的工程公示配一页通俗说明，先讲对用水有什么影响；二是把上报时限写进乡镇水管站的工作清单，每月通报一次。"""

PREFACE = """根据《中华人民共和国政府信息公开条例》的规定，编制本报告。\
本报告由总体情况、主动公开政府信息情况、\
收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。\
统计期限自 1 月 1 日起至 12 月 31 日止。
本报告可在县政府门户网站下载。对本报告有疑问的，请与本机关办公室联系。"""

TEXTS = MappingProxyType(
    {
        "document_number": "云水发〔2026〕3号",
        "addressee": "县人民政府办公室：",
        "preface": PREFACE,
        "overview": OVERVIEW,
        "problems": PROBLEMS,
        "other_matters": "本机关本年度没有收取信息处理费。没有其他需要报告的事项。",
        "signature": ORGAN,
        "signing_date": "2026年1月12日",
    }
)


def sample_report(year: int, *, seed: int = 1, length: int = 1, **texts: str) -> Report:
    """A report that passes every check; `length` repeats the overview, `texts` replaces texts by slot id."""
    form = form_for(year)
    words = {**TEXTS, "overview": "\n".join([OVERVIEW] * length), **texts}
    figures = Figures(MappingProxyType(sample_figures(form, seed)))
    return Report(form, ORGAN, year, "department", figures, texts=MappingProxyType(words))


def as_printed(report: Report) -> dict[str, str]:
    """What every cell of the report's tables has to say, by cell id."""
    values = shown(report.form, report.figures)
    return {cell: "" if value is None else plain(value) for cell, value in values.items()}


def sample_figures(form: Form, seed: int) -> dict[str, Value]:
    """Random values for every typed cell, chosen so that what came in is what went out in each column."""
    random = Random(seed)
    values: dict[str, Value] = {}
    for cell in form.typed:
        values[cell.id] = Decimal("24252.311082") if cell.places == 6 else random.randint(0, 40)
        if cell.kind == "signed":
            values[cell.id] = random.randint(-5, 5)
        if cell.places == 2:
            values[cell.id] = Decimal("135753944.52")
    for column in ("natural_person", "company", "research", "nonprofit", "legal_service", "other"):
        settled = sum(
            int(str(value))
            for cell, value in values.items()
            if cell.startswith("applications.")
            and cell.endswith(f".{column}")
            and cell.split(".")[1] not in ("received", "carried_in")
        )
        values[f"applications.carried_in.{column}"] = 2
        values[f"applications.received.{column}"] = settled - 2
    return values
