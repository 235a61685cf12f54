/* The lists of the office, with the first month: planted people, and firms that nobody borrows for. */
#include "stage.h"
#include "watchlist.h"
#include "writer.h"

#include <stdio.h>

/* A number, or an account where there is none. */
static void watchlist_row(struct sink *sink, const struct watched *watched, const char *account, const char *county)
{
    static struct row row;

    row_start(&row, sink_dress(sink));
    row_text(&row, watched->list);
    row_text(&row, watched->name);
    row_text(&row, watched->id);
    row_text(&row, account);
    row_text(&row, county);
    sink_row(sink, &row);
}

/* One of each kind in each county; they are known by their accounts. */
static void watchlist_firms(struct sink *sink, const struct world *world)
{
    static const struct {
        const char *list, *name;
    } firm[] = { { "经营主体", "彝山种植专业合作社" },
                 { "带动主体", "金穗农业发展有限公司" },
                 { "融资平台", "城建投资开发有限公司" },
                 { "房地产", "安居置业有限公司" },
                 { "农资供应商", "丰收农资经营部" } };

    for (int county = 0; county < world->places.counties; county++)
        for (int i = 0; i < (int) (sizeof firm / sizeof *firm); i++) {
            const char *code = world->places.county[county].code;
            struct watched watched = { .list = firm[i].list };
            char account[PEOPLE_ID];

            snprintf(watched.name, sizeof watched.name, "%s", firm[i].name);
            snprintf(account, sizeof account, "2400%s%06d", code, i + 1);
            watchlist_row(sink, &watched, account, code);
        }
}

void writer_watchlist(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    struct picker picker = watchlist_picker(world);
    struct sink *sink;

    if (!(writer->feeds & FEED_WATCHLIST) || index > 0)
        return;
    sink = writer_list(writer, &LAYOUT_WATCHLIST, "FPB", index);
    watchlist_firms(sink, world);
    for (int household = 0; household < world->households; household += scene.households) {
        struct watched watched;
        struct pick pick;

        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        pick = pick_next(&picker, &scene);
        if (pick.rule < 0)
            continue;
        watchlist_of(&scene, pick, &watched);
        watchlist_row(sink, &watched, "", world->places.county[watched.county].code);
    }
    sink_close(sink);
}
