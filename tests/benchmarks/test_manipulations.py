import doctest

import pytest

from manipulations import KINDS, MODULES, manipulate

GROUPS = {"character", "separator", "token", "lexical", "phonetic", "script", "context", "free text"}
NAMES = (
    "HUAWEI & TECHNOLOGIES GROUP CO., LTD.",
    "Al-Qasim Mohammed Zhukovskiy Pharmaceutical Company Limited",
    "DALIAN YOUMANTE IMPORT EXPORT TRADING COMPANY LLC",
    "PARS AVIATION SERVICE INSTITUTE",
    "Kavosh Gryvin Yassin Bank",
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_changes_a_name_and_does_so_again(kind):
    changed = [(name, manipulate(name, kind)) for name in NAMES]
    assert any(after is not None for _, after in changed)
    assert all(after != name for name, after in changed)
    assert changed == [(name, manipulate(name, kind)) for name in NAMES]


def test_seeds_differ():
    assert len({manipulate(NAMES[0], "substitution", seed) for seed in range(20)}) > 5


def test_every_group_has_its_kinds():
    groups = {kind.group for kind in KINDS.values()}
    assert groups == GROUPS
    assert len(KINDS) >= 31


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_too_short_to_be_given(kind):
    for name in ("A", "AB", "A B", "华为", "12"):
        manipulate(name, kind)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0
