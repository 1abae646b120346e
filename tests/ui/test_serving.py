"""How the server starts: quiet, on this machine only, on a free port."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from ui.app import ADDRESS, free_port, serve
from ui.quiet import LOUD, QUIET, be_quiet


def test_every_door_off_this_machine_is_shut():
    environ = {**dict.fromkeys(LOUD, "true"), "GRADIO_ANALYTICS_ENABLED": "True", "HOME": "/home/clerk"}
    be_quiet(environ)
    assert environ == {**QUIET, "HOME": "/home/clerk"}


def test_a_taken_port_gives_way_to_the_next_free_one():
    with free_port(0) as first:
        taken = first.getsockname()[1]
        with free_port(taken) as second:
            assert second.getsockname()[0] == ADDRESS
            assert taken < second.getsockname()[1] <= taken + 99


def test_without_a_port_the_server_says_so_in_one_line_and_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        serve(tmp_path / "data", 65536)
    assert ended.value.code == 2
    assert capsys.readouterr().err == "端口打不开：从 65536 起的 100 个端口都不能用，请用 --port 换一个。\n"
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_cannot_be_used_is_one_line_and_status_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SystemExit) as ended:
        serve(tmp_path / "file", 0)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("数据文件夹建不起来：")


def test_the_server_module_comes_without_gradio():
    code = "import sys, ui.app; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
