#include "carrying.hpp"

namespace folkmoot::wiki {
namespace {

struct CarriedPage {
    ObjectId id;
    ObjectId component;
    std::optional<ObjectId> parent;
    std::int64_t position = 0;
    std::string title_key;
    bool is_template = false;
    static constexpr auto fields() {
        return std::array{field<&CarriedPage::id>("id", "The page"),
            field<&CarriedPage::component>("section", "Its wiki"),
            field<&CarriedPage::parent>("parent", "The page above it"),
            field<&CarriedPage::position>("position", "Place among its siblings"),
            field<&CarriedPage::title_key>("title_key", "Its title as links compare it"),
            field<&CarriedPage::is_template>("is_template", "New pages may be begun from it", or_default)};
    }
};

struct CarriedTitle {
    ObjectId page;
    ObjectId component;
    std::string title_key;
    Time since;
    static constexpr auto fields() {
        return std::array{field<&CarriedTitle::page>("page", "The page that it leads to"),
            field<&CarriedTitle::component>("section", "In which wiki"),
            field<&CarriedTitle::title_key>("title_key", "The title as links compare it"),
            field<&CarriedTitle::since>("since", "Since when")};
    }
};

// A page whose parent stays behind stands at the top.
constexpr Sql carried_pages{
    "select p.id, p.component, (select a.id from object a where a.id = p.parent and a.deleted is null), "
    "p.position, p.title_key, p.is_template from wiki_page p where p.id in (select value from "
    "json_each(:ids)) "
    "order by p.id",
    "select p.id, p.component, (select a.id from object a where a.id = p.parent and a.deleted is null), "
    "p.position, p.title_key, p.is_template from wiki_page p "
    "where p.id in (select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb))) "
    "order by p.id"};
constexpr Sql carried_titles{
    "select page, component, title_key, since from wiki_title "
    "where page in (select value from json_each(:ids)) order by page, since, title_key",
    "select page, component, title_key, since from wiki_title "
    "where page in (select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb))) "
    "order by page, since, title_key collate \"C\""};
constexpr Sql insert_carried_page{
    "insert into wiki_page (id, component, parent, position, title_key, is_template) "
    "values (:id, :component, null, :position, :title_key, :is_template)"};
constexpr Sql set_parent{"update wiki_page set parent = :parent where id = :id "
                         "and exists (select 1 from wiki_page where id = :parent)"};
constexpr Sql insert_title{"insert into wiki_title (component, title_key, page, since) "
                           "values (:component, :title_key, :page, :since) on conflict do nothing"};

void put_carried_page(WriteTx& tx, const CarriedPage& page) {
    tx.run(insert_carried_page, bind("id", page.id), bind("component", page.component),
        bind("position", page.position), bind("title_key", page.title_key),
        bind("is_template", page.is_template));
}

void settle_carried_page(WriteTx& tx, const CarriedPage& page) {
    if (page.parent) tx.run(set_parent, bind("parent", *page.parent), bind("id", page.id));
}

void put_carried_title(WriteTx& tx, const CarriedTitle& title) {
    tx.run(insert_title, bind("component", title.component), bind("title_key", title.title_key),
        bind("page", title.page), bind("since", title.since));
}

} // namespace

void carry_pages(Registry& r) {
    r.carry<CarriedPage>({.name = "wiki.pages",
        .select = carried_pages,
        .put = put_carried_page,
        .settle = settle_carried_page});
    r.carry<CarriedTitle>({.name = "wiki.titles", .select = carried_titles, .put = put_carried_title});
}

} // namespace folkmoot::wiki
