"""Getting lists: files and downloads that pass every check become versions; all others leave the old one in use."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import listfiles
import mineral_screen as ms
import webserver
from listfiles import NAMES, sdn_csv, un_xml
from mineral_screen import updating
from mineral_screen.errors import InvalidEntityError, ListUpdateError, UnknownListError
from mineral_screen.lists import catalog
from mineral_screen.lists.about import About
from mineral_screen.lists.catalog import CatalogList
from mineral_screen.lists.downloads import Download
from mineral_screen.lists.fetch import Limits
from mineral_screen.lists.importing import Guards
from mineral_screen.selftest import Unfound
from mineral_screen.updating import UpdateReport, import_list, update
from webserver import Server, send

pytestmark = pytest.mark.usefixtures("home", "no_proxy")
QUICK = Limits(step=2.0, total=5.0, tries=2, wait=0.01, max_bytes=100_000)
TODAY = datetime.date.today()


@pytest.fixture
def store(tmp_path: Path) -> ms.Store:
    return ms.Store(tmp_path / "lists")


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def written(content: bytes) -> Path:
        path = tmp_path / "file"
        path.write_bytes(content)
        return path

    return written


def test_a_file_becomes_a_version(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    report = import_list(store, "house", file(un_xml(NAMES[:30])), date="2026-01-01", title="Our own", source="by hand")
    assert report.version == store.version("house")
    assert (report.version.label[:10], report.version.title, report.version.source) == (
        "2026-01-01",
        "Our own",
        "by hand",
    )
    assert (report.before, report.added, report.removed, report.changed) == (None, 30, 0, 0)
    assert (report.tested, report.unfound) == (30, ())
    assert report.explain().startswith(f"house: version {report.version.label}")


def test_the_next_version_says_what_changed(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    first = import_list(store, "house", file(un_xml(NAMES[:30])), date="2026-01-01").version
    content = un_xml([*NAMES[1:31]])
    report = import_list(store, "house", file(content.replace(b">129<", b">999<")), date="2026-02-01")
    assert report.before == first
    assert (report.added, report.removed, report.changed, report.tested) == (1, 1, 29, 30)
    assert store.versions("house") == (first, report.version)
    assert "1 added, 1 removed, 29 changed" in report.explain()


def test_the_same_content_makes_no_version(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    first = import_list(store, "house", file(un_xml(NAMES[:5])), date="2026-01-01").version
    report = import_list(store, "house", file(un_xml(NAMES[:5])), title="Ours")
    assert report.version == replace(first, title="Ours")
    assert (report.added, report.changed, report.tested) == (0, 0, 0)
    assert report.explain().endswith("; unchanged")
    assert store.version("house").title == "Ours"


def test_by_default_it_is_in_hand_from_today(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    assert import_list(store, "house", file(un_xml(NAMES[:5]))).version.date == TODAY
    with pytest.raises(InvalidEntityError, match="date"):
        import_list(store, "house", file(un_xml(NAMES[:5])), date="yesterday")
    with pytest.raises(InvalidEntityError, match="list_id"):
        import_list(store, "Our house", file(un_xml(NAMES[:5])))


def test_an_older_file_is_compared_with_what_was_in_hand_then(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    new = import_list(store, "house", file(un_xml(NAMES[:100])), date="2026-02-01").version
    report = import_list(store, "house", file(un_xml(NAMES[:10])), date="2026-01-01")
    assert report.before is None
    assert store.version("house") == new
    assert store.version("house", known_at="2026-01-15") == report.version


@pytest.mark.parametrize(
    ("content", "why"),
    (
        (b"", "0 bytes"),
        (un_xml(NAMES[:30])[:-60], "not well-formed"),
        (un_xml(NAMES[:23]), "23 entries where the version in use has 30: a loss of more than 20%"),
        (un_xml([]), "no entry was found"),
        (listfiles.bomb(), "document type or entities"),
        (un_xml(NAMES[:30]).replace(b">101<", b">100<"), "stand for several entries"),
        (b"<html>Please log in</html>", "not recognised"),
    ),
    ids=("empty", "cut off", "shrunken", "no entries", "entity bomb", "an id twice", "a web page"),
)
def test_a_bad_file_changes_nothing(store: ms.Store, file: Callable[[bytes], Path], content: bytes, why: str) -> None:
    old = import_list(store, "house", file(un_xml(NAMES[:30])), date=TODAY - datetime.timedelta(12)).version
    with pytest.raises(ListUpdateError, match=why) as caught:
        import_list(store, "house", file(content))
    assert caught.value.list_id == "house"
    assert str(caught.value).endswith(f"; version {old.label} (12 days old) stays in use")
    assert store.versions("house") == (old,)
    assert len(old.entries()) == 30


def test_without_an_old_version_the_message_says_so(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    with pytest.raises(ListUpdateError, match="there is no version of the list yet"):
        import_list(store, "house", file(b""))
    assert store.list_ids() == ()


def test_a_loss_that_is_confirmed_is_let_through(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    import_list(store, "house", file(un_xml(NAMES[:30])), date="2026-01-01")
    report = import_list(store, "house", file(un_xml(NAMES[:10])), guards=Guards(max_loss=0.7))
    assert report.removed == 20


def test_a_programme_that_vanishes_is_refused(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    import_list(store, "house", file(sdn_csv(NAMES, ["SDGT"] * 7 + ["DPRK"])), date="2026-01-01")
    with pytest.raises(ListUpdateError, match="0 entries under 'DPRK' where the version in use has 25"):
        import_list(store, "house", file(sdn_csv(NAMES)))


def test_a_damaged_version_in_use_can_be_replaced(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    old = import_list(store, "house", file(un_xml(NAMES[:30])), date="2026-01-01").version
    old.path.write_bytes(b"")
    report = import_list(store, "house", file(un_xml(NAMES[:31])), date="2026-02-01")
    assert report.added == 31
    assert len(store.version("house").entries()) == 31


def test_names_that_do_not_find_themselves(
    store: ms.Store, file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "self_test", lambda *_, **__: ((Unfound("100", "Norvanta", 0.5),), 50))
    with pytest.raises(ListUpdateError, match=r"1 of 50 new or changed names .* \(more than 1%\): 'Norvanta' of 100"):
        import_list(store, "house", file(un_xml(NAMES[:50])))
    report = import_list(store, "house", file(un_xml(NAMES[:50])), guards=Guards(max_unfound=0.02))
    assert "'Norvanta' of 100 finds its entry at 0.50" in report.explain()
    assert json.loads(json.dumps(report.to_dict()))["unfound"] == [{"id": "100", "name": "Norvanta", "score": 0.5}]


def test_what_the_catalog_knows_of_a_list_is_kept_with_it(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    import_list(store, "un-sc", file(un_xml(NAMES[:5])))
    about = store.about("un-sc")
    assert about.authority == "United Nations Security Council"
    assert about.expected == {}
    import_list(store, "un-sc", file(un_xml(NAMES[:5])), about=About("Mine", expected={"entries": 5}))
    assert store.about("un-sc").title == "Mine"
    with pytest.raises(ListUpdateError, match="at least 5 are expected"):
        import_list(store, "un-sc", file(un_xml(NAMES[:4])))


def test_what_is_imported_is_screened(store: ms.Store, file: Callable[[bytes], Path]) -> None:
    import_list(store, "house", file(un_xml(["Norvanta Mining", "海鹰贸易有限公司"])))
    assert ms.Screener.from_store(store).screen("Haiying Trading Co., Ltd.").outcome == "match"


# Downloads


@pytest.fixture
def server() -> Iterator[Server]:
    with webserver.running() as running:
        yield running


@pytest.fixture
def listed(server: Server) -> CatalogList:
    url = server.serve("/un.xml", un_xml(NAMES[:30]), etag='"1"')
    return CatalogList("un", About("United Nations", expected={"entries": 10}), "un_xml", {"un.xml": url})


def one(store: ms.Store, listed: CatalogList, **options: object) -> UpdateReport:
    (report,) = update(store, [listed], limits=QUICK, **options)  # type: ignore[arg-type]
    return report


def test_a_download_becomes_a_version(store: ms.Store, listed: CatalogList) -> None:
    report = one(store, listed)
    assert (report.state, report.version, report.age) == ("updated", store.version("un"), 0)
    assert report.version is not None
    assert (report.version.source, report.version.title) == (listed.files["un.xml"], "United Nations")
    assert store.about("un").expected == {"entries": 10}
    assert "30 added" in report.explain()


def test_what_is_unchanged_is_not_downloaded_again(store: ms.Store, listed: CatalogList, server: Server) -> None:
    first = one(store, listed).version
    report = one(store, listed)
    assert (report.state, report.version, report.imported) == ("unchanged", first, None)
    assert server.asked[-1][1]["If-None-Match"] == '"1"'
    assert "unchanged" in report.explain()
    server.serve("/un.xml", un_xml(NAMES[:31]), etag='"2"')
    assert one(store, listed).state == "updated"
    assert len(store.versions("un")) == 2


def test_a_server_that_cannot_say_so_sends_the_same_again(store: ms.Store, listed: CatalogList, server: Server) -> None:
    server.serve("/un.xml", un_xml(NAMES[:30]))
    first = one(store, listed)
    report = one(store, listed)
    assert (report.state, report.version) == ("unchanged", first.version)
    assert len(store.versions("un")) == 1


def test_the_check_is_remembered_beside_the_list(store: ms.Store, listed: CatalogList) -> None:
    version = one(store, listed).version
    last = Download.last(store.path / "un")
    assert last is not None and version is not None
    assert (last.sha256, last.checked.date()) == (version.sha256, datetime.datetime.now(datetime.UTC).date())
    assert last.marks[listed.files["un.xml"]].etag == '"1"'


@pytest.mark.parametrize("content", (b"", b"{}", b"[]", b'{"checked": 1}', b"\xff"))
def test_what_is_remembered_wrongly_is_forgotten(store: ms.Store, listed: CatalogList, content: bytes) -> None:
    one(store, listed)
    (store.path / "un" / "download.json").write_bytes(content)
    assert one(store, listed).state == "unchanged"
    assert Download.last(store.path / "un") is not None


def test_marks_count_only_for_the_version_they_gave(
    store: ms.Store, listed: CatalogList, server: Server, file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one(store, listed)
    import_list(store, "un", file(un_xml(NAMES[:29])))
    assert one(store, listed).state == "updated"
    assert "If-None-Match" not in server.asked[-1][1]
    monkeypatch.setattr(updating, "VERSION", "another")
    assert one(store, listed).state == "unchanged"
    assert "If-None-Match" not in server.asked[-1][1]


def truncated(server: Server) -> None:
    def answer(request: object) -> None:
        send(request, 200, un_xml(NAMES[:30])[:2000], Content_Length="9000")  # type: ignore[arg-type]
        request.close_connection = True  # type: ignore[attr-defined]

    server.answers["/un.xml"] = answer


def circling(server: Server) -> None:
    server.answers["/un.xml"] = lambda request: send(request, 302, Location="/un.xml")


def slow(server: Server) -> None:
    server.answers["/un.xml"] = lambda request: send(request, 503, Retry_After="900")


def serving(content: bytes, status: int = 200) -> Callable[[Server], None]:
    return lambda server: server.serve("/un.xml", content, status=status) and None


@pytest.mark.parametrize(
    ("answer", "why"),
    (
        (serving(b"", 403), "answered 403"),
        (serving(b"", 404), "answered 404"),
        (serving(b"", 500), "answered 500 .*tried 2 times"),
        (serving(b""), "0 bytes"),
        (serving(b"<!doctype html><title>Login"), "a web page"),
        (serving(b"0" * 200_000), "larger than 100,000 bytes"),
        (serving(b"id,name\n1,Norvanta\n"), "not well-formed"),
        (serving(un_xml(NAMES[:30])[:-40]), "not well-formed"),
        (serving(un_xml(NAMES[:20])), "20 entries where the version in use has 30"),
        (serving(un_xml(NAMES[:5])), "at least 10 are expected"),
        (serving(listfiles.bomb()), "document type or entities"),
        (serving(sdn_csv(NAMES[:30])), "not well-formed"),
        (truncated, "broke before the file was whole"),
        (circling, "circle"),
        (slow, "answered 503"),
    ),
    ids=(
        "403", "404", "500", "0 bytes", "a web page", "too large", "not XML", "cut off", "shrunken", "too few",
        "entity bomb", "another list", "connection breaks", "redirect loop", "not now",
    ),
)  # fmt: skip
def test_what_goes_wrong_leaves_the_old_version_in_use(
    store: ms.Store, listed: CatalogList, server: Server, answer: Callable[[Server], None], why: str
) -> None:
    old = one(store, listed).version
    assert old is not None
    before = {path: path.read_bytes() for path in store.path.rglob("*") if path.is_file()}
    answer(server)
    report = one(store, listed)
    assert (report.state, report.version, report.imported) == ("refused", old, None)
    assert report.explain().startswith("un: ")
    assert re.search(why, report.reason)
    assert report.reason.endswith(f"; version {old.label} (of today) stays in use")
    assert {path: path.read_bytes() for path in store.path.rglob("*") if path.is_file()} == before
    server.serve("/un.xml", un_xml(NAMES[:31]))
    assert one(store, listed).state == "updated"


def test_a_refusal_of_a_new_list_leaves_nothing(store: ms.Store, listed: CatalogList, server: Server) -> None:
    server.serve("/un.xml", b"", status=404)
    report = one(store, listed)
    assert (report.state, report.version, report.age) == ("refused", None, None)
    assert "there is no version of the list yet" in report.reason
    assert store.list_ids() == ()


def test_one_refusal_does_not_keep_the_others(store: ms.Store, listed: CatalogList, server: Server) -> None:
    bad = replace(listed, list_id="bad", files={"bad.xml": f"{server.url}/nowhere"})
    reports = list(update(store, [bad, listed], limits=QUICK))
    assert [report.state for report in reports] == ["refused", "updated"]
    assert json.loads(json.dumps([report.to_dict() for report in reports]))[0]["state"] == "refused"


def test_files_of_one_list_come_together(store: ms.Store, server: Server) -> None:
    urls = {
        "sdn.csv": server.serve("/sdn.csv", sdn_csv(NAMES[:30]), etag='"1"'),
        "alt.csv": server.serve("/alt.csv", b'100,1,"aka","Vespertine Holdings",-0- \r\n', etag='"1"'),
    }
    listed = CatalogList("sdn", About(), "ofac_csv", urls)
    version = one(store, listed).version
    assert version is not None
    assert (version.entries_count, version.names_count) == (30, 31)
    server.asked.clear()
    assert one(store, listed).state == "unchanged"
    server.serve("/alt.csv", b'100,1,"aka","Vespertine Group",-0- \r\n', etag='"2"')
    assert one(store, listed).state == "updated"
    assert server.paths() == ["/sdn.csv", "/alt.csv", "/sdn.csv", "/alt.csv", "/sdn.csv"]
    names = {name.text for entry in store.version("sdn").entries() for name in entry.all_names()}
    assert "Vespertine Group" in names and "Norvanta Mining" in names


def test_a_list_has_its_own_user_agent(store: ms.Store, listed: CatalogList, server: Server) -> None:
    one(store, replace(listed, user_agent="Mozilla/5.0 (compatible; a name as that server wants it)"))
    assert server.asked[-1][1]["User-Agent"].startswith("Mozilla/5.0 (compatible")


def test_progress_is_told(store: ms.Store, listed: CatalogList, server: Server) -> None:
    server.serve("/un.xml", un_xml(NAMES))
    seen: dict[str, tuple[int, int | None]] = {}
    one(store, listed, progress=lambda what, done, total: seen.update({what: (done, total)}))
    assert seen["downloading"] == (len(un_xml(NAMES)), len(un_xml(NAMES)))
    assert seen["testing"] == (len(NAMES), len(NAMES))


def test_lists_are_named_or_those_that_were_downloaded_before(
    store: ms.Store, listed: CatalogList, home: Path, server: Server, file: Callable[[bytes], Path]
) -> None:
    home.mkdir()
    (home / "catalog.toml").write_text(
        f'[un-sc]\ntitle = "Mine"\nformat = "un_xml"\nfiles = {{ "un.xml" = "{server.url}/un.xml" }}\n',
        encoding="utf-8",
    )
    assert list(update(store, limits=QUICK)) == []
    with pytest.raises(UnknownListError, match="did you mean 'un-sc'"):
        update(store, ["unsc"])
    assert [report.state for report in update(store, ["un-sc"], limits=QUICK)] == ["updated"]
    import_list(store, "house", file(un_xml(NAMES[:5])))
    assert [report.list_id for report in update(store, limits=QUICK)] == ["un-sc"]


def test_the_catalog_has_every_list_with_its_terms() -> None:
    lists = catalog.catalog()
    assert len(lists) == 12
    for one in lists.values():
        about = one.about
        assert about.title and about.authority and about.basis and about.licence and about.language
        assert about.expected["entries"] > 0
        assert all(url.startswith("https://") for url in (about.source_url, *one.files.values()))
        assert one.named_only == ("NC" in about.licence)
    ofac = lists["us-ofac-sdn"].user_agent
    assert ofac.startswith("Mozilla/5") and len(ofac) >= 40
