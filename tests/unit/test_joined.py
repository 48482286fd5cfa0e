"""Joined text keeps every character's place."""

from hypothesis import given
from hypothesis import strategies as st

from converter.joined import join


@given(st.text(alphabet="ab1 \n\t", max_size=60), st.data())
def test_every_stretch_of_words_is_found_again_in_the_source(text: str, data: st.DataObject) -> None:
    joined = join(text)
    assert joined.text == " ".join(text.split())
    words = [i for i, c in enumerate(joined.text) if c != " "]
    if not words:
        return
    start, end = sorted((data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))))
    span = joined.span(start, end + 1)
    assert " ".join(text[span.start : span.end].split()) == joined.text[start : end + 1]
