/*
 * A registered person's number is found by counting: household and member give a sequence number (of 399 even
 * and odd pairs) and a day of the year, each combination once, and only then is the year of birth filled in.
 * Drawing them at random would give a few people the same number, and one person's loan to another.
 */
#include "people.h"

#include <stdio.h>
#include <string.h>

enum { SEQUENCES = 399, DAYS = 365, MEMBERS = 8, STRANGER_SEQUENCES = 100 };
enum { HOUSEHOLDS_A_REGION = SEQUENCES * (DAYS / MEMBERS) };

static const char *const SURNAME[] = {
    "李", "杨", "张", "王", "普", "罗", "周", "鲁", "杞", "毕", "陈", "刘", "赵", "马", "何",   "朱",   "胡",   "郭",
    "黄", "吴", "徐", "孙", "高", "林", "郑", "谢", "唐", "许", "邓", "冯", "曹", "曾", "彭",   "吕",   "苏",   "蒋",
    "蔡", "魏", "丁", "沈", "自", "起", "者", "白", "段", "尹", "施", "余", "钱", "阿", "欧阳", "诸葛", "上官", "司马",
};

static const char *const GIVEN[2][32] = {
    { "秀", "英", "兰", "珍", "芬", "琼", "丽", "芳", "美", "玉", "红", "琴", "梅", "香", "燕", "仙",
      "凤", "菊", "花", "莲", "翠", "萍", "艳", "慧", "春", "桂", "素", "会", "焕", "娟", "静", "巧" },
    { "文", "明", "国", "华", "军", "强", "伟", "建", "平", "荣", "贵", "福", "林", "兴", "光", "学",
      "忠", "发", "云", "东", "龙", "斌", "勇", "海", "金", "德", "正", "志", "永", "成", "才", "顺" },
};

static const char *const YI_FIRST[] = { "阿依", "吉克", "木呷", "沙马", "曲比" };
static const char *const YI_LAST[] = { "木果", "伍呷", "阿木", "史布", "拉各", "尔古" };

#define COUNT(list) ((int) (sizeof(list) / sizeof *(list)))

/* Copies at most what fits; names are far shorter than their room. */
static void people_join(char name[PEOPLE_NAME], const char *const part[], int parts)
{
    size_t used = 0;

    for (int i = 0; i < parts; i++) {
        size_t length = strlen(part[i]);

        if (used + length >= PEOPLE_NAME)
            break;
        memcpy(name + used, part[i], length);
        used += length;
    }
    name[used] = 0;
}

/* A few surnames are frequent: the square of a number between 0 and 1 favours the list's head. */
static const char *people_surname(struct random *random)
{
    int first = random_below(random, 1000);

    return SURNAME[first * first / 1000 * COUNT(SURNAME) / 1000];
}

/* Two draws for the given name always, though one in four people have one character only. */
void people_name(char name[PEOPLE_NAME], struct random *random, enum sex sex, bool yi)
{
    const char *part[3] = { people_surname(random), GIVEN[sex][random_below(random, 32)],
                            GIVEN[sex][random_below(random, 32)] };
    bool dotted = yi && random_chance(random, 500);
    int parts = random_chance(random, 2500) ? 2 : 3;

    if (dotted) {
        part[0] = YI_FIRST[random_below(random, COUNT(YI_FIRST))];
        part[1] = "·";
        part[2] = YI_LAST[random_below(random, COUNT(YI_LAST))];
    }
    people_join(name, part, dotted ? 3 : parts);
}

/* Neither the surname's nor the last character may be the same: else it might pass for a variant. */
void people_other_name(char other[PEOPLE_NAME], const char *name, struct random *random)
{
    const char *tail = name + strlen(name) - 3; /* the last character: three bytes of UTF-8 */

    do
        people_name(other, random, random_chance(random, 5000) ? MALE : FEMALE, false);
    while (strstr(other, tail) || strncmp(other, name, 3) == 0);
}

/* ISO 7064, MOD 11-2. */
void people_check_digit(char *id)
{
    static const int weight[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;

    for (int i = 0; i < 17; i++)
        sum += (id[i] - '0') * weight[i];
    id[17] = "10X98765432"[sum % 11];
    id[18] = 0;
}

/* Writes `value` with leading zeros into `width` characters. */
static void people_digits(char *at, int64_t value, int width)
{
    for (int i = width - 1; i >= 0; i--, value /= 10)
        at[i] = (char) ('0' + value % 10);
}

/* Day 0 to 364 of a year, counted as if no year had a 29 February. */
static void people_birth(char *at, int year, int day_of_year)
{
    static const int before[13] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };
    int month = 1;

    while (before[month] <= day_of_year)
        month++;
    people_digits(at, year, 4);
    people_digits(at + 4, month, 2);
    people_digits(at + 6, day_of_year - before[month - 1] + 1, 2);
}

/* The county a household lies in, by way of its village. */
static int people_county(const struct world *world, int household)
{
    const struct places *places = &world->places;

    return places->township[places->village[places_village_of(places, household)].township].county;
}

/* The county's code; where it holds more households than there are numbers, codes beside it. */
static void people_region(const struct world *world, int household, int wrap, char *at)
{
    memcpy(at, world->places.county[people_county(world, household)].code, 6);
    people_digits(at + 2, (at[2] - '0') * 10 + (at[3] - '0') + wrap, 2);
}

void people_id(const struct world *world, int household, int member, int year, enum sex sex, char id[PEOPLE_ID])
{
    int first = world->places.county[people_county(world, household)].first_household;
    int nth = (household - first) % HOUSEHOLDS_A_REGION;
    int day = ((nth / SEQUENCES) * MEMBERS + member) * 97 % DAYS;

    people_region(world, household, (household - first) / HOUSEHOLDS_A_REGION % 40, id);
    people_birth(id + 6, year, day);
    people_digits(id + 14, (nth % SEQUENCES + 1) * 2 + (sex == MALE ? 1 : 0), 3);
    people_check_digit(id);
}

/* Sequences from 800 on: no registered person has one, whatever the seed. */
void people_stranger_id(const struct world *world, int household, int nth, char id[PEOPLE_ID])
{
    int first = world->places.county[people_county(world, household)].first_household;
    int count = household - first;

    people_region(world, household, 0, id);
    people_birth(id + 6, 1958 + count % 31, (count / STRANGER_SEQUENCES * 4 + nth) * 89 % DAYS);
    people_digits(id + 14, 800 + (count % STRANGER_SEQUENCES) * 2 + nth % 2, 3);
    people_check_digit(id);
}

/* The first sequence digit becomes 8 or 9, and with it the number a stranger's. */
void people_twin_id(const char *id, char twin[PEOPLE_ID])
{
    memcpy(twin, id, 18);
    twin[14] = (id[16] - '0') % 2 ? '9' : '8';
    people_check_digit(twin);
}

/* Multiplying by a number prime to the modulus visits every number once, in an order without a pattern. */
void people_household_number(int household, int part, char number[PEOPLE_NUMBER])
{
    int64_t nth = (int64_t) household * 2 + part;

    memcpy(number, "53", 2);
    people_digits(number + 2, (nth * 61803399 + 27182818) % 100000000, 8);
    number[10] = 0;
}

/* Eleven digits, as a mobile number has. */
void people_phone(int household, int member, char phone[PEOPLE_NUMBER])
{
    int64_t nth = (int64_t) household * 12 + member;

    memcpy(phone, household % 2 ? "13" : "18", 2);
    people_digits(phone + 2, (nth * 381966011 + 577215664) % 1000000000, 9);
    phone[11] = 0;
}

/* Nineteen digits that begin like a debit card's. */
void people_account(int household, int member, char account[PEOPLE_ID])
{
    int64_t nth = (int64_t) household * 12 + member;

    memcpy(account, "6231900", 7);
    people_digits(account + 7, (nth * 7320508073 + 14142135623) % 1000000000000, 12);
    account[19] = 0;
}
