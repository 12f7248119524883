#include "objects/space_home.hpp"

#include "events/append.hpp"
#include "events/event_json.hpp"
#include "folkmoot/audit.hpp"
#include "folkmoot/printing.hpp"
#include "objects/text_limits.hpp"

namespace folkmoot::objects {
namespace {

struct HomeRow {
    std::string welcome;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&HomeRow::welcome>("welcome", "The text as it is kept"),
            field<&HomeRow::version>("version", "How often it has been changed")};
    }
};
struct DateRow {
    std::string name;
    std::string due_on;
    std::string due_zone;
    Time due;
    static constexpr auto fields() {
        return std::array{field<&DateRow::name>("name", "What it is called"),
            field<&DateRow::due_on>("due_on", "The day"), field<&DateRow::due_zone>("due_zone", "Its zone"),
            field<&DateRow::due>("due", "When that day is over")};
    }
};
struct ContactRow {
    std::optional<ObjectId> person;
    std::string name;
    std::string email;
    std::string about;
    static constexpr auto fields() {
        return std::array{field<&ContactRow::person>("person", "Somebody with an account"),
            field<&ContactRow::name>("name", "What the mailbox is called"),
            field<&ContactRow::email>("email", "Its address"),
            field<&ContactRow::about>("about", "What to ask them about")};
    }
};

constexpr Sql select_home{"select welcome, version from space_home where space = :space"};
constexpr Sql select_pins{"select object from space_pin where space = :space order by position"};
constexpr Sql select_dates{"select name, due_on, due_zone, due from space_date where space = :space and "
                           "due > :now order by due, position"};
constexpr Sql select_contacts{
    "select c.person, c.name, c.email, c.about from space_contact c where c.space = :space and (c.person is "
    "null or exists (select 1 from person p where p.id = c.person and p.state = 'active')) order by "
    "c.position"};
constexpr Sql put_home{
    "insert into space_home (space, welcome, version, changed, changed_by) values (:space, :welcome, "
    ":version, :now, :person) on conflict (space) do update set welcome = excluded.welcome, version = "
    "excluded.version, changed = excluded.changed, changed_by = excluded.changed_by"};
constexpr Sql drop_pins{"delete from space_pin where space = :space"};
constexpr Sql drop_dates{"delete from space_date where space = :space"};
constexpr Sql drop_contacts{"delete from space_contact where space = :space"};
constexpr Sql put_pin{"insert into space_pin (space, object, position) values (:space, :object, :position)"};
constexpr Sql put_date{
    "insert into space_date (space, position, name, due_on, due_zone, due) values (:space, "
    ":position, :name, :on, :zone, :due)"};
constexpr Sql put_contact{"insert into space_contact (space, position, person, name, email, about) values "
                          "(:space, :position, :person, :name, :email, :about)"};
constexpr Sql staff_in_use{
    "select count(*) from person where id = :person and kind = 'staff' and state = 'active'"};

std::string place(std::string_view list, std::size_t at) {
    return std::string{list} + "." + std::to_string(at);
}

std::vector<Standing> seen_pins(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    const auto ids = tx.values<ObjectId>(select_pins, bind("space", space));
    auto pins = access::find_standings(tx, viewer, ids, "");
    std::erase_if(pins, [](const Standing& pin) { return pin.object().deleted.has_value(); });
    return pins;
}

std::vector<KeyDate> own_dates(ReadTx& tx, ObjectId space) {
    std::vector<KeyDate> dates;
    for (auto& row : tx.rows<DateRow>(select_dates, bind("space", space), bind("now", tx.now())))
        dates.push_back({.kind = DateKind::day,
            .due = {.on = std::move(row.due_on), .zone = std::move(row.due_zone), .at = row.due},
            .name = std::move(row.name),
            .object = {}});
    return dates;
}

std::vector<HomeContact> contacts_of(ReadTx& tx, ObjectId space) {
    std::vector<HomeContact> contacts;
    for (auto& row : tx.rows<ContactRow>(select_contacts, bind("space", space))) {
        HomeContact contact{.person = {},
            .name = std::move(row.name),
            .email = std::move(row.email),
            .about = std::move(row.about)};
        if (row.person) contact.person = label_person(tx, *row.person);
        contacts.push_back(std::move(contact));
    }
    return contacts;
}

richtext::Tree welcome_of(const HomeRow& row) {
    return read_text(Json{row.welcome});
}

/// What was put first, with what the viewer does not see behind what they chose.
std::vector<ObjectId> pins_after(
    ReadTx& tx, const Viewer& viewer, ObjectId space, const std::vector<ObjectId>& chosen) {
    const auto seen = access::find_standings(tx, viewer, chosen, "");
    std::vector<ObjectId> pins;
    for (std::size_t at = 0; at < chosen.size(); ++at) {
        const auto found =
            std::ranges::find(seen, chosen[at], [](const auto& one) { return one.object().id; });
        if (found == seen.end() || found->object().space != space || found->object().deleted)
            refuse_field(place("pins", at), "places.not_of_this_space");
        if (std::ranges::find(pins, chosen[at]) == pins.end()) pins.push_back(chosen[at]);
    }
    for (const auto pin : tx.values<ObjectId>(select_pins, bind("space", space)))
        if (!access::find_standing(tx, viewer, pin, "")) pins.push_back(pin);
    return pins;
}

void check_contacts(ReadTx& tx, const NewHome& home) {
    for (std::size_t at = 0; at < home.contacts.size(); ++at) {
        const auto& contact = home.contacts[at];
        if (contact.person && *tx.value<std::int64_t>(staff_in_use, bind("person", *contact.person)) == 0)
            refuse_field(place("contacts", at) + ".person", "places.contact_not_staff");
        if (!contact.person && contact.name.empty())
            refuse_field(place("contacts", at) + ".name", "places.contact_without_name");
    }
}

} // namespace

SpaceHome show_home(ReadContext& context, const Granted<Space, View>& space) {
    ReadTx& tx = context.tx;
    SpaceHome home;
    if (const auto row = tx.row<HomeRow>(select_home, bind("space", space.id()))) {
        const auto tree = welcome_of(*row);
        auto options = html_options(context.services, context.request.language, tree);
        options.block_ids = richtext::HtmlOptions::BlockIds::absent;
        options.id_prefix = "welcome-";
        if (!tree.blocks.empty())
            home.html = richtext::print_html(tree, PrintFacts{tx, context.viewer}, options);
    }
    home.pins = label(tx, seen_pins(tx, context.viewer, space.id()));
    home.dates = own_dates(tx, space.id());
    std::ranges::move(dates_of_texts(tx, context.viewer, space.id()), std::back_inserter(home.dates));
    std::ranges::sort(home.dates, {}, [](const KeyDate& date) { return std::pair{date.due.at, date.name}; });
    home.contacts = contacts_of(tx, space.id());
    return home;
}

HomeForm home_form(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    HomeForm form;
    if (const auto row = tx.row<HomeRow>(select_home, bind("space", space))) {
        form.version = row->version;
        form.welcome = richtext::print_markdown(welcome_of(*row));
    }
    form.pins = label(tx, seen_pins(tx, viewer, space));
    form.dates = own_dates(tx, space);
    form.contacts = contacts_of(tx, space);
    return form;
}

void arrange_home(
    WriteTx& tx, const Viewer& viewer, const Granted<Space, ArrangeHome>& granted, const NewHome& home) {
    const auto space = bind("space", granted.id());
    const auto row = tx.row<HomeRow>(select_home, space);
    const std::int64_t version = row ? row->version : 0;
    if (version != home.base_version) throw Problem(Code::conflict, "places.changed_meanwhile");
    check_contacts(tx, home);
    const auto pins = pins_after(tx, viewer, granted.id(), home.pins);
    for (const Sql& sql : {drop_pins, drop_dates, drop_contacts})
        tx.run(sql, space);
    tx.run(put_home, space, bind("welcome", richtext::write_json(home.welcome)), bind("version", version + 1),
        bind("now", tx.now()), bind("person", viewer.person()));
    std::int64_t position = 0;
    for (const auto pin : pins)
        tx.run(put_pin, space, bind("object", pin), bind("position", ++position));
    for (const auto& date : home.dates)
        tx.run(put_date, space, bind("position", ++position), bind("name", date.name),
            bind("on", date.due.on), bind("zone", date.due.zone), bind("due", date.due.at));
    for (const auto& contact : home.contacts)
        tx.run(put_contact, space, bind("position", ++position), bind("person", contact.person),
            bind("name", contact.name), bind("email", contact.email), bind("about", contact.about));
    const SpaceHomeChanged event{.version = version + 1};
    events::append(tx,
        {.name = SpaceHomeChanged::name,
            .space = granted.id(),
            .data = events::data_of(shape_of<SpaceHomeChanged>, &event)});
    tx.audit(AuditLine{"core.space_home_changed"}.in(granted.id()));
}

} // namespace folkmoot::objects
