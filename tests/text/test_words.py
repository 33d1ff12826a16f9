"""The words are jieba's own: the quicker search finds the same ones, and what is kept is what a new cut gives."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.text.words import Segmenter, Words, no_words, own_tags, own_words

PIECES = (
    "云帆科技|股份有限公司|公司|营业收入|净利润|同比|增长|同比增长|下降|分行为|市占率|新能源|汽车|的|了|和|一|中|国|中国|龘|𠮷"
    "|A|iPhone|5G|Pro-|+|.|%|_|3.5|12| |,|。|(|)|“|”|\n"
)
CHARACTERS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5) | st.characters()
TEXTS = st.lists(st.sampled_from(PIECES.split("|")) | CHARACTERS, max_size=40).map("".join)


@cache
def plain_jieba() -> Any:
    """jieba as it is, with our words, and without its file of the shared temporary folder."""
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word, frequency, _ in own_words():
        tokenizer.add_word(word, frequency)
    for word in no_words():
        tokenizer.FREQ[word] = 0
    return tokenizer


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_words_are_those_of_jieba(text: str) -> None:
    assert [word.text for word in Segmenter().cut(text, 0, len(text))] == list(plain_jieba().cut(text, HMM=False))


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_a_part_of_a_kept_sentence_is_cut_as_it_is_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = Words(text, Segmenter())
    words.cut_sentence(0, len(text))
    part = words.cut(start, end)
    assert [word.text for word in part] == list(plain_jieba().cut(text[start:end], HMM=False))
    assert all(word.text == text[word.start : word.end] for word in part)


def test_own_tags_correct_those_of_jieba() -> None:
    with plain_jieba().get_dict_file() as lines:
        of_jieba = {word: tag for word, _, tag in (line.decode("utf-8").split() for line in lines)}
    assert [word for word, tag in own_tags() if of_jieba.get(word, tag) == tag] == []


def test_no_word_is_told_twice() -> None:
    words = [word for word, *_ in own_words()] + [word for word, _ in own_tags()] + no_words()
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_a_word_has_its_own_tag() -> None:
    assert [word.tag for word in Segmenter().cut("满意度惠及", 0, 5)] == ["n", "v"]


def test_a_verb_and_its_noun_are_two_words() -> None:
    assert [word.text for word in Segmenter().cut("同比增加,降低成本", 0, 9)] == ["同比", "增加", ",", "降低", "成本"]


def test_a_part_outside_what_is_kept_is_cut() -> None:
    words = Words("云帆科技营收增长。净利润下降。", Segmenter())
    words.cut_sentence(0, 9)
    assert [word.text for word in words.cut(9, 15)] == ["净利润", "下降", "。"]
    assert [word.text for word in words.cut(4, 15)] == ["营收", "增长", "。", "净利润", "下降", "。"]
