#!/usr/bin/python3
"""Writes the zips of tests/feeds, good and hostile: tests/zips.py.  What must come of them stands beside each as expect.*.

How it works: no library writes a hostile zip, so members and directory are put together byte by byte; a member's keywords
say where it lies (`crc`, `size`, `method` in both places, `lname`, `lsize`, `lmethod` in its local header alone).
"""
import gzip
import io
import os
import struct
import zlib

FEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "feeds")
ROSTER = ("county_name,township_name,village_name,household_no,person_no,person_name,id_no,relation_to_head,ident_standard,"
          "exit_status,first_ident_date")
LOAN = ("bank_code,note_no,borrower_name,id_no,township_code,amount,balance,rate,disbursed_on,due_on,guarantee,purpose,"
        "grant_type,grade,status")
ZIP, LEDGER = "roster_FPB_20171231.zip", "loan_NX301_20171231.zip"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def identity(n):
    digits = "53230119800101%03d" % n
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def person(n, county="楚雄市", town="鹿城镇", village="东兴村", name=None, status="未脱贫"):
    return f"{county},{town},{village},H{n // 2:03},P{n:03},{name or f'张三{n}'},{identity(n)},户主,国家标准,{status},201401"


def roster(*people, header=ROSTER):
    return "".join(line + "\n" for line in (header, *(person(p) if isinstance(p, int) else p for p in people)))


def loans(*numbers):
    return LOAN + "\n" + "".join(f"NX301,JJ{n:04},李四{n},{identity(n)},532301101,50000.00,50000.00,4.35,2017-03-01,2020-03-01,"
                                 "信用,养牛,新增,正常,正常\n" for n in numbers)


def total(amount):
    return f"合计,,,,,,{amount},,,,,,,,\n"


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode()


class Member:
    def __init__(self, name, data=b"", method=8, flags=0, mode=0o100644, **where):
        self.name, self.data, self.method, self.flags, self.mode, self.where = as_bytes(name), as_bytes(data), method, flags, mode, where
        self.packed = where.get("packed", self.data)
        if method == 8 and "packed" not in where:
            deflate = zlib.compressobj(9, 8, -15)
            self.packed = deflate.compress(self.data) + deflate.flush()
        self.crc, self.size = where.get("crc", zlib.crc32(self.data)), where.get("size", len(self.data))
        self.wide = where.get("wide", False)  # zip64

    def local(self):
        name, crc, size, packed, extra = as_bytes(self.where.get("lname", self.name)), self.crc, self.where.get("lsize", self.size), len(self.packed), b""
        if self.flags & 8:
            crc = size = packed = 0
        if self.wide:
            extra, size, packed = struct.pack("<HHQQ", 1, 16, self.size, len(self.packed)), 0xFFFFFFFF, 0xFFFFFFFF
        head = struct.pack("<IHHHHHIIIHH", 0x04034B50, 45 if self.wide else 20, self.flags, self.where.get("lmethod", self.method), 0,
                           0x4C21, crc, packed, size, len(name), len(extra))
        behind = struct.pack("<IIII", 0x08074B50, self.crc, len(self.packed), self.size) if self.flags & 8 else b""
        return head + name + extra + self.packed + behind

    def entry(self, at):
        size, packed, extra = self.size, len(self.packed), b""
        if self.wide:
            extra, size, packed, at = struct.pack("<HHQQQ", 1, 24, size, packed, at), 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF
        version = 45 if self.wide else 20
        return struct.pack("<IBBHHHHHIIIHHHHHII", 0x02014B50, version, 3, version, self.flags, self.method, 0, 0x4C21, self.crc, packed,
                           size, len(self.name), len(extra), 0, 0, 0, self.mode << 16, at) + self.name + extra


def zipped(*members, comment=b"", wide=False):
    out, directory = io.BytesIO(), []
    for member in members:
        at = member.where.get("at", out.tell())  # a member `at` a place has no bytes of its own
        if "at" not in member.where:
            out.write(member.local())
        if not member.where.get("unlisted"):
            directory.append(member.entry(at))
    start, count, size = out.tell(), len(directory), sum(map(len, directory))
    out.write(b"".join(directory))
    if wide:
        place = out.tell()
        out.write(struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, start) +
                  struct.pack("<IIQI", 0x07064B50, 0, place, 1))
        count, size, start = 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF
    out.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, size, start, len(comment)) + comment)
    return out.getvalue()


def packed(text):
    return gzip.compress(as_bytes(text), 9, mtime=0)


def put(case, name, content):
    folder = os.path.join(FEEDS, case, "2018-01-05")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as out:
        out.write(as_bytes(content))


def zip_case(case, *members, name=ZIP, **how):
    put("zip_" + case, name, zipped(*members, **how))


def good(two):
    three = roster(3)
    titles = ROSTER.split(",")[::-1]
    other_way = "\t".join(titles) + "\n" + "".join("\t".join(person(n).split(",")[::-1]) + "\n" for n in (3, 4))
    zip_case("members_are_read_in_byte_order_each_with_its_own_header_encoding_and_separator",
             Member("张.csv".encode("gb18030"), roster(7, 8)),
             Member("a.csv", roster(5, 6, header=ROSTER + ",备注").replace("201401\n", "201401,x\n")),
             Member("B.txt", other_way.encode("gb18030")), Member("10.csv", "\ufeff某某县花名册\n" + roster(1, 2)))
    zip_case("duplicates_keys_and_extents_go_over_the_whole_file", Member("a.csv", roster(*range(1, 31))),
             Member("b.csv", roster(1, person(2, name="王五"), 40, person(41, "双柏县", "妥甸镇", "妥甸社区"))))
    zip_case("rejects_tell_the_member_and_its_own_line", Member("a.csv", roster(*range(1, 30), person(30, status="不知道")) + "\n\n"),
             Member("目录/b.csv", roster(31, person(32, "不知市"), *range(33, 60), person(1, name="王五"))))
    for case, name in (("named_csv_is_read_by_its_first_bytes", "roster_FPB_20171231.csv"),
                       ("named_gz_is_read_by_its_first_bytes", "roster_FPB_20171231.csv.gz"),
                       ("named_csv_zip_keeps_its_inner_extension_out_of_the_name", "roster_FPB_20171231.csv.zip")):
        zip_case(case, Member("a.csv", two), name=name)
    zip_case("name_whose_second_byte_is_a_backslash_is_read", Member(b"\x81\x5c.csv", two))
    zip_case("of_1000_members_and_folders_is_read", Member("x/", b"", 0, mode=0o040755),
             *[Member("x/%04d.csv" % i, ROSTER + "\n") for i in range(999)], Member("x/z.csv", two))
    zip_case("of_zip64_is_read", Member("a.csv", two, wide=True), Member("b.csv", three, wide=True), wide=True)
    zip_case("with_sizes_behind_the_data_is_read", Member("a.csv", two, flags=8), Member("b.csv", three, flags=8))
    zip_case("stored_and_with_a_comment_is_read", Member("a.csv", two, 0), comment=b"PK\5\6 is no end here")
    zip_case("packed_from_a_pipe_is_read", Member("-", two, mode=0o010600))
    zip_case("folders_and_leavings_are_passed_over", Member("x/", b"", 0, mode=0o040755), Member("x/a.csv", two),
             Member("__MACOSX/x/._a.csv", b"\0\5\x16\7"), Member("x/.DS_Store", b"\0\0\0\1Bud1"), Member(".DS_Store", b"\0"),
             Member("x/Thumbs.db", OLD_WORKBOOK[:8]))
    sums = Member("a.csv", loans(1, 2) + total("100000.00"))
    zip_case("totals_rows_compare_with_their_own_member", sums, Member("b.csv", loans(3) + total("50000.00")), name=LEDGER)
    zip_case("totals_row_of_a_member_that_differs_holds_it", sums, Member("b.csv", loans(3) + total("150000.00")), name=LEDGER)
    zip_case("companion_speaks_of_all_members", Member("a.csv", loans(1, 2)), Member("b.csv", loans(3)), name=LEDGER)


def hostile(two):
    first = Member("a.csv", two)
    for case, name in (("with_an_absolute_name_is_rejected", "/tmp/a.csv"), ("with_a_name_that_holds_two_dots_is_rejected", "x/../../a.csv"),
                       ("with_a_drive_letter_is_rejected", "C:a.csv"), ("with_a_backslash_is_rejected", "x\\a.csv"),
                       ("with_a_nul_in_a_name_is_rejected", b"a.csv\0.txt")):
        zip_case(case, Member(name, two))
    zip_case("hostile_name_of_a_folder_is_rejected_too", Member("../", b"", 0, mode=0o040755), first)
    zip_case("encrypted_member_is_rejected", first, Member("b.csv", b"x" * 40, 0, flags=1))
    for kind, data in (("zip", zipped(first)), ("gzip", packed(two)), ("rar", b"Rar!\x1a\x07\x00xxxxxxxx"),
                       ("seven_zip", b"7z\xbc\xaf\x27\x1c\0\4xxxx"), ("xz", b"\xfd7zXZ\0\0\4xxxx"), ("bzip2", b"BZh91AY&SYxxxx")):
        zip_case("member_that_is_an_archive_is_rejected_" + kind, first, Member("b.csv", data))
    zip_case("symbolic_link_is_rejected", first, Member("b.csv", "/etc/passwd", 0, mode=0o120777))
    stored = Member("a.csv", two, 0)
    within = zipped(Member("b.csv", two, 0))[:30 + len("b.csv") + len(as_bytes(two))]
    zip_case("member_twice_at_one_place_overlaps", stored, Member("a.csv", two, 0, at=0))
    zip_case("member_within_another_overlaps", Member("a.csv", within, 0), Member("b.csv", two, 0, at=30 + len("a.csv")))
    zip_case("of_one_name_twice_is_rejected", first, Member("a.csv", roster(3)))
    zip_case("of_1001_members_is_rejected", *[Member("%04d.csv" % i, ROSTER + "\n" + person(i) + "\n") for i in range(1001)])
    length = len(as_bytes(two))
    for case, where in (("size_that_is_not_what_the_directory_says", {"size": length + 1}),
                        ("shorter_size_than_what_is_unpacked", {"size": length - 1}), ("crc_that_is_not_what_the_directory_says", {"crc": 1}),
                        ("stored_member_with_two_sizes_is_rejected", {"method": 0, "size": 5}), ("broken_data_is_rejected", {"packed": b"\xff" * 50}),
                        ("unknown_method_is_named", {"method": 14}), ("directory_that_disagrees_with_a_local_name", {"lname": "b.csv"}),
                        ("directory_that_disagrees_with_a_local_size", {"lsize": 7}), ("directory_that_disagrees_with_a_local_method", {"lmethod": 0})):
        zip_case(case, Member("a.csv", two, **where))
    zip_case("member_that_the_directory_does_not_list", first, Member("b.csv", two, unlisted=True))
    whole = zipped(first)
    put("zip_truncated_is_rejected", ZIP, whole[:-30])
    put("zip_of_another_offset_is_rejected", ZIP, b"PK\x07\x08" + whole)
    put("zip_in_volumes_is_rejected", ZIP, whole[:-18] + b"\1\0" + whole[-16:])


def not_read(two):
    first = Member("a.csv", two)
    zip_case("of_nothing_is_empty")
    zip_case("of_leavings_alone_is_empty", Member("x/", b"", 0, mode=0o040755), Member("x/.DS_Store", b"x"))
    zip_case("empty_member_is_rejected", first, Member("b.csv", b""))
    workbook = zipped(Member("[Content_Types].xml", '<?xml version="1.0"?><Types/>'), Member("xl/workbook.xml", '<?xml version="1.0"?><workbook/>'))
    put("xlsx_waits_by_its_content", "roster_FPB_20171231.xlsx", workbook)
    put("xlsx_waits_by_its_content", "roster_FPB_20171130.csv", workbook)
    zip_case("that_holds_a_workbook_waits", first, Member("b.xlsx", workbook, 0))
    zip_case("that_holds_an_old_workbook_waits", first, Member("b.xls", OLD_WORKBOOK))
    put("gzip_that_holds_a_zip_is_rejected", "roster_FPB_20171231.csv.gz", packed(zipped(first)))
    put("gzip_within_gzip_is_rejected", "roster_FPB_20171231.csv.gz", packed(packed(two)))
    zip_case("member_that_is_a_pdf_is_rejected", first, Member("readme.pdf", b"%PDF-1.4 x"))
    zip_case("member_without_the_columns_is_rejected", first, Member("b.csv", "人编号,姓名\n1,2\n"))
    zip_case("member_with_an_open_quote_is_rejected", first, Member("b.csv", roster('"' + person(3))))
    blank = ROSTER + "\n" + "\n" * (34 * 1024 * 1024)
    put("limit_200_to_1_over_all_members_of_a_zip", ZIP, zipped(Member("a.csv", blank), Member("b.csv", blank)))


if __name__ == "__main__":
    for write in (good, hostile, not_read):
        write(roster(1, 2))
