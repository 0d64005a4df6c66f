"""The verbs on the bundled lists: what a newcomer types first."""

from __future__ import annotations

import pytest

import mineral_screen as ms


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("莱多斯公司", "Leidos"),
        ({"name": "Leidos Inc", "country": "US"}, "Leidos"),
        ("MP Materials Corp.", "MP Materials"),
        ("Mitsubishi Shipbuilding Co Ltd", "Mitsubishi Heavy Industries Shipbuilding"),
        ("美国稀土公司", "USA Rare Earth"),
    ],
)
def test_finds_the_listed_party(query: str, name: str) -> None:
    result = ms.screen(query)
    assert result
    assert name in str(result.matches[0].entry.name)
    assert str(result.matches[0].entry.name) in result.explain()


def test_an_unlisted_name_is_clear_with_its_nearest_miss() -> None:
    result = ms.screen("Blue Lagoon Bakery")
    assert result.outcome == "clear"
    assert result.nearest is not None


def test_only_the_lists_asked_for_are_searched() -> None:
    result = ms.screen("Leidos", lists=["cn-watch"])
    assert [one.list_id for one in result.lists] == ["cn-watch"]
    assert "cn-export-control" in [one.what for one in result.skipped]


def test_an_unknown_list_comes_with_a_suggestion() -> None:
    with pytest.raises(ms.UnknownListError) as caught:
        ms.screen("Leidos", lists=["cn-wach"])
    assert caught.value.suggestion == "cn-watch"


def test_replay_of_a_stored_answer() -> None:
    answer = ms.ScreeningResult.from_json(ms.screen("Leidos").to_json())
    assert ms.replay(answer) == answer


def test_a_tampered_answer_does_not_replay() -> None:
    answer = ms.screen("Leidos")
    (match, *rest) = answer.matches
    tampered = answer.model_copy(update={"matches": (match.model_copy(update={"score": 0.71}), *rest)})
    assert ms.replay(tampered) != tampered


def test_results_show_themselves_in_a_notebook_without_trusting_the_names() -> None:
    result = ms.Screener.from_entries([{"id": "1", "name": "<script>alert(1)</script> Norvanta"}]).screen("Norvanta")
    assert "<script>" not in result._repr_html_()
    assert "Norvanta" in result._repr_html_()


def test_equal_entities_score_one() -> None:
    assert ms.compare("华为技术有限公司", "华为技术有限公司").score == 1.0
    assert ms.compare({"address": "1 Main St, Springfield"}, {"address": "1 Main St, Springfield"}).score > 0.5


def test_public_names_are_there_and_few() -> None:
    assert len(ms.__all__) <= 30
    for name in ms.__all__:
        assert getattr(ms, name) is not None
    assert set(ms.__all__) == set(dir(ms)) == {*ms._HOME_OF, "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'scren'"):
        ms.scren  # type: ignore[attr-defined]  # noqa: B018
