"""The memory of the last result."""

from converter.recent import remember_last


def test_the_same_object_is_worked_on_once() -> None:
    calls: list[str] = []
    given = object()

    @remember_last
    def work(value: object) -> str:
        calls.append("work")
        return repr(value)

    assert work(given) == work(given)
    assert len(calls) == 1


def test_an_equal_but_other_object_is_worked_on_anew() -> None:
    calls: list[str] = []

    @remember_last
    def work(value: list[int]) -> int:
        calls.append("work")
        return sum(value)

    assert work([1, 2]) == work([1, 2]) == 3
    assert len(calls) == 2


def test_only_the_last_result_is_kept() -> None:
    calls: list[str] = []

    @remember_last
    def work(value: object) -> object:
        calls.append("work")
        return value

    first, second = object(), object()
    assert [work(first), work(second), work(first)] == [first, second, first]
    assert len(calls) == 3
