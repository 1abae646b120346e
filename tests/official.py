"""The official wording of both editions, transcribed for the tests alone: ids, printed lines, rows.

Sources: 国办公开办函〔2019〕60号 and 〔2021〕30号, their templates.
"""

from tests.published import APPLICANTS, APPLICATION_ROWS, DISCLOSURE_COLUMNS, DISPUTES, RESULTS

ONE_ROW = ("other",)
THREE_ROWS = ("other.correction_overdue", "other.fee_overdue", "other.rest")

SECOND = {
    2019: """
        第二十条第（一）项
        信息内容|本年新制作数量|本年新公开数量|对外公开总数量
        规章|#|#|#
        规范性文件|#|#|#
        第二十条第（五）项
        信息内容|上一年项目数量|本年增/减|处理决定数量
        行政许可|#|#|#
        其他对外管理服务事项|#|#|#
        第二十条第（六）项
        信息内容|上一年项目数量|本年增/减|处理决定数量
        行政处罚|#|#|#
        行政强制|#|#|#
        第二十条第（八）项
        信息内容|上一年项目数量|本年增/减
        行政事业性收费|#|#
        第二十条第（九）项
        信息内容|采购项目数量|采购总金额
        政府集中采购|#|#
        """,
    2021: """
        第二十条第（一）项
        信息内容|本年制发件数|本年废止件数|现行有效件数
        规章|#|#|#
        行政规范性文件|#|#|#
        第二十条第（五）项
        信息内容|本年处理决定数量
        行政许可|#
        第二十条第（六）项
        信息内容|本年处理决定数量
        行政处罚|#
        行政强制|#
        第二十条第（八）项
        信息内容|本年收费金额（单位：万元）
        行政事业性收费|#
        """,
}
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
THIRD_HEAD = f"""
        {NOTE}|申请人情况
        {NOTE}|自然人|法人或其他组织|总计
        {NOTE}|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计
        一、本年新收政府信息公开申请数量|*
        二、上年结转政府信息公开申请数量|*
        三、本年度办理结果|（一）予以公开|*
        三、本年度办理结果|（二）部分公开（区分处理的，只计这一情形，不计其他情形）|*
        三、本年度办理结果|（三）不予公开|1.属于国家秘密|*
        三、本年度办理结果|（三）不予公开|2.其他法律行政法规禁止公开|*
        三、本年度办理结果|（三）不予公开|3.危及“三安全一稳定”|*
        三、本年度办理结果|（三）不予公开|4.保护第三方合法权益|*
        三、本年度办理结果|（三）不予公开|5.属于三类内部事务信息|*
        三、本年度办理结果|（三）不予公开|6.属于四类过程性信息|*
        三、本年度办理结果|（三）不予公开|7.属于行政执法案卷|*
        三、本年度办理结果|（三）不予公开|8.属于行政查询事项|*
        三、本年度办理结果|（四）无法提供|1.本机关不掌握相关政府信息|*
        三、本年度办理结果|（四）无法提供|2.没有现成信息需要另行制作|*
        三、本年度办理结果|（四）无法提供|3.补正后申请内容仍不明确|*
        三、本年度办理结果|（五）不予处理|1.信访举报投诉类申请|*
        三、本年度办理结果|（五）不予处理|2.重复申请|*
        三、本年度办理结果|（五）不予处理|3.要求提供公开出版物|*
        三、本年度办理结果|（五）不予处理|4.无正当理由大量反复申请|*
        三、本年度办理结果|（五）不予处理|5.要求行政机关确认或重新出具已获取信息|*"""
OVERDUE = "三、本年度办理结果|（六）其他处理|{}、行政机关不再处理其政府信息公开申请|*"
THIRD_OTHER = {
    2019: "三、本年度办理结果|（六）其他处理|*",
    2021: "\n".join(
        (
            OVERDUE.format("1.申请人无正当理由逾期不补正"),
            OVERDUE.format("2.申请人逾期未按收费通知要求缴纳费用"),
            "三、本年度办理结果|（六）其他处理|3.其他|*",
        )
    ),
}
THIRD_TAIL = """
        三、本年度办理结果|（七）总计|*
        四、结转下年度继续办理|*"""
FOURTH = """
        行政复议|行政诉讼
        结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|复议后起诉
        结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
        #|#|#|#|#|#|#|#|#|#|#|#|#|#|#"""


def lines(text: str) -> list[list[str]]:
    """The printed lines of a transcription, `*` standing for the seven figures of section 三."""
    return [line.strip().replace("*", "#|#|#|#|#|#|#").split("|") for line in text.split("\n") if line.strip()]


def application_rows(edition: int) -> list[str]:
    """The rows of section 三 that this edition has, in printed order."""
    left_out = THREE_ROWS if edition == 2019 else ONE_ROW
    return [row for row in APPLICATION_ROWS.values() if row not in left_out]


def wanted_ids(edition: int) -> list[str]:
    """Every id of `cells.md` for the edition, in printed order."""
    disclosed = [f"disclosure.{row}.{c}" for row, columns in DISCLOSURE_COLUMNS[edition].items() for c in columns]
    applied = [f"applications.{row}.{column}" for row in application_rows(edition) for column in APPLICANTS]
    return disclosed + applied + [f"disputes.{group}.{result}" for group in DISPUTES for result in RESULTS]


def wanted_lines(edition: int) -> dict[str, list[list[str]]]:
    """The printed lines of each table, a merged cell again in every line that it covers; `#` for a figure."""
    third = f"{THIRD_HEAD}\n{THIRD_OTHER[edition]}\n{THIRD_TAIL}"
    return {"disclosure": lines(SECOND[edition]), "applications": lines(third), "disputes": lines(FOURTH)}
