"""The network of words keeps what it learned when it is written and read."""

import numpy as np
import pytest

from converter.maps.network import read_network, write_network
from converter.maps.train import Example, train

NAMES = ["income|barge", "income|lighter", "income|tug"]


def test_what_was_learned_is_read_back() -> None:
    examples = [Example((0,), 0, 3.0), Example((1,), 1, 3.0), Example((2,), 0, 1.0)] * 40
    network = read_network(NAMES, write_network(*train(examples, 3, 2)))
    assert network.chances("income", ["barge"]).argmax() == 0
    assert network.chances("income", ["lighter"]).argmax() == 1


def test_a_caption_of_unknown_words_leans_on_nothing_else() -> None:
    network = read_network(NAMES, write_network(np.ones((3, 4), np.float32), np.ones((4, 2), np.float32), np.array([0, 1], np.float32)))
    assert network.chances("income", ["punt"]) == pytest.approx([1 / (1 + np.e), np.e / (1 + np.e)])
