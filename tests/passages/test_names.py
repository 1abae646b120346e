"""Years, dates and names of a past report become slots; what fits nobody else is found."""

import pytest

from assistant.checks.mentions import BLANK
from assistant.passages.naming import foreign, stems
from knowledge.composing import load_composing
from knowledge.shelf import form_for
from tests.passages.invented import RULES, slots_of

FIELDS = load_composing().fields


def own_stems(organ: str) -> frozenset[str]:
    names = form_for(2025).wording.names
    assert names
    return stems(organ, names, FIELDS)


@pytest.mark.parametrize(("year", "slot"), [(2025, "{year}"), (2024, "{year-1}"), (2026, "{year+1}")])
def test_the_reports_year_and_those_beside_it_follow_the_year(year, slot):
    assert slots_of(f"{year}年继续推进。") == f"{slot}年继续推进。"


def test_another_year_is_open():
    assert slots_of("2019年以来持续推进。").startswith("{?年份:")


def test_a_date_is_one_open_slot():
    assert slots_of("3月15日发布公告。").startswith("{?日期:")


def test_what_a_date_is_named_by_holds_no_digit_and_no_brace():
    assert "{?日期:" in (text := slots_of("3月15日12{公告。"))
    assert "15" not in text
    assert "日期:12" not in text


def test_the_organs_name_and_what_it_calls_itself_follow_the_organ():
    assert slots_of("云溪县水务局认真落实要求，我局及时公开。") == "{organ}认真落实要求，{self}及时公开。"


def test_its_place_and_level_follow_the_organ():
    assert (
        slots_of("在县委、县政府领导下，云溪县全县推进。") == "在{level}委、{level}政府领导下，{place}全{level}推进。"
    )


def test_another_level_stays_words():
    assert slots_of("按照市政府要求推进。") == "按照市政府要求推进。"


def test_our_words_for_parts_of_ourselves_stay_words():
    assert "{self}" not in slots_of("我局限于条件。").replace("{self}限", "")


@pytest.mark.parametrize("words", ["通过“云溪发布”公众号公开。", "在松坪街道设立专区。", "赴澜汀市学习。"])
def test_names_of_places_and_accounts_are_found(words):
    assert foreign(words, RULES)


@pytest.mark.parametrize("words", ["覆盖全市各县区。", "利用城市管理平台公开。", "指导各乡镇街道公开。"])
def test_common_words_are_no_names(words):
    assert foreign(words, RULES) == ()


def test_the_stems_of_a_name_are_its_own_words():
    assert own_stems("云溪县卫生健康局") == {"云溪", "卫生健康", "卫生", "健康"}
    assert own_stems("云溪县青石镇人民政府") >= {"云溪", "青石"}


def test_a_text_without_an_organ_keeps_its_words():
    assert BLANK not in slots_of("我局及时公开。", organ="")
