"""Addresses for tests of laws: built of real words, and written in another way."""

from __future__ import annotations

from hypothesis import strategies as st

_STREETS = (
    "Fa Yuen Street", "Lockhart Road", "Shennan Middle Road", "Tverskaya Street", "Valiasr Avenue", "Nathan Road",
    "Buyukdere Avenue", "Zhukovskogo Street", "Renmin South Road", "Bolshaya Pionerskaya Street",
)  # fmt: skip
_BUILDINGS = ("Nam Fung Tower", "Hollywood Plaza", "Jiahe Building", "Al Bathaa Tower", "Ho King Commercial Centre")
_CITIES = (
    "Hong Kong",
    "Shenzhen, China",
    "Moscow, Russia",
    "Tehran, Iran",
    "Istanbul, Turkey",
    "London, United Kingdom",
)
_NATIVE = ("香港灣仔盧押道18號海德中心16樓D室", "г. Москва, ул. Тверская, д. 7", "서울특별시 강남구 테헤란로 152",
           "تهران، خیابان ولیعصر، پلاک ۱۲۳", "東京都千代田区丸の内1丁目6番5号",
           "P.O. Box 16535-176, Tehran")  # fmt: skip
_SHORTER = {
    "Street": "St.", "Road": "Rd", "Avenue": "Ave.", "Tower": "Twr", "Building": "Bldg.", "Commercial": "Comm",
    "Centre": "Center", "Room": "Rm", "Floor": "Fl.", "Middle": "Mid", "South": "S.", "Fa Yuen": "Fayuen", "No. ": "",
}  # fmt: skip

numbers = st.integers(1, 999).map(str)
units = st.tuples(st.integers(1, 40), st.integers(1, 20)).map(
    lambda pair: f"Room {pair[0]}{pair[1]:02}, Floor {pair[0]}"
)


@st.composite
def _parts(draw: st.DrawFn) -> list[str]:
    parts = [draw(units)] if draw(st.booleans()) else []
    parts += [draw(st.sampled_from(_BUILDINGS))] if draw(st.booleans()) else []
    return [*parts, f"No. {draw(numbers)} {draw(st.sampled_from(_STREETS))}", draw(st.sampled_from(_CITIES))]


def written() -> st.SearchStrategy[str]:
    """Addresses, most of them complete."""
    return st.one_of(_parts().map(", ".join), st.sampled_from(_NATIVE), st.sampled_from(_CITIES))


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str]:
    """An address, and the same with abbreviations, in other case or order, or without its country."""
    parts = draw(_parts())
    text = ", ".join(parts)
    if draw(st.booleans()):
        parts = [*reversed(parts[:-1]), parts[-1]]
    other = ", ".join(parts)
    for word in draw(st.sets(st.sampled_from(sorted(_SHORTER)))):
        other = other.replace(word, _SHORTER[word])
    if draw(st.booleans()):
        other = other.rpartition(",")[0] if other.count(",") > 1 else other
    return text, draw(st.sampled_from([str, str.upper, str.lower]))(other)
