"""By what two conversations are alike: the same firm however it is written, and no firm where anybody has an address."""

from __future__ import annotations

import pytest

from bot.desk.likeness import domain, firm, keys
from tests.storage.making import an_answer

SAME = [
    ("Lantern Freight, Inc.", "lantern freight"),
    ("Lantern-Freight LLC", "LANTERN FREIGHT"),
    ("Brightloaf Holdings Group", "Brightloaf"),
    ("(주)한빛소프트", "한빛소프트"),
    ("㈜ 한빛 소프트", "주식회사 한빛소프트"),
    ("株式会社あおぞら物流", "あおぞら物流"),
    ("あおぞら物流㈱", "(株)あおぞら物流"),
    ("ＡＢＣ商事", "ABC商事 有限会社"),
]
OTHER = [("Northwind", "Northwind Traders"), ("한빛소프트", "한빛물류"), ("青空商事", "青空物流"), ("Cocoa Ltd", "Coa Ltd")]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_a_firm_is_the_same_however_it_is_written(one: str, two: str) -> None:
    assert firm(one) == firm(two) != ""


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_another_firm_is_another(one: str, two: str) -> None:
    assert firm(one) != firm(two)


@pytest.mark.parametrize("name", ["", "Inc.", "주식회사", "株式会社", "X", "…"])
def test_what_is_no_name_is_like_nothing(name: str) -> None:
    assert firm(name) == ""


@pytest.mark.parametrize(
    ("email", "at"),
    [("a@Lantern.example", "lantern.example"), ("a@gmail.com", ""), ("a@NAVER.com", ""), ("a@docomo.ne.jp", ""), ("nobody", ""), ("", "")],
)
def test_an_address_where_anybody_has_one_is_no_firm(email: str, at: str) -> None:
    assert domain(email) == at


def test_a_talk_is_found_by_all_that_was_told() -> None:
    answers = {
        "email": an_answer("email", value="Kim@Hanbit.example"),
        "phone": an_answer("phone", value="+821012345678"),
        "company": an_answer("company", value="㈜한빛"),
        "name": an_answer("name", value="Kim"),
    }
    assert dict(keys(answers)) == {"email": "kim@hanbit.example", "phone": "+821012345678", "domain": "hanbit.example", "company": "한빛"}
    assert keys({}) == ()
