"""A request as the desk makes it, and what a good model answers."""

from assistant.drafting.model.request import Reference, Request
from tests.drafting.model.scripted import as_json

RECEIVED = "applications.received.total"
GRANTED = "applications.granted.total"
REQUEST = Request(
    section="总体情况",
    aspect="依申请公开",
    kind="政府部门",
    references=(
        Reference("one", "{year}年，{organ}共收到政府信息公开申请{applications.received.total}件，均按时办结。", "甲"),
        Reference("two", "畅通当面、信函和网络等申请渠道，方便申请人。", "乙"),
    ),
    slots={
        "year": "报告年度",
        "organ": "本机关全称",
        RECEIVED: "本年新收政府信息公开申请总数，单位件",
        GRANTED: "予以公开，单位件",
        "disclosure.fees.amount": "行政事业性收费金额，单位万元",
        "share:applications.granted.total/applications.received.total:1": "予以公开占新收的百分比",
    },
    forbidden=("砚湖县水务局", "澜汀市人民政府办公室"),
)
GOOD = (
    "{year}年，{organ}共收到政府信息公开申请{applications.received.total}件。",
    "对每件申请登记编号、明确承办人，进一步规范答复文书，所有申请均在法定期限内办结。",
)
TEXT = "".join(GOOD)
GOOD_REPLY = as_json(*GOOD)
