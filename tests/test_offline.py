"""The guard of conftest: a test reaches this machine and no other."""

import os
import socket
from pathlib import Path

import pytest

# TEST-NET-1 of RFC 5737: nobody has this address.
ELSEWHERE = "192.0.2.1"


def test_another_machine_cannot_be_connected():
    with socket.socket() as client, pytest.raises(pytest.fail.Exception, match="never touch the network"):
        client.connect((ELSEWHERE, 80))


def test_a_datagram_to_another_machine_is_stopped():
    with (
        socket.socket(type=socket.SOCK_DGRAM) as client,
        pytest.raises(pytest.fail.Exception, match="never touch the network"),
    ):
        client.sendto(b"x", (ELSEWHERE, 53))


def test_a_host_name_is_not_looked_up():
    with pytest.raises(pytest.fail.Exception, match=r"name\.invalid"):
        socket.create_connection(("name.invalid", 80))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_can_be_connected(host: str):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1])).close()


def test_home_and_data_lie_in_the_folder_of_the_test(tmp_path: Path):
    assert Path(os.environ["HOME"]).is_relative_to(tmp_path)
    assert Path(os.environ["NIANBAO_DATA"]).is_relative_to(tmp_path)
    assert Path.home().is_relative_to(tmp_path)
