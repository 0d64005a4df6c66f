"""Make the tables of Japanese readings: `python tools/make_japanese.py` where unidic-lite (BSD) is installed.

kanji_words: characters, and the names and words whose reading is not that of their parts. katakana_words: loanwords
with the English word the dictionary gives as their origin. Both grouped by reading, in a form of the project's own.
"""

from __future__ import annotations

import re
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import prod
from pathlib import Path

import unidic_lite

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from mineral_screen import data  # noqa: E402
from mineral_screen.text.han import to_simplified  # noqa: E402
from mineral_screen.text.kana import romaji  # noqa: E402
from mineral_screen.text.kanji import join  # noqa: E402

DATA = ROOT / "src/mineral_screen/data"
LONGEST = 4
# Characters that company names read in the native way, where the dictionary has another reading first.
NATIVE = {
    "屋": "ya", "谷": "tani", "浜": "hama", "島": "shima", "沢": "zawa", "崎": "saki", "塚": "tsuka", "畑": "hata",
    "梅": "ume", "桜": "sakura", "松": "matsu", "竹": "take", "杉": "sugi", "森": "mori", "川": "kawa", "池": "ike",
    "井": "i", "宿": "shuku", "壽": "kotobuki", "鶴": "tsuru", "亀": "kame", "葉": "ha", "杜": "mori", "辻": "tsuji",
    "畠": "hatake", "笹": "sasa", "坪": "tsubo", "堀": "hori", "萩": "hagi", "旭": "asahi", "須": "su", "泉": "izumi",
    "林": "hayashi", "原": "hara", "岡": "oka", "丸": "maru", "栗": "kuri", "菊": "kiku", "藤": "fuji", "星": "hoshi",
    "鈴": "suzu", "鷹": "taka", "熊": "kuma", "鹿": "shika", "虎": "tora", "岩": "iwa", "稲": "ina", "柳": "yanagi",
    "桐": "kiri", "桂": "katsura", "湊": "minato", "滝": "taki", "峰": "mine", "峯": "mine", "岸": "kishi",
    "窪": "kubo", "瀬": "se", "淵": "fuchi", "渕": "fuchi", "柏": "kashiwa", "柿": "kaki", "栃": "tochi",
    "椿": "tsubaki", "楠": "kusunoki", "橘": "tachibana", "榊": "sakaki", "槙": "maki", "芝": "shiba", "茅": "kaya",
    "芦": "ashi", "菱": "ryo", "蔵": "kura", "袋": "fukuro", "越": "koshi", "鍋": "nabe", "鎌": "kama",
    "釜": "kama", "錦": "nishiki", "隅": "sumi", "鳩": "hato", "鴨": "kamo", "鷲": "washi", "凪": "nagi",
    "蒲": "gama", "笠": "kasa", "筒": "tsutsu", "組": "gumi", "酉": "tori",
    "堺": "sakai", "曙": "akebono", "佃": "tsukuda",
}  # fmt: skip
# Words that firms read in another way than the dictionary has first, or that it lacks.
OWN = {
    "粟村": "awamura", "萩原": "hagiwara", "西日本": "nishinippon", "東日本": "higashinippon",
    "中日本": "nakanippon", "南日本": "minaminippon", "北日本": "kitanippon", "大成": "taisei", "大末": "daisue",
    "大豊": "daiho", "大興": "daiko", "大陽": "taiyo", "日発": "nippatsu", "三機": "sanki", "三晃": "sanko",
    "三桜": "sano", "三櫻": "sano", "住石": "sumiseki", "住江": "suminoe", "住化": "sumika", "住商": "sumisho",
    "住電": "sumiden", "古河": "furukawa", "結城": "yuki", "新家": "araya", "神津": "kozu", "戸上": "togami",
    "泉陽": "senyo", "指月": "shizuki", "椿本": "tsubakimoto", "津田駒": "tsudakoma", "黄桜": "kizakura",
    "高岳": "takaoka", "若狭": "wakasa", "安永": "yasunaga", "保土谷": "hodogaya", "多木": "taki",
    "立飛": "tachihi", "西芝": "nishishiba", "乾汽船": "inuikisen", "石福": "ishifuku", "岩谷": "iwatani",
    "今仙": "imasen", "乃村": "nomura", "弘電": "koden", "沖電": "okiden", "御木本": "mikimoto", "四電": "yonden",
    "八洲": "yashima", "一色": "isshiki", "一正": "ichimasa", "上組": "kamigumi", "上毛": "jomo",
    "久光": "hisamitsu", "久世": "kuze", "天辻": "amatsuji", "天田": "amada", "天馬": "tenma", "株木": "kabuki",
    "信濃": "shinano", "須賀": "suga", "滝川": "takikawa", "瀧上": "takigami", "徳倉": "tokura", "浪速": "naniwa",
    "鳴門": "naruto", "羽田": "haneda", "林兼": "hayashikane", "不二家": "fujiya", "山村": "yamamura",
    "米子": "yonago", "北国": "hokkoku", "木曽路": "kisoji", "市光": "ichiko",
}  # fmt: skip
# Entries that the training texts did not show have one default cost; those are left out, but for surnames and brands.
DEAREST = {"姓": 10_100, "地名": 9_300, "一般": 9_900, "": 7_450}
KATAKANA = re.compile(r"[ァ-ヺー]{2,12}")
# One character of a Chinese word as Japanese reads it.
SINO = re.compile("[アイウエオカ-ヂツ-モヤユヨラ-ロワヴ][ャュョ]?[ウイエンツチクキッフ]?")
ROUNDS = 4


def entries() -> Iterator[tuple[int, list[str]]]:
    """Every entry of the dictionary: cost and features."""
    content = (Path(unidic_lite.DICDIR) / "sys.dic").read_bytes()
    _, _, _, _, _, _, darts, tokens, _, _ = struct.unpack("<10I", content[:40])
    start, features = 72 + darts, 72 + darts + tokens
    for at in range(start, start + tokens, 16):
        _, _, _, cost, feature, _ = struct.unpack("<HHHhII", content[at : at + 16])
        begin = features + feature
        yield cost, content[begin : content.index(b"\0", begin)].decode().split(",")


def is_kanji(text: str) -> bool:
    """Whether every character is a Han character."""
    return all("一" <= char <= "鿿" for char in text)


def spelled(kana: str, pronounced: str) -> str:
    """Hepburn: long vowels once where they are long in speech, ei as written."""
    if len(kana) == len(pronounced):
        pronounced = "".join("イ" if p == "ー" and k == "イ" else p for p, k in zip(pronounced, kana, strict=True))
    # a ウ that is spoken as one (Inoue) is not the second half of a long vowel
    return "".join(romaji(part) for part in re.split("(?=ウ)", pronounced))


def kanji() -> dict[str, str]:
    """Simplified form of a character or word → its likeliest reading in names."""
    single: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, tuple[int, str]] = {}
    for cost, f in entries():
        orth, kana, pron = f[8], f[17], f[9]
        if f[0] not in ("名詞", "接尾辞", "接頭辞") or not is_kanji(orth.replace("々", orth[0])) or len(orth) > LONGEST:
            continue
        reading = spelled(kana, pron)
        if len(orth) == 1:
            sino = f[12] == "漢"
            single[orth][reading] += 100_000 * sino + max(0, 30_000 - cost) // 10
            continue
        kind = "" if f[1] != "固有名詞" else f[2] if f[2] == "地名" else f[3] if f[2] == "人名" else f[2]
        if cost > DEAREST.get(kind, 0) or (not kind and len(orth) > 3):
            continue
        rank = cost - 500 * (kind == "姓")
        if orth not in words or rank < words[orth][0]:
            words[orth] = rank, reading
    chars = {to_simplified(c): r.most_common(1)[0][0] for c, r in single.items()}
    chars |= {to_simplified(char): reading for char, reading in sino_japanese().items()}
    chars |= {to_simplified(char): reading for char, reading in NATIVE.items()}
    own = {to_simplified(word): reading for word, reading in OWN.items()}
    return chars | telling({to_simplified(w): pair for w, pair in words.items()}, chars) | own


def sino_japanese() -> dict[str, str]:
    """Character → its commonest reading in words from Chinese, found by aligning those with their readings (EM)."""
    aligned = [
        (f[8], cuts)
        for _, f in entries()
        if f[0] == "名詞"
        and f[12] == "漢"
        and is_kanji(f[8])
        and len(f[8]) <= LONGEST
        and (cuts := list(cut(f[8], f[17])))
    ]
    shares: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(lambda: 1.0))
    for _ in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for word, cuts in aligned:
            odds = [prod(shares[char][part] for char, part in zip(word, parts, strict=True)) for parts in cuts]
            for parts, chance in zip(cuts, odds, strict=True):
                for char, part in zip(word, parts, strict=True):
                    counts[char][part] += chance / sum(odds)
        shares = defaultdict(lambda: defaultdict(lambda: 1e-3))
        for char, counted in counts.items():
            total = sum(counted.values())
            shares[char].update({part: count / total for part, count in counted.items()})
    return {char: spelled_sino(whole(counted)) for char, counted in counts.items()}


def cut(word: str, kana: str) -> Iterator[tuple[str, ...]]:
    """The ways to share `kana` out among the characters of `word`."""
    if len(word) == 1:
        if SINO.fullmatch(kana):
            yield (kana,)
        return
    for size in (1, 2, 3):
        if SINO.fullmatch(kana[:size]):
            yield from ((kana[:size], *rest) for rest in cut(word[1:], kana[size:]))


def whole(counted: Mapping[str, float]) -> str:
    """The commonest reading, where one cut short before a consonant (gakkō) counts for the full one."""
    total: dict[str, float] = defaultdict(float)
    for part, count in counted.items():
        full = [other for other in counted if part.endswith("ッ") and other[:-1] == part[:-1] and other != part]
        total[max(full, key=counted.__getitem__) if full else part] += count
    return max(total, key=total.__getitem__)


def spelled_sino(kana: str) -> str:
    """Hepburn, with a closing ウ or イ as part of the long vowel that it is (kō, sei; but kai)."""
    before = romaji(kana[:-1])[-1:]
    is_long = (kana[-1] == "ウ" and before in "ou") or (kana[-1] == "イ" and before == "e")
    return spelled(kana, kana[:-1] + "ー" if before and is_long else kana)


def telling(words: dict[str, tuple[int, str]], chars: dict[str, str]) -> dict[str, str]:
    """The words that their parts do not already read rightly, shorter ones first."""
    kept: dict[str, str] = {}
    for word in sorted(words, key=len):
        _, reading = words[word]
        if reading != joined(word, kept, chars):
            kept[word] = reading
    return kept


def joined(word: str, kept: dict[str, str], chars: dict[str, str]) -> str:
    """What longest match makes of `word`."""
    pieces, at = [], 0
    while at < len(word):
        size = next((n for n in range(min(LONGEST, len(word) - at), 1, -1) if word[at : at + n] in kept), 1)
        part = word[at : at + size]
        pieces.append((size, kept.get(part) or chars.get(part, "?")))
        at += size
    return join(pieces)


def loanwords() -> dict[str, str]:
    """Katakana → English origin."""
    levels = data.rows("background")
    common = {token: at for at, (_, tokens) in enumerate(levels) for token in tokens.split(" ")}
    found: dict[str, str] = {}
    for _, f in entries():
        if f[12] == "外" and KATAKANA.fullmatch(f[8]) and "-" in f[7]:
            origin = f[7].rsplit("-", 1)[1].lower()
            if origin.isascii() and origin in common and len(origin) > 2:
                found[f[8]] = min(found.get(f[8], origin), origin, key=common.__getitem__)
    return found


def grouped(readings: dict[str, str]) -> list[str]:
    """Rows `reading  words`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word, reading in readings.items():
        groups[reading].append(word)
    return [f"{reading}\t{'|'.join(sorted(group))}" for reading, group in sorted(groups.items())]


def by_first(readings: dict[str, str]) -> list[str]:
    """Rows `character  its reading  rest=reading|…`: few are needed at a time, and one row is quickly read."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word, reading in sorted(readings.items()):
        if len(word) > 1:
            groups[word[0]].append(f"{word[1:]}={reading}")
        else:
            groups[word].extend(())
    return [f"{char}\t{readings.get(char, '')}\t{'|'.join(rest)}" for char, rest in sorted(groups.items())]


def write(name: str, what: str, header: str, rows: list[str]) -> None:
    """Write one table with its provenance."""
    head = [f"# what: {what}", "# source: unidic-lite 1.0.8 (UniDic 2.1.2, BSD); by tools/make_japanese.py",
            "# gathered: 2026-11", header]  # fmt: skip
    (DATA / f"{name}.tsv").write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(
        "katakana_words",
        "loanwords in katakana by the English word they come from",
        "english\tkana",
        grouped(loanwords()),
    )
    write(
        "kanji_words",
        "kanji (simplified forms) and the names and words whose reading is not that of their parts",
        "character\treading\twords",
        by_first(kanji()),
    )
