"""How much of a paragraph stands in a report of another organ (D-18), on invented texts."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from assistant.passages.alike import Others, Own, borrowings, most_alike
from assistant.passages.dividing import Paragraph
from assistant.passages.passage import Passage
from assistant.report.alike import Alike
from assistant.report.wording import literal
from knowledge.shelf import load_forms
from knowledge.splitting import load_splitting

FORM = load_forms()[-1]
(RULE,) = FORM.wording.borrowed
ORGAN = "云溪县水务局"
PATROL = "把河道巡查结果、供水水质检测数据、取水许可办理情况列为必须公开的三件事，业务股室当天整理，办公室次日发布。"
REPAIR = "对群众问得多的停水检修，提前三天在网站和村口公告栏同时贴出，写明时段、范围和临时取水点。"
LESSON = "请乡镇水管站的同志到局里跟班一周，学会怎样把施工告示改写成村民看得懂的话。"
TRIAL = "选了灌区用水户最关心的轮灌时间表来做公开试验，根据村民意见改成大字版。"
OTHER = "澜汀县水务局"


def passage(text: str, organ: str = OTHER, year: int = 2023, report: str = "别处.docx") -> Passage:
    name = f"{organ}{year}{len(text)}"
    return Passage(name, "overview", "主动公开", ("department",), (FORM.id,), year, organ, "", text, report=report)


def compared(text: str, *passages: Passage, organ: str = ORGAN) -> Alike | None:
    own = Own(organ, FORM.wording.names, load_splitting())
    return most_alike(text, own, Others(passages, RULE), "overview")


def share(text: str, *passages: Passage, organ: str = ORGAN) -> float:
    found = compared(text, *passages, organ=organ)
    return found.share if found else 0.0


def test_the_report_that_has_most_of_a_paragraph_is_named_with_the_longest_sentence_in_common() -> None:
    found = compared(LESSON + PATROL + REPAIR + TRIAL, passage(LESSON, "砚湖县水利局", 2024), passage(PATROL + REPAIR))
    assert found is not None
    assert (found.organ, found.year, found.file, found.words) == (OTHER, 2023, "别处.docx", PATROL)
    assert found.whole - found.characters == len(LESSON + TRIAL) - 4  # marks do not count


def test_of_two_reports_that_have_as_much_the_later_one_is_named() -> None:
    found = compared(PATROL, passage(PATROL, year=2022), passage(PATROL), passage(PATROL, year=2021))
    assert found is not None
    assert found.year == 2023


def test_numbers_years_and_names_make_a_sentence_neither_new_nor_old() -> None:
    theirs = passage(
        "{year}年，{self}通过{place}政府网站发布河道、供水信息{?条:河道、供水信息}条，比上年{change:a.b.c:1}。"
    )
    ours = "2024年，我局通过云溪县政府网站发布河道、供水信息230条，比上年增长8.5%。"
    assert share(ours, theirs) == 1
    assert share("{year}年，{self}通过{place}政府网站发布河道、供水信息{fact:released.total}条，比上年多。", theirs) > 0
    assert share("云溪县水务局召开河道管护情况公开通气会。", passage("{organ}召开河道管护情况公开通气会。")) == 1
    spelt = passage("把巡查、检测、许可列为必须公开的{?件:必须公开的}件事，提前{?天:提前}天贴出。")
    assert share("把巡查、检测、许可列为必须公开的三件事，提前两天贴出。", spelt) == 1
    assert share("2024年，县水务局120件，我局230条，云溪县、云溪县水务局35次。", theirs) == 0


def test_titles_of_laws_and_what_everybody_writes_do_not_count() -> None:
    said = "坚持以公开为常态、不公开为例外，认真落实《中华人民共和国政府信息公开条例》。"
    assert compared(said, passage(said)) is None
    assert compared("信息公开工作有序。", passage("信息公开工作有序。")) is None


def test_a_sentence_with_a_word_changed_is_the_same_and_one_rewritten_is_not() -> None:
    assert share(PATROL.replace("次日", "隔日"), passage(PATROL)) == 1
    assert share("把" + PATROL.replace("河道巡查结果", "农村饮水检测")[1:], passage(REPAIR)) == 0
    rewritten = "河道巡查、水质检测、取水许可三项内容必须公开，当天由股室整理好，第二天由办公室发出去。"
    assert share(rewritten, passage(PATROL)) == 0


def test_what_three_organs_write_is_a_formula_and_two_years_of_one_are_one_organ() -> None:
    two = (passage(PATROL), passage(PATROL, "砚湖县水利局"))
    assert share(PATROL, *two) == 1
    assert share(PATROL, *two, passage(PATROL, "砚湖县水利局", 2022, "旧.docx")) == 1
    assert share(PATROL, *two, passage(PATROL, "青石县水务局")) == 0


def test_own_reports_and_passages_that_ship_are_nobody_elses() -> None:
    assert share(PATROL, passage(PATROL, ORGAN)) == 0
    assert share(PATROL, passage(PATROL, "云溪县水务局（本级）")) == 0
    assert share(PATROL, passage(PATROL), passage(PATROL, ORGAN, 2022)) == 0
    assert share(PATROL, passage(PATROL, report="")) == 0
    assert share(PATROL, passage(PATROL), organ="") == 0


def test_one_paragraph_of_several_is_enough() -> None:
    found = compared("\n".join((TRIAL + LESSON, PATROL + REPAIR, TRIAL)), passage(PATROL + REPAIR))
    assert found is not None
    assert found.share == 1
    learned = passage(PATROL + REPAIR + LESSON)
    more = compared("\n".join((LESSON + TRIAL * 4, PATROL + REPAIR, TRIAL * 4)), learned)
    assert more is not None
    assert more.share == 1


def test_words_of_a_finished_text_are_found_where_they_stand_braces_and_all() -> None:
    text = f"{TRIAL}\n{REPAIR.replace('停水', '{停水}')}{PATROL}"
    own = Own(ORGAN, FORM.wording.names, load_splitting())
    part = Paragraph("overview", "", "", text)
    others = Others([passage(REPAIR)], RULE)
    (found,) = borrowings({"overview": text}, [part], own, others, {"overview": "总体情况"})
    assert text[found.start :].startswith(found.alike.words)
    assert "{停水}" in found.alike.words
    assert found.name == "总体情况"


def test_reports_can_be_added_later() -> None:
    others = Others([passage(REPAIR)], RULE)
    own = Own(ORGAN, FORM.wording.names, load_splitting())
    assert most_alike(PATROL, own, others, "overview") is None
    others.add([passage(PATROL, "砚湖县水利局")])
    found = most_alike(PATROL, own, others, "overview")
    assert found is not None
    assert found.organ == "砚湖县水利局"


SENTENCES = (PATROL, REPAIR, LESSON, TRIAL)
ORGANS = (OTHER, "砚湖县水利局", "青石县水务局")
some = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True)
passages = st.lists(
    st.builds(
        lambda said, organ, year: passage("".join(said), organ, year), some, st.sampled_from(ORGANS), st.just(2023)
    ),
    max_size=4,
)


@given(some, passages, st.randoms())
def test_the_order_of_passages_does_not_matter(said: Sequence[str], known: list[Passage], shuffle) -> None:
    mixed = list(known)
    shuffle.shuffle(mixed)
    assert compared("".join(said), *known) == compared("".join(said), *mixed)


@given(some)
def test_a_text_equal_to_another_organs_passage_is_wholly_alike(said: Sequence[str]) -> None:
    assert share("".join(said), passage("".join(said))) == 1


@given(st.sets(st.sampled_from(SENTENCES), min_size=1, max_size=3))
def test_a_text_with_nothing_in_common_is_never_a_copy(said: set[str]) -> None:
    rest = "".join(one for one in SENTENCES if one not in said)
    assert compared("".join(sorted(said)), passage(rest)) is None


@given(st.text(alphabet="{}年0一县局云溪水务。；\n我，", max_size=60))
def test_whatever_was_typed_is_compared_and_its_share_is_one_at_most(text: str) -> None:
    found = compared(literal(text), passage(literal("".join(text.split("\n")))), passage(PATROL))
    assert found is None or 0 < found.share <= 1
