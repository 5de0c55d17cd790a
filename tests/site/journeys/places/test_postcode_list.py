"""The official list under its changing headings, streamed: millions of rows pass, a handful stay."""

import io
import tracemalloc
import zipfile

import pytest

from coproduction_star.journeys.places import postcode_list
from coproduction_star.journeys.places.postcode_list import NotAPostcodeList, read_list
from coproduction_star.ui.postcodes import is_postcode, normal

WARDS = {"E05999001": "Northfield", "E05999002": "Mill"}


def read(content, wards=WARDS):
    return read_list(io.BytesIO(content), size=len(content), wards=wards, told=lambda *_: None)


def zipped(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/") + ".csv", content)
    return packed.getvalue()


LIST = (
    b"pcd,pcds,oslaua,osward\r\nZZ1 1AA,ZZ1 1AA,X,E05999001\r\n"
    b"ZZ1 1AB,ZZ1 1AB,X,E05999002\r\nAB1 1AA,AB1 1AA,Y,E05000001\r\n"
)


@pytest.mark.parametrize(
    "content",
    [
        LIST,
        b"\xef\xbb\xbf" + LIST,
        LIST.replace(b"\r\n", b"\n").replace(b",", b";"),
        LIST.replace(b",", b"\t"),
        LIST.replace(b"osward", b"wd24cd").replace(b"pcds", b"PCDS"),
        LIST.replace(b"pcd,pcds", b"x,Postcode").replace(b"osward", b"Ward_Code"),
        b"ZZ11AA,10,E92000001,E05999001\nZZ11AB,10,E92000001,E05999002\n",
        b'"ZZ1 1AA","x","E05999001"\n"ZZ1 1AB","x","E05999002"\n',
        zipped(Data__ONSPD=LIST, Documents__Ward_names=b"WD24CD,WD24NM\nE05999001,Northfield\n"),
        zipped(Data__multi_csv__ONSPD_AB=LIST, Data__multi_csv__ONSPD_ZZ=LIST),
    ],
)
def test_only_rows_of_our_wards_are_kept_whatever_the_headings(content):
    assert read(content).best == {"ZZ11AA": "E05999001", "ZZ11AB": "E05999002"}


def test_of_the_wards_of_two_years_those_that_know_ours_win():
    content = b"pcds,wd11cd,wd24cd\nZZ1 1AA,E05000001,E05999001\nZZ1 1AB,E05999002,E05999002\n"
    assert read(content).best == {"ZZ11AA": "E05999001", "ZZ11AB": "E05999002"}


def test_the_same_list_by_area_is_not_read_again():
    found = read(zipped(Data__ONSPD=LIST + b"x,,,\n" * 50, Data__multi_csv__ONSPD_ZZ=LIST))
    assert found.rows == 53


def test_short_and_odd_rows_are_passed_over():
    assert read(LIST + b"\n,,\nZZ1\n\xff\xfe,\x00,a,E05000009\n").best == read(LIST).best


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column with postcodes"),
        (b"name,age\nAnn,12\n", "no column with postcodes"),
        (b"pcds,town\nZZ1 1AA,Mill\n", "no column with postcodes"),
        (b"PK\x03\x04 and no more", "damaged or locked"),
        (zipped(Documents__names=b"a,b\n1,2\n"), "no column with postcodes"),
        (b"pcds,osward\n" + b"x" * 70_000, "no list of postcodes"),
    ],
)
def test_what_is_no_such_list_is_refused_in_words(content, said):
    with pytest.raises(NotAPostcodeList, match=said):
        read(content)


def test_two_hundred_thousand_rows_pass_in_little_memory(tmp_path):
    """The file is many times as large as what is held at once, and how far it is gets told."""
    path = tmp_path / "list.csv"
    with path.open("w") as file:
        file.write("pcd,pcds,osward,more\n")
        for number in range(200_000):
            ward = "E05999001" if number % 1_000 == 0 else f"E05{number % 9_000:06}"
            letters = f"{chr(65 + number % 26)}{chr(65 + number // 26 % 26)}"
            file.write(f"ZZ{number % 100},ZZ{number % 100} {number // 100 % 10}{letters},{ward},{'x' * 40}\n")
    heard = []
    tracemalloc.start()
    with path.open("rb") as file:
        size = path.stat().st_size
        found = read_list(file, size=size, wards=WARDS, told=lambda rows, share: heard.append((rows, share)))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 12_000_000
    assert most < 2_000_000
    assert found.rows == 200_000
    assert 0 < len(found.best) <= 200
    assert [rows for rows, _share in heard] == [50_000, 100_000, 150_000, 200_000]
    assert all(0 < share <= 1 for _rows, share in heard)


@pytest.mark.parametrize(
    "text", ["SW1A 1AA", "sw1a1aa", " SW1A\u00a01AA ", "SW1A\u20091AA", "sw1a-1aa", "M1 1AE", "zz1 1aa."]
)
def test_a_postcode_is_known_however_it_is_typed(text):
    assert is_postcode(text)
    assert " " not in normal(text)


@pytest.mark.parametrize(
    "text", ["", "Northfield", "SW1A", "SW1A 1AA and more", "E05012345", "1AA SW1A", "ZZ1 1AA" * 9]
)
def test_what_is_no_postcode_is_none(text):
    assert not is_postcode(text)


def test_what_stands_in_the_column_and_is_no_postcode_is_neither_kept_nor_counted():
    content = b"pcds,osward\nZZ1 1AA,E05999001\nnot a postcode,E05999001\nthe whole of Mill,E05999002\n"
    found = read(content)
    assert found.best == {"ZZ11AA": "E05999001"}
    assert (found.rows, found.held) == (3, 1)


def test_more_postcodes_than_the_country_has_are_refused(monkeypatch):
    monkeypatch.setattr(postcode_list, "MOST_HELD", 1)
    monkeypatch.setattr(postcode_list, "TOLD_EVERY", 1)
    with pytest.raises(NotAPostcodeList, match="more postcodes in your wards"):
        read(LIST)


def test_no_member_of_an_archive_unpacks_to_more_than_it_says():
    """So that the sum that is refused at the start holds for all of them."""
    packed = bytearray(zipped(List=LIST * 1_000))
    size = packed.find(b"PK\x01\x02") + 24
    packed[size : size + 4] = (10).to_bytes(4, "little")
    with pytest.raises(NotAPostcodeList, match="damaged"):
        read(bytes(packed))
