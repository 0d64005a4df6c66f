"""Make the tables of Han readings: `python tools/make_han.py` in an environment with the packages named below.

Sources: pypinyin (MIT; readings after Unihan and CC-CEDICT), opencc-python-reimplemented (Apache-2.0; character
variants), ToJyutping (BSD; Cantonese). Each table keeps only what it needs, in a form of its own:
readings without tones, grouped by reading; words only where they differ from their characters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import opencc
import pypinyin
import ToJyutping

DATA = Path(__file__).parent.parent / "src/mineral_screen/data"
FIRST, LAST = 0x3400, 0x9FFF
# How characters are read in names and places, where the first reading of the dictionary is another one.
IN_NAMES = {
    "曾": "zeng", "翟": "zhai", "覃": "qin", "乐": "le",
    "长": "chang", "仇": "qiu", "缪": "miao", "娄": "lou", "盖": "gai",
    "厦": "sha", "校": "xiao", "洞": "dong", "芯": "xin",
    "大": "da", "都": "du", "行": "hang", "重": "zhong", "朝": "chao",
    "单": "shan", "解": "jie", "查": "zha", "区": "qu",
    "朴": "pu", "盛": "sheng", "宁": "ning", "贾": "jia", "石": "shi",
    "沈": "shen", "车": "che", "万": "wan", "和": "he",
    "什": "shi", "会": "hui", "铅": "qian", "钻": "zuan", "调": "tiao",
}  # fmt: skip
# Words of names that the phrases of the dictionary lack.
WORDS = {
    "重机": "zhong ji", "重汽": "zhong qi", "欧阳": "ou yang", "尉迟": "yu chi", "单于": "chan yu", "万俟": "mo qi",
    "澹台": "tan tai", "长孙": "zhang sun", "长虹": "chang hong", "长城": "chang cheng", "长江": "chang jiang",
    "长春": "chang chun", "成长": "cheng zhang", "行动": "xing dong", "银行": "yin hang", "航行": "hang xing",
    "音乐": "yin yue", "乐清": "yue qing", "厦门": "xia men", "东莞": "dong guan", "六安": "lu an", "台州": "tai zhou",
    "丽水": "li shui", "蚌埠": "beng bu", "亳州": "bo zhou", "浚县": "xun xian", "番禺": "pan yu", "重庆": "chong qing",
    "朝阳": "chao yang", "铅山": "yan shan", "会稽": "kuai ji", "都江": "du jiang", "单县": "shan xian",
}  # fmt: skip


def write(name: str, what: str, source: str, header: str, rows: list[str]) -> None:
    """Write one table with its provenance."""
    head = [f"# what: {what}", f"# source: {source}; by tools/make_han.py", "# gathered: 2026-11", header]
    (DATA / f"{name}.tsv").write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def is_han(text: str) -> bool:
    """Whether every character of `text` is a Han character of the basic plane."""
    return all(FIRST <= ord(char) <= LAST for char in text)


def toneless(syllable: str) -> str:
    """A pinyin syllable in ASCII, with v for ü."""
    return str(pypinyin.contrib.tone_convert.to_normal(syllable, v_to_u=False)).replace("ê", "e")


def single_chars(path: str) -> dict[str, str]:
    """A dictionary of characters: key → first value."""
    root = Path(opencc.__file__).parent / "dictionary" / path
    pairs = (line.split("\t") for line in root.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {key: values.split(" ")[0] for key, values in pairs if len(key) == 1 and len(values.split(" ")[0]) == 1}


def variants() -> dict[str, str]:
    """Traditional, Japanese and regional forms → simplified."""
    simplified = single_chars("TSCharacters.txt")
    found = dict(simplified)
    for old, new in single_chars("JPVariants.txt").items():
        found.setdefault(new, simplified.get(old, old))
    for path in ("TWVariants.txt", "HKVariants.txt"):
        for standard, local in single_chars(path).items():
            found.setdefault(local, simplified.get(standard, standard))
    # Characters that are standard in simplified Chinese too, or that stand for more than one old form.
    for keep in "乾藉着弁芸缶予台余欠糸虫豊体国学会点万与并":
        found.pop(keep, None)
    found.update(zip("髙﨑栁槗𠮷濵嶋桒", "高崎柳桥吉滨岛桑", strict=True))
    found.update(
        zip(
            "豊桜渋沢斎齋辺邉邊浜濱塩壷壺検険剣圏仏払広拡鉱転伝価売読続駅択釈気図団円鉄実戸験薬楽渓黒徳帯県総聡対継歩涙竜滝",
            "丰樱涩泽斋斋边边边滨滨盐壶壶检险剑圈佛拂广扩矿转传价卖读续驿择释气图团圆铁实户验药乐溪黑德带县总聪对继步泪龙泷",
            strict=True,
        )
    )
    settled = {}
    for char, target in found.items():
        while target in found and found[target] != target:
            target = found[target]
        if char != target:
            settled[char] = target
    return settled


def grouped(readings: dict[str, str]) -> list[str]:
    """Rows `reading  characters`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for char, reading in readings.items():
        groups[reading].append(char)
    return [f"{reading}\t{''.join(sorted(chars))}" for reading, chars in sorted(groups.items())]


def mandarin(simplify: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Pinyin of characters and of the words that are read otherwise."""
    table = pypinyin.pinyin_dict.pinyin_dict
    chars = {}
    for code, readings in table.items():
        if FIRST <= code <= LAST and chr(code) not in simplify:
            # extension A and rare characters without a use in names would double the table
            char = chr(code)
            if code >= 0x4E00:
                chars[char] = toneless(readings.split(",")[0])
    chars |= IN_NAMES
    words: dict[str, str] = {}
    for word, syllables in pypinyin.phrases_dict.phrases_dict.items():
        word = "".join(simplify.get(char, char) for char in word)
        if not (2 <= len(word) <= 3 and is_han(word)):
            continue
        reading = [toneless(options[0]) for options in syllables]
        if len(reading) == len(word) and reading != [chars.get(char) for char in word]:
            words[word] = " ".join(reading)
    return chars, words | WORDS


def cantonese(chars: dict[str, str]) -> dict[str, str]:
    """Jyutping without tones of every character that has one."""
    found = {}
    for char in chars:
        reading = ToJyutping.get_jyutping_list(char)[0][1]
        if reading:
            found[char] = re.sub(r"\d", "", reading.split()[0])
    return found


def main() -> None:
    """Write the tables."""
    simplify = variants()
    write(
        "han_variants",
        "traditional, Japanese and regional characters and the simplified ones they stand for, in two aligned strings",
        "OpenCC character tables (Apache-2.0), with the project's own additions",
        "from\tto",
        [f"{''.join(simplify)}\t{''.join(simplify.values())}"],
    )
    chars, words = mandarin(simplify)
    write(
        "han",
        "Mandarin readings of characters (simplified forms), without tones; v is ü",
        "pypinyin 0.55.0 (MIT)",
        "reading\tcharacters",
        grouped(chars),
    )
    by_reading: dict[str, list[str]] = defaultdict(list)
    for word, reading in words.items():
        by_reading[reading].append(word)
    write(
        "han_words",
        "words whose characters are read otherwise than alone, grouped by reading",
        "pypinyin 0.55.0 (MIT)",
        "reading\twords",
        [f"{reading}\t{'|'.join(sorted(group))}" for reading, group in sorted(by_reading.items())],
    )
    write(
        "han_cantonese",
        "Cantonese readings (Jyutping) of characters (simplified forms), without tones",
        "ToJyutping 3.2.0 (BSD-2-Clause)",
        "reading\tcharacters",
        grouped(cantonese(chars)),
    )


if __name__ == "__main__":
    main()
