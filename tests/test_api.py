"""The verbs on the bundled lists: what a newcomer types first."""

from __future__ import annotations

import inspect

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


@pytest.mark.parametrize(
    ("day", "measure"),
    [("2025-05-01", "in_force"), ("2025-06-01", "suspended"), ("2025-12-01", "suspended"), ("2026-11-24", "lapsed")],
)
def test_the_law_is_that_of_the_day(day: str, measure: str) -> None:
    result = ms.screen("High Point Aerotechnologies", as_of=day, lists=["cn-export-control"])
    assert (result.outcome, result.matches[0].measure) == ("match", measure)
    assert str(result.as_of) == day
    assert f"{measure.replace('_', ' ')} since" in result.explain()


def test_names_that_nobody_confirms_do_not_alert_alone() -> None:
    unverified = [
        (entry, name)
        for list_id in ms.bundled_store().list_ids()
        for entry in ms.bundled_store().version(list_id).entries()
        for name in entry.all_names()
        if not name.verified
    ]
    assert len(unverified) > 40
    for entry, name in unverified:
        for match in ms.screen({"name": name.text, "kind": entry.kind}, threshold=0.0).matches:
            # a confirmed name of the entry may be near enough to alert, the unverified one is not what did
            if match.entry.id == entry.id and match.outcome != "clear":
                listed = match.evidence[0].listed
                assert all(one.verified for one in entry.all_names() if one.text == listed)


def test_only_the_lists_asked_for_are_searched() -> None:
    result = ms.screen("Leidos", lists=["cn-watch"])
    assert [one.list_id for one in result.lists] == ["cn-watch"]
    assert "cn-export-control" in [one.what for one in result.skipped]
    assert ms.screen("Leidos", lists="cn-watch").lists == result.lists


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


@pytest.mark.parametrize("name", ms.__all__)
def test_everything_public_says_what_it_is(name: str) -> None:
    assert name == "__version__" or inspect.getdoc(getattr(ms, name))
