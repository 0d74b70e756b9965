import sys

import pytest

from measuring.serving import Gone, Server, interleave

STEADY = "import sys\nprint('ready\\t2\\t10', flush=True)\nfor n, _ in enumerate(sys.stdin): print(n + 1.5, flush=True)"
DYING = "import sys\nprint('ready\\t1\\t5', flush=True)\nsys.stdin.readline()\nsys.exit('no more memory')"


def server(program: str) -> Server:
    return Server([sys.executable, "-c", program])


def test_rounds_are_interleaved_and_one_that_dies_is_told_and_left_out() -> None:
    servers = {"steady": server(STEADY), "dying": server(DYING)}
    assert interleave(servers, 3) == {"dying": "no more memory"}
    assert servers["steady"].seconds == [1.5, 2.5, 3.5]
    assert (servers["steady"].documents, servers["steady"].byte_count) == (2, 10)
    servers["steady"].close()


@pytest.mark.parametrize("program", ["import sys; sys.exit('No module named x')", "print('No module named x')"])
def test_a_program_that_does_not_get_ready_is_gone(program: str) -> None:
    with pytest.raises(Gone, match="No module named x|not enough values"):
        server(program)
