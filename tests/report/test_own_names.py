"""What an organ calls itself, and the place that it belongs to."""

import pytest

from knowledge.shelf import load_forms

NAMES = load_forms()[0].wording.names


@pytest.mark.parametrize(
    ("organ", "self_name", "level"),
    [
        ("云溪县水务局", "我局", "县"),
        ("云溪县城市管理局", "我局", "县"),
        ("澜汀市市场监督管理局", "我局", "市"),
        ("澜汀市云溪区卫生健康委员会", "我委", "区"),
        ("澜汀市人民政府办公室", "我办", "市"),
        ("云溪县青石镇人民政府", "我镇", "县"),
        ("岚城区长青街道办事处", "我街道", "区"),
        ("云溪县人民政府", "我县", "县"),
        ("澜汀市", "我市", "市"),
        ("澜汀综合实验区管委会", "我区", "区"),
        ("教育局", "我局", ""),
        ("档案馆", "本机关", ""),
        ("", "", ""),
    ],
)
def test_an_organ_speaks_of_itself_as_its_name_has_it(organ: str, self_name: str, level: str):
    assert NAMES is not None
    assert (NAMES.self_name(organ), NAMES.level(organ)) == (self_name, level)
