#include "titles.hpp"

#include "folkmoot/label.hpp"
#include "folkmoot/link.hpp"
#include "folkmoot/text.hpp"
#include "page.hpp"

namespace folkmoot::wiki {
namespace {

constexpr Sql titled{"select page from wiki_title where component = :component and title_key = :key"};
constexpr Sql titled_in_bin{"select p.id from wiki_page p join object o on o.id = p.id "
                            "where p.component = :component and p.title_key = :key and o.deleted is not null "
                            "order by o.deleted desc, o.id desc limit 1"};
constexpr Sql other_owners{"select p.id from wiki_page p join object o on o.id = p.id "
                           "where p.component = :component and p.title_key = :key and p.id <> :page "
                           "and o.deleted is null order by p.id limit 100"};
constexpr Sql take_over_title{
    "insert into wiki_title (component, title_key, page, since) "
    "values (:component, :key, :page, :now) "
    "on conflict (component, title_key) do update set page = excluded.page, since = excluded.since"};
constexpr Sql titles_of{"select title_key from wiki_title where page = :page limit 1000"};
constexpr Sql forget_titles{"delete from wiki_title where page = :page"};

constexpr Sql by_part{
    "select p.id from wiki_page p join object o on o.id = p.id where p.component = :component "
    "and o.deleted is null and instr(p.title_key, :part) > 0 order by length(p.title_key), p.id limit 100",
    "select p.id from wiki_page p join object o on o.id = p.id where p.component = :component "
    "and o.deleted is null and strpos(p.title_key, :part) > 0 order by length(p.title_key), p.id limit 100"};

/// The other pages with this title today: more than one where somebody could not see the first.
std::vector<ObjectId> others_titled(ReadTx& tx, ObjectId component, ObjectId page, std::string_view key) {
    return tx.values<ObjectId>(
        other_owners, bind("component", component), bind("key", key), bind("page", page));
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (char letter : text) {
        const auto octet = static_cast<unsigned char>(letter);
        const bool plain = (octet | 0x20U) - 'a' < 26U || octet - '0' < 10U;
        if (plain)
            encoded += letter;
        else
            encoded += {'%', digits[octet >> 4U], digits[octet & 15U]};
    }
    return encoded;
}

/// Where the client asks whether to begin a page of that title.
std::optional<std::string> new_page_address(
    ReadTx& tx, const Viewer& viewer, const ObjectRow& from, std::string_view title) {
    const auto wiki = tx.find<Component>(viewer, from.component.value());
    if (!wiki || !wiki->standing().can(Create::permission)) return std::nullopt;
    return "/s/" + objects::label_space(tx, (*wiki)->space).slug + "/" + (*wiki)->slug
        + "/new?title=" + percent_encoded(title);
}

} // namespace

LinksByTitle links_by_title() {
    return {.find =
                [](ReadTx& tx, const Viewer& viewer, const ObjectRow& from, std::string_view title) {
                    return find_titled(tx, viewer, from.component.value(), title);
                },
        .find_last =
            [](ReadTx& tx, const Viewer& viewer, const ObjectRow& from, std::string_view title) {
                return last_titled(tx, viewer, from.component.value(), title);
            },
        .new_address = new_page_address,
        .key = title_key};
}

std::string title_key(std::string_view title) {
    return folded(title);
}

std::optional<ObjectId> find_titled(
    ReadTx& tx, const Viewer& viewer, ObjectId component, std::string_view title) {
    auto page = tx.value<ObjectId>(titled, bind("component", component), bind("key", title_key(title)));
    return page && tx.find<Page>(viewer, *page) ? page : std::nullopt;
}

std::optional<ObjectId> last_titled(
    ReadTx& tx, const Viewer& viewer, ObjectId component, std::string_view title) {
    if (auto page = find_titled(tx, viewer, component, title)) return page;
    auto page =
        tx.value<ObjectId>(titled_in_bin, bind("component", component), bind("key", title_key(title)));
    return page && tx.find<Page>(viewer, *page) ? page : std::nullopt;
}

std::vector<ObjectId> find_by_part(ReadTx& tx, ObjectId component, std::string_view typed) {
    return tx.values<ObjectId>(by_part, bind("component", component), bind("part", title_key(typed)));
}

void claim_title(
    WriteTx& tx, const Viewer& viewer, ObjectId component, ObjectId page, std::string_view title) {
    std::string key = title_key(title);
    const auto owners = others_titled(tx, component, page, key);
    if (std::ranges::any_of(owners, [&](ObjectId owner) { return tx.find<Page>(viewer, owner).has_value(); }))
        throw Problem(Code::conflict, "wiki.title_taken").with("title", std::string{title});
    if (!owners.empty()) return; // it must not be learnt that there is such a page
    tx.run(take_over_title, bind("component", component), bind("key", key), bind("page", page),
        bind("now", tx.now()));
    objects::resolve_links(tx, component, key, page);
}

std::string free_title(ReadTx& tx, ObjectId component, ObjectId page, std::string_view wanted) {
    std::string title{wanted};
    for (int number = 2; number < 1000; ++number) {
        if (others_titled(tx, component, page, title_key(title)).empty()) return title;
        title = std::string{wanted} + " (" + std::to_string(number) + ")";
    }
    throw Problem(Code::conflict, "wiki.title_taken").with("title", std::string{wanted});
}

void release_titles(WriteTx& tx, ObjectId component, ObjectId page) {
    for (const auto& key : tx.values<std::string>(titles_of, bind("page", page)))
        objects::break_links(tx, component, key);
    tx.run(forget_titles, bind("page", page));
}

} // namespace folkmoot::wiki
