// What makes a space a place: its home.
#include "host/moving/tables.hpp"

namespace folkmoot::host::moving {
namespace {

struct HomeRow {
    ObjectId space;
    std::string welcome;
    std::int64_t version = 0;
    Time changed;
    ObjectId author;
    static constexpr auto fields() {
        return std::array{field<&HomeRow::space>("space", "Whose home"),
            field<&HomeRow::welcome>("welcome", "The text as it is kept", length(1, 2'000'000)),
            field<&HomeRow::version>("version", "How often it was changed", range(1, 1'000'000'000)),
            field<&HomeRow::changed>("changed", "When last"), field<&HomeRow::author>("author", "By whom")};
    }
};
struct PinRow {
    ObjectId space;
    ObjectId object;
    std::int64_t position = 0;
    static constexpr auto fields() {
        return std::array{field<&PinRow::space>("space", "On whose home"),
            field<&PinRow::object>("object", "What stands first"),
            field<&PinRow::position>("position", "Place among them")};
    }
};
struct DateRow {
    ObjectId space;
    std::int64_t position = 0;
    std::string name;
    std::string due_on;
    std::string due_zone;
    Time due;
    static constexpr auto fields() {
        return std::array{field<&DateRow::space>("space", "On whose home"),
            field<&DateRow::position>("position", "Place among them"),
            field<&DateRow::name>("name", "What happens", length(1, 500)),
            field<&DateRow::due_on>("due_on", "The day", length(10, 10)),
            field<&DateRow::due_zone>("due_zone", "Its time zone", length(1, 60)),
            field<&DateRow::due>("due", "When that day is over")};
    }
};
struct ContactRow {
    ObjectId space;
    std::int64_t position = 0;
    std::optional<ObjectId> person;
    std::string name;
    std::string email;
    std::string about;
    static constexpr auto fields() {
        return std::array{field<&ContactRow::space>("space", "On whose home"),
            field<&ContactRow::position>("position", "Place among them"),
            field<&ContactRow::person>("person", "Somebody with an account"),
            field<&ContactRow::name>("name", "What a mailbox is called",
                personal("to say whom to ask", "until it is taken off the home")),
            field<&ContactRow::email>(
                "email", "Its address", personal("to say whom to ask", "until it is taken off the home")),
            field<&ContactRow::about>("about", "What to ask them about")};
    }
};

constexpr Sql homes = OF_IDS(
    "select space, welcome, version, changed, changed_by from space_home where space in ", " order by space");
constexpr Sql insert_home{"insert into space_home (space, welcome, version, changed, changed_by) values "
                          "(:space, :welcome, :version, :changed, :author)"};
constexpr Sql pins = OF_IDS("select p.space, p.object, p.position from space_pin p join object o on o.id = "
                            "p.object where o.deleted is null and p.space in ",
    " order by p.space, p.position");
constexpr Sql insert_pin{
    "insert into space_pin (space, object, position) select :space, o.id, :position from "
    "object o where o.id = :object on conflict do nothing"};
constexpr Sql dates =
    OF_IDS("select space, position, name, due_on, due_zone, due from space_date where space in ",
        " order by space, position");
constexpr Sql insert_date{"insert into space_date (space, position, name, due_on, due_zone, due) values "
                          "(:space, :position, :name, :due_on, :due_zone, :due)"};
constexpr Sql contacts =
    OF_IDS("select space, position, person, name, email, about from space_contact where space in ",
        " order by space, position");
constexpr Sql insert_space_contact{
    "insert into space_contact (space, position, person, name, email, about) values "
    "(:space, :position, :person, :name, :email, :about)"};

template <const Sql& insert, class Row> void put(WriteTx& tx, const Row& row) {
    tx.run_with(insert, row);
}

} // namespace

std::vector<Table> home_tables() {
    return {
        {By::spaces,
            table_of<HomeRow>({.name = "space_homes", .select = homes, .put = put<insert_home, HomeRow>})},
        {By::spaces,
            table_of<PinRow>({.name = "space_pins", .select = pins, .put = put<insert_pin, PinRow>})},
        {By::spaces,
            table_of<DateRow>({.name = "space_dates", .select = dates, .put = put<insert_date, DateRow>})},
        {By::spaces,
            table_of<ContactRow>({.name = "space_contacts",
                .select = contacts,
                .put = put<insert_space_contact, ContactRow>})}};
}

} // namespace folkmoot::host::moving
