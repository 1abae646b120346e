"""A prompt is a file; one that cannot be used is refused in one sentence that names it."""

from pathlib import Path

import pytest
import yaml

from prompts.prompt import SHIPPED, PromptError, load_prompt

GOOD = {
    "id": "one",
    "version": 1,
    "variables": ["name"],
    "text": {"system": "写给 $name。", "user": "占位符 {year}，$$ 是美元。"},
}
SENTENCES = "desk"
"""The file of this folder that is no prompt."""


def written(folder: Path, **changes: object) -> Path:
    (folder / "one.yaml").write_text(yaml.safe_dump({**GOOD, **changes}, allow_unicode=True), encoding="utf-8")
    return folder


def test_a_prompt_is_filled(tmp_path):
    filled = load_prompt("one", written(tmp_path)).filled(name="$name {x}")
    assert (filled.system, filled.user) == ("写给 $name {x}。", "占位符 {year}，$ 是美元。")


@pytest.mark.parametrize(
    "name", [file.name.removesuffix(".yaml") for file in SHIPPED.iterdir() if file.name.endswith(".yaml")]
)
def test_every_prompt_that_ships_can_be_used(name):
    if name != SENTENCES:
        assert load_prompt(name).filled(**dict.fromkeys(load_prompt(name).variables, "甲")).user


@pytest.mark.parametrize(
    ("given", "complaint"),
    [({}, r"\$name is not given"), ({"name": "a", "other": "b"}, r"\$other is given, and unknown")],
    ids=["missing", "unknown"],
)
def test_a_variable_that_is_missing_or_unknown_is_refused(tmp_path, given, complaint):
    with pytest.raises(PromptError, match=rf"one\.yaml: {complaint}"):
        load_prompt("one", written(tmp_path)).filled(**given)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"variables": []}, r"\$name is used, and not listed"),
        ({"variables": ["name", "idle"]}, r"\$idle is listed, and not used"),
        ({"variables": "name"}, "variables has to be a list"),
        ({"id": "other"}, "its id is 'other', not 'one'"),
        ({"version": True}, "version has to be"),
        ({"version": 0}, "version has to be"),
        ({"text": "words"}, "text has to hold"),
        ({"text": {"system": "$name", "user": "5 $ dollars"}}, r"user: a \$ stands there"),
        ({"more": 1}, "has to hold exactly id, text, variables, version"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_file_with_a_mistake_is_named(tmp_path, changes, complaint):
    with pytest.raises(PromptError, match=rf"^one\.yaml: .*{complaint}"):
        load_prompt("one", written(tmp_path, **changes))


@pytest.mark.parametrize("content", [b"a: [", b"\xff", b"- list"], ids=["yaml", "utf-8", "list"])
def test_a_file_that_is_none_is_named(tmp_path, content):
    (tmp_path / "one.yaml").write_bytes(content)
    with pytest.raises(PromptError, match=r"^one\.yaml: "):
        load_prompt("one", tmp_path)
    with pytest.raises(PromptError, match=r"^two\.yaml: cannot be read"):
        load_prompt("two", tmp_path)
