/*
 * USE-01: purposes that name a forbidden use, and productive ones that only sound like it.
 *
 * Each performance takes the next text of its list, so that forty of them use every text.
 */
#include "story.h"

/* Borrowers and days by turns, so that a text meets all of them. */
static void use_purpose(struct scene *scene, const char *purpose, enum must must)
{
    int granted = scene->ordinal % 2 ? story_day_before_window(scene) : story_day_in_window(scene);
    struct note *note = story_note(scene, scene->ordinal % 3 ? HEAD : WIFE, granted);

    note->purpose = purpose;
    story_claim(scene, "USE-01", note, must);
}

/* Building, buying, furnishing; the last one hides behind pigs. */
static void use_house(struct scene *scene)
{
    static const char *const text[] = { "建房",     "盖房子",     "购买商品房", "装修房屋", "新建住房",
                                        "农村建房", "在县城买房", "翻建房屋",   "房屋装修", "建房子及养猪" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_YES);
}

/* A car for oneself, things for the home. */
static void use_car_or_goods(struct scene *scene)
{
    static const char *const text[] = { "买车", "购轿车", "购买小汽车", "买家电", "购买家具家电", "买小轿车" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_YES);
}

/* Weddings and tuition. */
static void use_family(struct scene *scene)
{
    static const char *const text[] = { "儿子结婚", "学费", "缴纳子女学费", "女儿结婚办酒席", "结婚彩礼" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_YES);
}

/* Old debts, and money made from money. */
static void use_debt_or_finance(struct scene *scene)
{
    static const char *const text[] = { "还债", "归还欠款", "理财", "购买理财产品", "偿还债务", "归还旧债" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_YES);
}

/* What a town spends on, not a household. */
static void use_platform(struct scene *scene)
{
    static const char *const text[] = { "入股房地产开发", "政府融资平台", "修路基础设施", "投资房地产",
                                        "基础设施建设" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_YES);
}

/* 建 alone forbids nothing. */
static void use_buildings_for_animals(struct scene *scene)
{
    static const char *const text[] = { "建羊圈", "建圈舍", "建牛圈养牛", "修建猪圈", "建鸡舍", "建圈舍养黑山羊" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_NO);
}

/* A tobacco barn is no house. */
static void use_buildings_for_crops(struct scene *scene)
{
    static const char *const text[] = { "建大棚", "建蔬菜大棚", "建烤房", "修鱼塘养鱼", "搭建大棚种植草莓" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_NO);
}

/* A vehicle, but a farmer's. */
static void use_machines(struct scene *scene)
{
    static const char *const text[] = { "购农用三轮车", "购微耕机", "购买微耕机种植烤烟", "买农用三轮车拉饲料" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_NO);
}

/* 建档立卡, 农家乐, 车厘子: the forbidden word is only a part of another. */
static void use_words_within_words(struct scene *scene)
{
    static const char *const text[] = { "建档立卡户养牛", "开农家乐",     "种植车厘子",        "家禽养殖",
                                        "经营农家乐",     "建档立卡养羊", "学习养蜂技术购蜂箱" };

    use_purpose(scene, STORY_PICK(scene, text), MUST_NO);
}

static const struct story STORIES[] = {
    { "a house", "USE-01", MUST_YES, PLACE_ANY, use_house },
    { "a car or household goods", "USE-01", MUST_YES, PLACE_ANY, use_car_or_goods },
    { "a wedding or tuition", "USE-01", MUST_YES, PLACE_ANY, use_family },
    { "debts or finance", "USE-01", MUST_YES, PLACE_ANY, use_debt_or_finance },
    { "a platform or real estate", "USE-01", MUST_YES, PLACE_ANY, use_platform },
    { "buildings for animals", "USE-01", MUST_NO, PLACE_ANY, use_buildings_for_animals },
    { "buildings for crops", "USE-01", MUST_NO, PLACE_ANY, use_buildings_for_crops },
    { "machines", "USE-01", MUST_NO, PLACE_ANY, use_machines },
    { "words within words", "USE-01", MUST_NO, PLACE_ANY, use_words_within_words },
};

const struct story_table STORY_USE = { STORIES, sizeof STORIES / sizeof *STORIES };
